package framescope.capture.file;

import framescope.protocol.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.util.List;

/// Reads classic pcap files of either byte order, with times in micro- or nanoseconds.
///
/// The format has nothing to find a record by. Behind a damaged one the reader searches for a
/// record that could be the next: a possible length, a fraction of a second, a time within a day
/// of the last one, and another such record, or the file's end, behind it.
public final class PcapReader extends PacketCursor {
    static final int MICROSECONDS = 0xa1b2c3d4;
    static final int NANOSECONDS = 0xa1b23c4d;

    private static final int FILE_HEADER = 24;
    private static final int RECORD_HEADER = 16;
    private static final int SHOWN_OF_UNKNOWN = 8;
    private static final int MAX_PACKET = 256 * 1024;
    private static final long SECONDS_PER_DAY = 86_400;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final ByteOrder order;
    private final int nanosPerUnit;
    private final int fileLinkType;
    private long seconds = -1;

    /// A reader from the beginning of the channel's uncompressed content; closing closes it.
    ///
    /// @throws CaptureFormatException when this does not begin like a pcap file
    public PcapReader(ReadableByteChannel in) throws IOException {
        super(in);
        if (!window.ensure(FILE_HEADER)) {
            throw unknown();
        }
        ByteBuffer header = window.buffer().order(ByteOrder.BIG_ENDIAN);
        order =
                isMagic(header.getInt(header.position()))
                        ? ByteOrder.BIG_ENDIAN
                        : ByteOrder.LITTLE_ENDIAN;
        int magic = header.order(order).getInt(header.position());
        if (!isMagic(magic)) {
            throw unknown();
        }
        nanosPerUnit = magic == NANOSECONDS ? 1 : 1000;
        fileLinkType = header.getInt(header.position() + 20) & 0xffff;
        window.skip(FILE_HEADER);
    }

    private static boolean isMagic(int magic) {
        return magic == MICROSECONDS || magic == NANOSECONDS;
    }

    private CaptureFormatException unknown() {
        ByteBuffer content = window.buffer();
        int length = Math.min(content.remaining(), SHOWN_OF_UNKNOWN);
        return CaptureFormatException.unknown(
                Bytes.copyOf(content.slice(content.position(), length)));
    }

    @Override
    public Step next() throws IOException {
        if (!window.ensure(1)) {
            return end();
        }
        if (!window.ensure(RECORD_HEADER)) {
            return truncated();
        }
        ByteBuffer in = window.buffer().order(order);
        if (!isPossible(in, in.position())) {
            return resynchronise();
        }
        int captured = in.getInt(in.position() + 8);
        if (!window.ensure(RECORD_HEADER + captured)) {
            return truncated();
        }
        in = window.buffer().order(order);
        int at = in.position();
        long offset = window.offset();
        seconds = in.getInt(at) & 0xffff_ffffL;
        time = seconds * NANOS_PER_SECOND + (in.getInt(at + 4) & 0xffff_ffffL) * nanosPerUnit;
        window.skip(RECORD_HEADER + captured);
        found(fileLinkType, at + RECORD_HEADER, captured);
        return packetAt(offset);
    }

    private Step truncated() {
        int rest = window.buffer().remaining();
        long from = window.offset();
        window.skip(rest);
        return damaged(from, rest, DamageKind.TRUNCATED);
    }

    private boolean isPossible(ByteBuffer in, int at) {
        int captured = in.getInt(at + 8);
        long fraction = (in.getInt(at + 4) & 0xffff_ffffL) * nanosPerUnit;
        return captured >= 0 && captured <= MAX_PACKET && fraction < NANOS_PER_SECOND;
    }

    private Step resynchronise() throws IOException {
        long from = window.offset();
        do {
            window.skip(1);
        } while (window.ensure(RECORD_HEADER) && !isRecord());
        if (window.buffer().remaining() < RECORD_HEADER) {
            window.skip(window.buffer().remaining());
        }
        return damaged(from, window.offset() - from, DamageKind.BAD_LENGTH);
    }

    private boolean isRecord() throws IOException {
        if (!isLikely()) {
            return false;
        }
        ByteBuffer in = window.buffer().order(order);
        int length = RECORD_HEADER + in.getInt(in.position() + 8);
        if (!window.ensure(length + RECORD_HEADER)) {
            return window.buffer().remaining() == length;
        }
        in = window.buffer().order(order);
        return isLikely() && isPossible(in, in.position() + length);
    }

    private boolean isLikely() {
        ByteBuffer in = window.buffer().order(order);
        int at = in.position();
        long distance = Math.abs((in.getInt(at) & 0xffff_ffffL) - seconds);
        int captured = in.getInt(at + 8);
        return isPossible(in, at)
                && captured > 0
                && captured <= in.getInt(at + 12)
                && (seconds < 0 || distance <= SECONDS_PER_DAY);
    }

    /// Always empty: the format has no comments.
    @Override
    public List<String> comments() {
        return List.of();
    }
}
