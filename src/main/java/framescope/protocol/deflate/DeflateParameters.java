package framescope.protocol.deflate;

import framescope.protocol.Role;

/// What two ends agreed on for permessage-deflate (RFC 7692 §7.1).
///
/// @param serverNoContextTakeover whether the server forgets its window after each message
/// @param clientNoContextTakeover whether the client does
/// @param serverMaxWindowBits the base-2 logarithm of the server's window in bytes, 8 to 15
/// @param clientMaxWindowBits that of the client's window
public record DeflateParameters(
        boolean serverNoContextTakeover,
        boolean clientNoContextTakeover,
        int serverMaxWindowBits,
        int clientMaxWindowBits) {
    /// The largest window of all: 32 KiB.
    public static final int MAX_WINDOW_BITS = 15;

    /// The smallest one that can be asked for: 256 bytes.
    public static final int MIN_WINDOW_BITS = 8;

    /// What holds when no parameter was named.
    public static final DeflateParameters PLAIN =
            new DeflateParameters(false, false, MAX_WINDOW_BITS, MAX_WINDOW_BITS);

    /// @throws IllegalArgumentException when a window is outside of 8 to 15
    public DeflateParameters {
        check(serverMaxWindowBits);
        check(clientMaxWindowBits);
    }

    private static void check(int windowBits) {
        if (windowBits < MIN_WINDOW_BITS || windowBits > MAX_WINDOW_BITS) {
            throw new IllegalArgumentException("a window of " + windowBits + " bits");
        }
    }

    /// Whether messages of this sender can be inflated without those before them (§7.1.1).
    public boolean noContextTakeover(Role sender) {
        return sender == Role.SERVER ? serverNoContextTakeover : clientNoContextTakeover;
    }

    /// The same with a client that forgets its window after each message.
    public DeflateParameters withClientNoContextTakeover() {
        return new DeflateParameters(
                serverNoContextTakeover, true, serverMaxWindowBits, clientMaxWindowBits);
    }

    /// How far back this sender's messages reach, as the base-2 logarithm of a number of bytes
    /// (§7.1.2).
    public int windowBits(Role sender) {
        return sender == Role.SERVER ? serverMaxWindowBits : clientMaxWindowBits;
    }
}
