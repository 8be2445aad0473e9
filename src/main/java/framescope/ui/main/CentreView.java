package framescope.ui.main;

/// What stands in the middle of the window, one at a time, in the order of its tabs.
public enum CentreView {
    FRAMES,
    LADDER,
    STATISTICS,
    FINDINGS,
    LAB
}
