package framescope.protocol.deflate;

import java.nio.ByteBuffer;

/// Tells whether a sender reaches farther back than the window it has agreed on (RFC 7692 §7.1.2).
///
/// `java.util.zip` inflates with a window of 32 KiB whatever was agreed on, so it does not notice.
/// Not thread-safe.
final class WindowCheck implements DeflateReader.Listener {
    private final DeflateReader reader = new DeflateReader(this);
    private final int window;
    private int farthest;

    /// @param windowBits the base-2 logarithm of the window in bytes
    WindowCheck(int windowBits) {
        window = 1 << windowBits;
    }

    /// Takes a part of a message's payload.
    void accept(ByteBuffer buffer, int from, int to) {
        reader.accept(buffer, from, to);
    }

    /// Whether the message at hand reaches too far so far.
    boolean isPassed() {
        return farthest > window;
    }

    /// Gets ready for the next message.
    void reset() {
        reader.reset();
        farthest = 0;
    }

    @Override
    public void match(int length, int distance, int bits) {
        farthest = Math.max(farthest, distance);
    }

    @Override
    public void block(DeflateReader.BlockType type, boolean last, long bits) {}

    @Override
    public void stored(int count) {}

    @Override
    public void literal(int value, int bits) {}

    @Override
    public void blockEnd(int bits) {}
}
