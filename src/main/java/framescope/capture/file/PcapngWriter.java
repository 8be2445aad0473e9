package framescope.capture.file;

import static framescope.capture.file.TcpSynthesis.ACK;
import static framescope.capture.file.TcpSynthesis.FIN;
import static framescope.capture.file.TcpSynthesis.PSH;
import static framescope.capture.file.TcpSynthesis.RST;
import static framescope.capture.file.TcpSynthesis.SYN;

import framescope.capture.Direction;
import framescope.capture.Ending;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.stream.Stream;

/// Writes connections as a pcapng file: one packet for what one read or one write delivered, with
/// [TcpSynthesis] around it, times in nanoseconds.
///
/// Packets are raw IP (link type 101): a link layer would add 14 made-up bytes to each and say
/// nothing. What is longer than [#MAX_SEGMENT] goes into several packets with one time, of which
/// the last has PSH set: so [TcpReassembly] brings read boundaries back.
///
/// Blocks are gathered in batches ([PcapngBlocks]), and a batch ends between two blocks: whatever part
/// of the batches has reached a file is a valid file. Nothing is made on the heap for a packet.
///
/// Not thread-safe.
public final class PcapngWriter implements Closeable {
    /// The most bytes that one packet carries: what IPv4's length allows, in whole words.
    public static final int MAX_SEGMENT = 65_492;

    /// From the beginning of a packet's block to the first byte that the packet carries.
    public static final int PAYLOAD_OFFSET =
            PcapngFormat.BLOCK_HEADER + PcapngFormat.PACKET_FIELDS + TcpSynthesis.HEADERS;

    /// The least room that a batch needs: the longest block and the file's head.
    public static final int MIN_BATCH = 128 * 1024;

    /// The comment of a reset that stands for [Ending#TIMED_OUT].
    static final String TIMED_OUT = "framescope: timed out";

    /// The comment of a reset that stands for [Ending#NO_PONG].
    static final String NO_PONG = "framescope: no pong";

    static final int RAW_IP = 101;

    private static final int CHANNEL_BATCH = 256 * 1024;
    private static final int MAX_COMMENT = PacketComments.MOST_BYTES;
    private static final byte[][] NO_COMMENT = {};
    private static final ByteBuffer NO_BYTES = ByteBuffer.allocate(0);
    private static final int FULL_BLOCK =
            PAYLOAD_OFFSET + MAX_SEGMENT + PcapngBlocks.FLAGS_AND_END + PcapngFormat.BLOCK_TRAILER;

    /// Takes full batches.
    @FunctionalInterface
    public interface Batches {
        /// Takes a batch, whole blocks from its position to its limit, and gives an empty buffer
        /// for the next, which may be the same.
        ByteBuffer exchange(ByteBuffer batch) throws IOException;
    }

    private final PcapngBlocks blocks;

    private PcapngWriter(ByteBuffer first, Batches batches, Closeable target, String application) {
        if (first.remaining() < MIN_BATCH) {
            throw new IllegalArgumentException("a batch of " + first.remaining() + " bytes");
        }
        blocks = new PcapngBlocks(first, batches, target, application);
    }

    /// A writer that hands its batches on.
    ///
    /// @param first an empty buffer; like every one to come it has room for at least [#MIN_BATCH]
    /// @param application what wrote the file, such as `Framescope 1.0`
    public static PcapngWriter to(ByteBuffer first, Batches batches, String application) {
        return new PcapngWriter(first, batches, () -> {}, application);
    }

    /// A writer to a channel that takes everything it is given; closing closes the channel.
    public static PcapngWriter to(WritableByteChannel channel, String application) {
        Batches batches =
                batch -> {
                    while (batch.hasRemaining()) {
                        channel.write(batch);
                    }
                    return batch.clear();
                };
        ByteBuffer first = ByteBuffer.allocateDirect(CHANNEL_BATCH);
        return new PcapngWriter(first, batches, channel, application);
    }

    private static byte[][] utf8(String... comments) {
        byte[][] utf8 = new byte[comments.length][];
        int left = MAX_COMMENT;
        for (int i = 0; i < comments.length; i++) {
            utf8[i] = PcapngFormat.utf8(comments[i], left);
            left -= utf8[i].length;
        }
        return utf8;
    }

    /// Writes a connection's beginning: SYN, SYN and ACK, ACK.
    ///
    /// @param comments at its first packet, besides our own
    public void opened(TcpSynthesis connection, long time, String... comments) throws IOException {
        String[] all =
                Stream.concat(Stream.of(connection.comment()), Stream.of(comments))
                        .toArray(String[]::new);
        packet(connection, Direction.CLIENT_TO_SERVER, SYN, time, utf8(all));
        packet(connection, Direction.SERVER_TO_CLIENT, SYN | ACK, time, NO_COMMENT);
        packet(connection, Direction.CLIENT_TO_SERVER, ACK, time, NO_COMMENT);
    }

