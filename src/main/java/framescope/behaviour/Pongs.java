package framescope.behaviour;

import framescope.protocol.Bytes;
import java.nio.ByteBuffer;
import java.time.Duration;

/// How a Ping is answered (RFC 6455 §5.5.2 and §5.5.3).
///
/// @param delay how long the Pong waits; zero sends it at once
public record Pongs(Mode mode, Duration delay) {
    /// At once, and with the Ping's own payload.
    public static final Pongs PROPER = new Pongs(Mode.ON, Duration.ZERO);

    /// The ways to answer.
    public enum Mode {
        /// As the RFC asks.
        ON,
        /// Not at all.
        OFF,
        /// With a payload that no Ping had.
        WRONG
    }

    /// The payload of the Pong: the Ping's, or for [Mode#WRONG] one of the same length that differs
    /// from it in every byte.
    ///
    /// @param ping the Ping's payload; the position stays
    public Bytes payload(ByteBuffer ping) {
        Bytes right = Bytes.copyOf(ping);
        if (mode != Mode.WRONG) {
            return right;
        }
        if (right.isEmpty()) {
            return Bytes.utf8("wrong");
        }
        byte[] bytes = right.toArray();
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= 1;
        }
        return Bytes.wrap(bytes);
    }
}
