package framescope.protocol;

import java.nio.ByteBuffer;
import java.util.OptionalLong;

/// Splits one direction of a WebSocket stream into frames (RFC 6455 §5.2).
///
/// Bytes may arrive in any split. Every header that can be read is accepted, reserved opcodes and
/// needless long lengths too: showing them is the point. [FrameRules] judges.
///
/// It works as a cursor, so that a buffer full of small frames costs no object a frame:
/// [#next] steps to the next *part*, and the other methods tell of the part it stands on. A frame
/// that lies whole in the buffer is one part, `first` and `last`; a longer one comes in several.
/// Payload bytes stay where they are, masked as they came.
///
/// Not thread-safe.
public final class FrameDecoder {
    private final byte[] splitHeader = new byte[FrameHeader.MAX_LENGTH];
    private int splitLength;

    private int firstByte;
    private int secondByte;
    private int maskingKey;
    private long payloadLength;
    private boolean inPayload;
    private boolean desynchronised;

    private boolean first;
    private boolean last;
    private int from;
    private int to;
    private long payloadSeen;

    private long consumed;
    private long frameStart;

    /// A decoder whose first byte has this offset in the stream.
    public FrameDecoder(long streamOffset) {
        consumed = streamOffset;
        frameStart = streamOffset;
    }

    /// Steps to the next part of a frame and moves the buffer's position behind it.
    ///
    /// @return false when the buffer holds no further part; what was in it is then consumed,
    ///     except after [#desynchronised], when nothing is consumed any more
    public boolean next(ByteBuffer in) {
        if (desynchronised) {
            return false;
        }
        if (!inPayload) {
            if (!readHeader(in)) {
                return false;
            }
            first = true;
            payloadSeen = 0;
            if (payloadLength < 0) {
                // The length's top bit is set (§5.2): no stream is that long, so where the next
                // frame begins is unknown.
                desynchronised = true;
                from = in.position();
                to = from;
                last = false;
                return true;
            }
        } else if (in.hasRemaining()) {
            first = false;
            payloadSeen += to - from;
        } else {
            return false;
        }
        from = in.position();
        int length = (int) Math.min(payloadLength - payloadSeen, in.limit() - from);
        to = from + length;
        consumed += length;
        in.position(to);
        last = payloadSeen + length == payloadLength;
        inPayload = !last;
        return true;
    }

    private boolean readHeader(ByteBuffer in) {
        int at = in.position();
        int available = in.limit() - at;
        if (splitLength == 0 && available >= 2) {
            int size = headerLength(in.get(at + 1));
            if (available >= size) {
                frameStart = consumed;
                parse(in, at);
                in.position(at + size);
                consumed += size;
                return true;
            }
        }
        return readSplitHeader(in);
    }

    private boolean readSplitHeader(ByteBuffer in) {
        if (splitLength == 0 && in.hasRemaining()) {
            frameStart = consumed;
        }
        while (in.hasRemaining()) {
            splitHeader[splitLength++] = in.get();
            consumed++;
            if (splitLength >= 2 && splitLength == headerLength(splitHeader[1])) {
                parse(ByteBuffer.wrap(splitHeader), 0);
                splitLength = 0;
                return true;
            }
        }
        return false;
    }

    private void parse(ByteBuffer in, int at) {
        firstByte = in.get(at) & 0xff;
        secondByte = in.get(at + 1) & 0xff;
        int length = secondByte & 0x7f;
        int keyAt = at + 2;
        if (length < 126) {
            payloadLength = length;
        } else if (length == 126) {
            payloadLength = in.getShort(keyAt) & 0xffff;
            keyAt += 2;
        } else {
            payloadLength = in.getLong(keyAt);
            keyAt += 8;
        }
        maskingKey = (secondByte & 0x80) != 0 ? in.getInt(keyAt) : 0;
    }

    private static int headerLength(int second) {
        return 2 + LengthForm.ofSecondByte(second).extraBytes() + ((second & 0x80) != 0 ? 4 : 0);
    }

    /// Whether the part begins a frame: header and, it may be, payload.
    public boolean first() {
        return first;
    }

    /// Whether the part ends its frame.
    public boolean last() {
        return last;
    }

    /// Where the part's payload bytes begin in the buffer given to [#next], an absolute index.
    public int payloadFrom() {
        return from;
    }

    /// Where they end, exclusive.
    public int payloadTo() {
        return to;
    }

    /// How many payload bytes of this frame came before this part.
    public long payloadOffset() {
        return payloadSeen;
    }

    /// FIN, RSV1–3 and opcode of the current frame, 0 to 255.
    public int firstByte() {
        return firstByte;
    }

    /// MASK and 7-bit length of the current frame, 0 to 255.
    public int secondByte() {
        return secondByte;
    }

    /// The masking-key, its first byte highest; 0 where MASK is not set.
    public int maskingKey() {
        return maskingKey;
    }

    /// The payload length as declared, in bytes; negative when its top bit is set.
    public long payloadLength() {
        return payloadLength;
    }

    /// The current frame's header as a value.
    public FrameHeader header() {
        return FrameHeader.of(firstByte, secondByte, maskingKey, payloadLength);
    }

    /// The stream offset of the current frame's first byte.
    public long frameStart() {
        return frameStart;
    }

    /// How many bytes of the stream were taken, counted from the stream's beginning.
    public long consumed() {
        return consumed;
    }

    /// Whether the last byte taken lies inside a frame.
    public boolean midFrame() {
        return inPayload || splitLength > 0 || desynchronised;
    }

    /// How many bytes the current frame's payload still lacks; empty where the last byte taken is
    /// not one of a payload that goes on.
    public OptionalLong payloadLeft() {
        return inPayload && !desynchronised
                ? OptionalLong.of(payloadLength - payloadSeen - (to - from))
                : OptionalLong.empty();
    }

    /// Whether the stream cannot be followed any more. Stays true.
    public boolean desynchronised() {
        return desynchronised;
    }
}
