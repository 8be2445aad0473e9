package framescope.net;

import java.io.IOException;
import java.util.OptionalInt;

/// A server could not listen on an address; the cause says why.
public final class ListenException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int freePort;

    ListenException(String address, Throwable cause, int freePort) {
        super("cannot listen on " + address + ": " + cause.getMessage(), cause);
        this.freePort = freePort;
    }

    /// A port that was free on the same address a moment ago; empty where none was found.
    public OptionalInt freePort() {
        return freePort > 0 ? OptionalInt.of(freePort) : OptionalInt.empty();
    }
}
