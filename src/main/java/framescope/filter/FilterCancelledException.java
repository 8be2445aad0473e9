package framescope.filter;

/// Nobody waits for a filter's answer any more.
public final class FilterCancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FilterCancelledException() {
        super("cancelled");
    }
}