    /// Writes what one read or one write delivered, from the buffer's position to its limit; the
    /// position stays.
    ///
    /// @param time nanoseconds since 1970
    /// @return where its first block begins in the file, for [#offsetOf]
    public long data(TcpSynthesis connection, Direction direction, long time, ByteBuffer bytes)
            throws IOException {
        return data(connection, direction, time, bytes, PacketComments.NONE);
    }

    /// The same with comments at its packets.
    public long data(
            TcpSynthesis connection,
            Direction direction,
            long time,
            ByteBuffer bytes,
            PacketComments comments)
            throws IOException {
        return data(connection, direction, time, bytes, comments, true);
    }

    /// The same with a part of what is to come back in one piece.
    ///
    /// @param last whether nothing of that follows
    public long data(
            TcpSynthesis connection,
            Direction direction,
            long time,
            ByteBuffer bytes,
            PacketComments comments,
            boolean last)
            throws IOException {
        gap(connection, direction, time);
        int from = bytes.position();
        long first = -1;
        int done = 0;
        do {
            int length = Math.min(bytes.remaining() - done, MAX_SEGMENT);
            int flags = last && done + length == bytes.remaining() ? ACK | PSH : ACK;
            byte[][] here = utf8(comments.at(done, done + length));
            blocks.packet(connection, direction, flags, time, bytes, from + done, length, here);
            if (first < 0) {
                first = position() - PcapngBlocks.blockLength(TcpSynthesis.HEADERS + length, here);
            }
            done += length;
        } while (done < bytes.remaining());
        return first;
    }

    private static byte[][] utf8(List<String> comments) {
        return comments.isEmpty() ? NO_COMMENT : utf8(comments.toArray(String[]::new));
    }

    /// Where a byte of what one [#data] wrote, without a comment, is in the file.
    ///
    /// @param first what [#data] returned
    /// @param index of the byte in what was written
    public static long offsetOf(long first, int index) {
        return first
                + (long) (index / MAX_SEGMENT) * FULL_BLOCK
                + PAYLOAD_OFFSET
                + index % MAX_SEGMENT;
    }

    /// Counts bytes as sent that could not be kept: readers see that a segment is missing, and a
    /// comment before what comes next says how much.
    public void skipped(TcpSynthesis connection, Direction direction, long bytes) {
        connection.skip(direction, bytes);
    }

    private void gap(TcpSynthesis connection, Direction direction, long time) throws IOException {
        long missing = connection.takeGap(direction);
        if (missing > 0) {
            String comment = TcpSynthesis.gapComment(missing);
            packet(connection, direction, ACK, time, utf8(comment));
        }
    }

    /// Writes a note about a connection: an empty packet with comments.
    public void note(TcpSynthesis connection, long time, String... texts) throws IOException {
        packet(connection, Direction.SERVER_TO_CLIENT, ACK, time, utf8(texts));
    }

    /// Writes a note about all of the capture: a packet of no connection, with comments.
    public void note(long time, String... texts) throws IOException {
        blocks.aside(time, utf8(texts));
    }

    /// Writes a connection's end: FINs, or RST; nothing for an end that was not seen.
    public void closed(TcpSynthesis connection, long time, Ending ending) throws IOException {
        for (Direction direction : Direction.values()) {
            gap(connection, direction, time);
        }
        switch (ending) {
            case CLIENT_FIN -> finished(connection, time, Direction.CLIENT_TO_SERVER);
            case SERVER_FIN -> finished(connection, time, Direction.SERVER_TO_CLIENT);
            case RESET ->
                    packet(connection, Direction.CLIENT_TO_SERVER, RST | ACK, time, NO_COMMENT);
            case TIMED_OUT -> cut(connection, time, TIMED_OUT);
            case NO_PONG -> cut(connection, time, NO_PONG);
            case UNSEEN -> {}
        }
    }

    private void cut(TcpSynthesis connection, long time, String why) throws IOException {
        packet(connection, Direction.SERVER_TO_CLIENT, RST | ACK, time, utf8(why));
    }

    private void finished(TcpSynthesis connection, long time, Direction first) throws IOException {
        packet(connection, first, FIN | ACK, time, NO_COMMENT);
        packet(connection, first.opposite(), FIN | ACK, time, NO_COMMENT);
        packet(connection, first, ACK, time, NO_COMMENT);
    }

    private void packet(
            TcpSynthesis connection, Direction direction, int flags, long time, byte[][] comments)
            throws IOException {
        blocks.packet(connection, direction, flags, time, NO_BYTES, 0, 0, comments);
    }

    /// Where the next block will begin in the file, counting the batch that is being filled.
    public long position() {
        return blocks.position();
    }

    /// Hands on what is there of the batch.
    public void flush() throws IOException {
        blocks.flush();
    }

    @Override
    public void close() throws IOException {
        blocks.close();
    }
}
