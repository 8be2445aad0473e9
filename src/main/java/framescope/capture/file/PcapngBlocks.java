package framescope.capture.file;

import static framescope.capture.file.PcapngFormat.padded;

import framescope.capture.Direction;
import framescope.capture.file.PcapngWriter.Batches;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;

/// The blocks of a pcapng file, put one behind the other into batches. A batch ends between two
/// blocks. Nothing is made on the heap for a block.
///
/// Not thread-safe.
final class PcapngBlocks implements Closeable {
    /// The bytes behind a packet that has no comment: its flags, and the end of the options.
    static final int FLAGS_AND_END = 12;

    private final Batches batches;
    private final Closeable target;
    private ByteBuffer out;
    private long batchStart;

    /// Begins a file.
    ///
    /// @param target is closed in the end
    PcapngBlocks(ByteBuffer first, Batches batches, Closeable target, String application) {
        this.batches = batches;
        this.target = target;
        out = first;
        sectionHeader(application);
        interfaceDescription();
    }

    /// Writes a packet of a connection.
    ///
    /// @param flags of TCP
    /// @param time nanoseconds since 1970
    /// @param bytes that it carries, `length` of them from the index `from` on; they stay as they are
    /// @param comments in UTF-8
    void packet(
            TcpSynthesis connection,
            Direction direction,
            int flags,
            long time,
            ByteBuffer bytes,
            int from,
            int length,
            byte[][] comments)
            throws IOException {
        int captured = TcpSynthesis.headerLength(flags) + length;
        int block = blockLength(captured, comments);
        begin(block, time, captured);
        connection.writeHeaders(out, direction, flags, length);
        out.put(out.position(), bytes, from, length);
        out.position(out.position() + length);
        pad(captured);
        int inOrOut =
                direction == Direction.CLIENT_TO_SERVER
                        ? PcapngFormat.INBOUND
                        : PcapngFormat.OUTBOUND;
        end(block, inOrOut, comments);
    }

    /// Writes a packet of no connection, as [TcpSynthesis#writeAside] makes it.
    void aside(long time, byte[][] comments) throws IOException {
        int block = blockLength(TcpSynthesis.ASIDE, comments);
        begin(block, time, TcpSynthesis.ASIDE);
        TcpSynthesis.writeAside(out);
        end(block, PcapngFormat.OUTBOUND, comments);
    }

    private void begin(int block, long time, int captured) throws IOException {
        if (out.remaining() < block) {
            flush();
        }
        word(PcapngFormat.ENHANCED_PACKET);
        word(block);
        word(0);
        word((int) (time >>> 32));
        word((int) time);
        word(captured);
        word(captured);
    }

    private void end(int block, int inOrOut, byte[][] comments) {
        option(PcapngFormat.PACKET_FLAGS, inOrOut);
        for (byte[] comment : comments) {
            option(PcapngFormat.OPTION_COMMENT, comment);
        }
        word(PcapngFormat.OPTION_END);
        word(block);
    }

    /// The bytes of a packet's block.
    ///
    /// @param captured the bytes of the packet, its headers among them
    static int blockLength(int captured, byte[][] comments) {
        int options = 0;
        for (byte[] comment : comments) {
            options += 4 + padded(comment.length);
        }
        return PcapngFormat.BLOCK_HEADER
                + PcapngFormat.PACKET_FIELDS
                + padded(captured)
                + options
                + FLAGS_AND_END
                + PcapngFormat.BLOCK_TRAILER;
    }

    private void sectionHeader(String application) {
        byte[] name = PcapngFormat.utf8(application, PacketComments.MOST_BYTES);
        int block = 28 + 4 + padded(name.length) + 4;
        word(PcapngFormat.SECTION_HEADER);
        word(block);
        word(PcapngFormat.BYTE_ORDER_MAGIC);
        word(1); // Version 1.0.
        word(-1); // The section's length is not given: it ends where the file does.
        word(-1);
        option(PcapngFormat.SECTION_APPLICATION, name);
        word(PcapngFormat.OPTION_END);
        word(block);
    }

    private void interfaceDescription() {
        byte[] name = PcapngFormat.utf8("framescope", PacketComments.MOST_BYTES);
        int block = 20 + 4 + padded(name.length) + 8 + 4;
        word(PcapngFormat.INTERFACE_DESCRIPTION);
        word(block);
        word(PcapngWriter.RAW_IP);
        word(0); // No limit to the length of packets.
        option(PcapngFormat.INTERFACE_NAME, name);
        option(PcapngFormat.INTERFACE_RESOLUTION, new byte[] {9});
        word(PcapngFormat.OPTION_END);
        word(block);
    }

    private void option(int code, int value) {
        word(4 << 16 | code);
        word(value);
    }

    private void option(int code, byte[] value) {
        word(value.length << 16 | code);
        out.put(value);
        pad(value.length);
    }

    private void pad(int length) {
        for (int i = length; i < padded(length); i++) {
            out.put((byte) 0);
        }
    }

    // Blocks are little-endian, as other programs write them, and the packets within are not.
    private void word(int value) {
        out.putInt(Integer.reverseBytes(value));
    }

    /// Where the next block will begin in the file, counting the batch that is being filled.
    long position() {
        return batchStart + out.position();
    }

    /// Hands on what is there of the batch.
    void flush() throws IOException {
        if (out.position() == 0) {
            return;
        }
        batchStart += out.position();
        out = Objects.requireNonNull(batches.exchange(out.flip()));
    }

    @Override
    public void close() throws IOException {
        try (target) {
            flush();
        }
    }
}
