package framescope.filter;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.RowBlock;
import framescope.capture.RowKind;
import framescope.capture.RowMark;
import framescope.capture.RowMarks;
import framescope.protocol.Bytes;
import framescope.protocol.FrameHeader;
import framescope.protocol.Masking;
import framescope.protocol.Opcode;
import framescope.protocol.handshake.HttpHead;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The row that a filter looks at: moved along a block, so that looking at packed values makes no
/// object, and reading the row's bytes at most once, when they are asked for. Not thread-safe.
final class FilterRow {
    /// The most bytes of a row that are looked at: 16 MiB and a header.
    private static final int MAX_BYTES = 16 * 1024 * 1024 + FrameHeader.MAX_LENGTH;

    private final CaptureStore store;
    private final RowMarks marks;
    private final DerivedValues derived;
    private final BooleanSupplier cancelled;
    private long firstNumber;
    private long firstTime;
    private RowBlock block = new RowBlock();
    private int at;
    private long bytesRead;
    private @Nullable CaptureRecord value;
    private @Nullable Bytes wire;
    private @Nullable Bytes payload;
    private @Nullable HttpHead head;

    FilterRow(CaptureStore store, DerivedValues derived, BooleanSupplier cancelled) {
        this.store = store;
        marks = store.marks();
        this.derived = derived;
        this.cancelled = cancelled;
    }

    /// Says which row counts as the first one, and when it was.
    void countFrom(long number, long time) {
        firstNumber = number;
        firstTime = time;
    }

    /// Looks at a row of a block.
    void moveTo(RowBlock newBlock, int row) {
        block = newBlock;
        at = row;
        value = null;
        wire = null;
        payload = null;
        head = null;
    }

    /// Whether nobody wants the answer any more.
    boolean isCancelled() {
        return cancelled.getAsBoolean();
    }

    // ---------------------------------------------------------------- packed values

    /// Counted from 1 at the first row.
    long number() {
        return block.number(at) - firstNumber + 1;
    }

    long time() {
        return block.time(at);
    }

    long sinceFirst() {
        return block.time(at) - firstTime;
    }

    RowKind kind() {
        return block.kind(at);
    }

    boolean isFrame() {
        return block.isFrame(at);
    }

    /// Whether the row is about bytes on the wire.
    boolean hasBytes() {
        return switch (block.kind(at)) {
            case REQUEST, RESPONSE, FRAME, BYTES -> true;
            case OPENED, CLOSED, NOTE -> false;
        };
    }

    int firstByte() {
        return block.firstByte(at);
    }

    int secondByte() {
        return block.secondByte(at);
    }

    Opcode opcode() {
        return Opcode.ofCode(block.firstByte(at));
    }

    /// Whether the row is a frame that belongs to a message of this opcode, and shows some of it:
    /// of a compressed message only the last frame does.
    boolean shows(Opcode message) {
        return isFrame()
                && !opcode().isControl()
                && block.message(at) == message
                && (!isCompressed() || isInflated());
    }

    /// Whether the row is a frame of a compressed message.
    boolean isCompressed() {
        return isFrame() && block.isCompressed(at);
    }

    /// Whether the row is a frame whose RSV1 speaks of compression.
    boolean isDeflating() {
        return isFrame() && block.isDeflating(at);
    }

    /// Whether the row is the last frame of a compressed message.
    boolean isInflated() {
        return isFrame() && block.isInflated(at);
    }

    boolean isMasked() {
        return isFrame() && (block.secondByte(at) & 0x80) != 0;
    }

    long length() {
        return block.length(at);
    }

    long wireLength() {
        return block.wireLength(at);
    }

    int maskingKey() {
        return block.maskingKey(at);
    }

    int connection() {
        return block.connection(at);
    }

    int direction() {
        return block.direction(at);
    }

    long broken() {
        return block.broken(at);
    }

    /// The status of a response, or the code that a connection ended with.
    int code() {
        return block.status(at);
    }

    // ---------------------------------------------------------------- values that need more

    CaptureRecord value() {
        CaptureRecord now = value;
        if (now == null) {
            now = block.row(at);
            value = now;
        }
        return now;
    }

    /// What somebody wrote at the row.
    RowMark mark() {
        return marks.isEmpty() ? RowMark.NONE : marks.of(block.number(at));
    }

    long roundTrip() {
        return derived.roundTrip(value());
    }

    /// Whether the frame is the last of several that make up a message.
    boolean endsFragments() {
        return isFrame() && opcode() == Opcode.CONTINUATION && (firstByte() & 0x80) != 0;
    }

    /// Whether the frame is known to be the last of several that make up a message.
    boolean isReassembled() {
        return endsFragments() && fragments() != DerivedValues.UNKNOWN;
    }

    long fragments() {
        return derived.fragments(value());
    }

    long reassembledLength() {
        return derived.reassembledLength(value());
    }

    /// The bytes on the wire; none for events.
    Bytes wire() {
        Bytes now = wire;
        if (now == null) {
            now = hasBytes() ? store.wire(value(), 0, MAX_BYTES) : Bytes.EMPTY;
            wire = now;
            bytesRead += now.length();
        }
        return now;
    }

    /// How many bytes were read since the beginning, or since [#forgetBytesRead].
    long bytesRead() {
        return bytesRead;
    }

    void forgetBytesRead() {
        bytesRead = 0;
    }

    /// The payload of a frame as it stood on the wire.
    Bytes wirePayload() {
        int header = value().header().length();
        return wire().length() <= header ? Bytes.EMPTY : wire().slice(header, wire().length());
    }

    /// The payload of a frame, unmasked.
    Bytes payload() {
        Bytes now = payload;
        if (now == null) {
            now = isMasked() ? Masking.apply(wirePayload(), maskingKey(), 0) : wirePayload();
            payload = now;
        }
        return now;
    }

    /// The message that the frame ends, inflated and put together, as far as it is known; otherwise
    /// what the frame alone carries.
    Bytes message() {
        Bytes message = derived.message(value());
        if (message != null) {
            return message;
        }
        return isInflated() ? store.inflated(value(), MAX_BYTES) : payload();
    }

    /// The head of a request or a response.
    HttpHead head() {
        HttpHead now = head;
        if (now == null) {
            now = HttpHead.parse(wire());
            head = now;
        }
        return now;
    }

    /// What the row carries: a frame's message or payload, otherwise all of its bytes.
    Bytes content() {
        return isFrame() ? message() : wire();
    }
}
