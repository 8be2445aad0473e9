package framescope.protocol;

/// Status codes of a Close frame (RFC 6455 §7.4, and those registered with IANA since).
///
/// Only an integer travels; this class names the known ones and says which may travel at all.
public final class CloseCode {
    public static final int NORMAL = 1000;
    public static final int GOING_AWAY = 1001;
    public static final int PROTOCOL_ERROR = 1002;

    /// Never on the wire: stands for a Close frame that carried no code.
    public static final int NO_STATUS = 1005;

    /// Never on the wire: stands for a connection that ended without a Close frame.
    public static final int ABNORMAL = 1006;

    public static final int INVALID_PAYLOAD = 1007;
    public static final int POLICY_VIOLATION = 1008;
    public static final int MESSAGE_TOO_BIG = 1009;
    public static final int MANDATORY_EXTENSION = 1010;
    public static final int INTERNAL_ERROR = 1011;
    public static final int TRY_AGAIN_LATER = 1013;

    private CloseCode() {}

    /// Whether a Close frame may carry this code: the registered ones but 1004, 1005, 1006 and
    /// 1015 (§7.4.1), and 3000 to 4999 (§7.4.2).
    public static boolean mayTravel(int code) {
        return switch (code) {
            case 1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014 -> true;
            default -> code >= 3000 && code <= 4999;
        };
    }

    /// Whether whoever says this fails the connection (§7.1.7), and so waits for no answer. A server
    /// that is overloaded (1013) cannot afford to; one that goes away or restarts (1001, 1012) says
    /// goodbye in the proper way.
    public static boolean meansFailure(int code) {
        return switch (code) {
            case 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1013 -> true;
            default -> false;
        };
    }

    /// Whether `messages.properties` has a name for this code.
    public static boolean hasName(int code) {
        return code >= 1000 && code <= 1015;
    }
}
