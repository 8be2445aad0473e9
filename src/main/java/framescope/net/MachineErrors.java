package framescope.net;

/// Tells what a program threw from what the Java machine itself ran into.
final class MachineErrors {
    private MachineErrors() {}

    /// Throws it again if the machine cannot go on, or nobody knows whether it can: then this is
    /// not the affair of a single connection. A stack that overflows is.
    static Throwable passOn(Throwable thrown) {
        if (thrown instanceof VirtualMachineError error
                && !(thrown instanceof StackOverflowError)) {
            throw error;
        }
        return thrown;
    }
}
