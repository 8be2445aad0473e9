package framescope.capture.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/// What readers of packet files have in common: the window over the file, and what the last step came
/// upon. Not thread-safe.
abstract sealed class PacketCursor implements PacketReader permits PcapngReader, PcapReader {
    /// The file's uncompressed content, from the cursor on.
    final FileWindow window;

    private ByteBuffer packet = ByteBuffer.allocate(0);
    private int linkType;
    private long packetOffset;
    private DamagedRegion damage = new DamagedRegion(0, 0, DamageKind.BAD_CONTENT);
    private boolean compressionTold;

    /// The time of the last packet that has one.
    long time;

    PacketCursor(ReadableByteChannel in) {
        window = new FileWindow(in);
    }

    /// The packet lies in the window.
    ///
    /// @param at where its bytes begin in the window's buffer
    /// @param captured how many there are
    final void found(int packetLinkType, int at, int captured) {
        linkType = packetLinkType;
        packet = window.view();
        packet.limit(at + captured).position(at);
    }

    /// A packet's block is behind the cursor.
    ///
    /// @param offset where it begins
    final Step packetAt(long offset) {
        packetOffset = offset;
        return Step.PACKET;
    }

    /// What cannot be read is behind the cursor.
    final Step damaged(long offset, long length, DamageKind kind) {
        damage = new DamagedRegion(offset, length, kind);
        return Step.DAMAGE;
    }

    /// The content ends here; where its compression is broken, that is told before.
    final Step end() {
        if (!window.brokenCompression() || compressionTold) {
            return Step.END;
        }
        compressionTold = true;
        return damaged(window.offset(), 0, DamageKind.COMPRESSION);
    }

    @Override
    public final int linkType() {
        return linkType;
    }

    @Override
    public final long time() {
        return time;
    }

    @Override
    public final ByteBuffer packet() {
        return packet;
    }

    @Override
    public final long packetOffset() {
        return packetOffset;
    }

    @Override
    public final DamagedRegion damage() {
        return damage;
    }

    @Override
    public final long position() {
        return window.offset();
    }

    @Override
    public final void close() throws IOException {
        window.close();
    }
}
