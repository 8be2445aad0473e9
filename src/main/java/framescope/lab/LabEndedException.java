package framescope.lab;

/// A run of the lab that cannot go on.
public final class LabEndedException extends Exception {
    private static final long serialVersionUID = 1;

    /// What it lacks.
    public enum Reason {
        /// No page has connected.
        NO_PAGE,
        /// The page that was tested does not come again.
        PAGE_GONE,
        /// Other programs take the answers that are meant for the page.
        ANSWER_TAKEN,
        /// The server has stopped.
        NO_SERVER,
        /// The capture is stopped, so that nothing is seen.
        NO_CAPTURE,
        /// The user wants no more.
        STOPPED
    }

    private final Reason reason;

    LabEndedException(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
