package framescope.ui.main;

/// What stands in the middle of the window, one at a time, in the order of its tabs.
public enum CentreView {
    FRAMES(1),
    STATISTICS(3),
    FINDINGS(4);

    private final int digit;

    CentreView(int digit) {
        this.digit = digit;
    }

    /// The digit that shows it, together with Ctrl.
    public int digit() {
        return digit;
    }
}
