package framescope.inspector;

import framescope.net.ListenException;
import java.net.BindException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;
import java.util.OptionalInt;

/// The server could not start on an address.
public final class StartException extends Exception {
    private static final long serialVersionUID = 1L;

    /// Why it could not.
    public enum Reason {
        /// Another program listens there.
        PORT_IN_USE,
        /// The system keeps this port for privileged programs.
        PORT_FORBIDDEN,
        /// The address belongs to no interface of this machine.
        ADDRESS_NOT_LOCAL,
        /// No address belongs to the name.
        HOST_UNKNOWN,
        /// Something else, which the detail names.
        OTHER
    }

    private final Reason reason;
    private final String detail;
    private final int freePort;

    StartException(ListenException problem) {
        this(problem, problem.getCause() == null ? problem : problem.getCause());
    }

    private StartException(ListenException problem, Throwable cause) {
        super(problem.getMessage(), cause);
        reason = reasonOf(cause);
        detail = String.valueOf(cause.getMessage());
        freePort = problem.freePort().orElse(0);
    }

    static Reason reasonOf(Throwable cause) {
        if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
            return Reason.HOST_UNKNOWN;
        }
        // The system tells these apart in words only.
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (message.contains("permission denied") || message.contains("forbidden")) {
            return Reason.PORT_FORBIDDEN;
        }
        if (message.contains("assign requested") || message.contains("not valid in its context")) {
            return Reason.ADDRESS_NOT_LOCAL;
        }
        return cause instanceof BindException ? Reason.PORT_IN_USE : Reason.OTHER;
    }

    public Reason reason() {
        return reason;
    }

    /// What the system said, in its own words.
    public String detail() {
        return detail;
    }

    /// A port that was free on the same address a moment ago; empty where none was found.
    public OptionalInt freePort() {
        return freePort > 0 ? OptionalInt.of(freePort) : OptionalInt.empty();
    }
}
