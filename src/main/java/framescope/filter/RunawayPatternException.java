package framescope.filter;

/// A pattern took more steps on one row than anybody wants to wait for, or went too deep: the
/// filter cannot be applied.
public final class RunawayPatternException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String pattern;

    RunawayPatternException(String pattern) {
        super("too many steps: " + pattern);
        this.pattern = pattern;
    }

    /// The pattern as it was written.
    public String pattern() {
        return pattern;
    }
}
