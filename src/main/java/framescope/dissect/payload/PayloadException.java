package framescope.dissect.payload;

/// A payload is not what a view took it for.
public final class PayloadException extends Exception {
    private static final long serialVersionUID = 1L;

    PayloadException(String message) {
        super(message);
    }
}
