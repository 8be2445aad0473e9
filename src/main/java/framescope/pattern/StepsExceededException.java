package framescope.pattern;

/// A regular expression took more steps on one text than it may, or went too deep.
public final class StepsExceededException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StepsExceededException(String expression) {
        super("too many steps: " + expression);
    }
}
