package framescope.inspector;

/// An address that a user wrote cannot be read.
public final class AddressSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    /// What is wrong with it.
    public enum Fault {
        EMPTY,
        PORT_MISSING,
        PORT_NOT_A_NUMBER,
        PORT_OUT_OF_RANGE,
        HOST_INVALID
    }

    private final Fault fault;

    AddressSyntaxException(Fault fault, String text) {
        super(fault + ": " + text);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
