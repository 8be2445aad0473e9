package framescope.protocol.connection;

import framescope.protocol.Bytes;
import framescope.protocol.FrameDecoder;
import framescope.protocol.FrameHeader;
import framescope.protocol.Opcode;
import framescope.protocol.Utf8Validator;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the peer makes of the bytes that it is sent, once a composed frame has declared a length
/// that it does not have: from there on it reads other frames than those that were meant. Costs
/// nothing before.
///
/// One thread writes; [#isMisled], [#openMessage] and [#halfFrame] may be asked on any.
public final class PeerReading {
    /// Nobody composes more than this, so it does not matter whether still more is owed.
    private static final long MOST_OWED = 1 << 25;

    private @Nullable FrameDecoder decoder;
    private @Nullable Opcode message;
    private final Utf8Validator utf8 = new Utf8Validator();
    private boolean compressed;
    private boolean inPayload;
    private Bytes recent = Bytes.EMPTY;
    private volatile boolean misled;
    private volatile Optional<OpenMessage> openMessage = Optional.empty();
    private volatile Optional<HalfFrame> halfFrame = Optional.empty();

    /// Tells what is written next.
    ///
    /// @param open the message that was begun before
    public void expect(List<OutgoingFrame> next, Optional<OpenMessage> open) {
        if (decoder == null && next.stream().anyMatch(OutgoingFrame::lies)) {
            decoder = new FrameDecoder(0);
            message = open.map(OpenMessage::opcode).orElse(null);
            compressed = open.filter(OpenMessage::compressed).isPresent();
            Bytes begun = open.map(OpenMessage::begun).orElse(Bytes.EMPTY);
            utf8.accept(begun.buffer(), 0, begun.length());
            misled = true;
        }
    }

    /// Takes note of bytes that are written, in their order.
    ///
    /// @param bytes from position to limit; the position stays
    public void wrote(ByteBuffer bytes) {
        FrameDecoder following = decoder;
        if (following == null) {
            return;
        }
        ByteBuffer in = bytes.duplicate();
        while (following.next(in)) {
            inPayload = !following.last();
            readText(following, in);
            if (following.last()) {
                endFrame(following.header());
            }
        }
        Bytes both = recent.plus(end(bytes));
        recent = end(both.buffer());
        halfFrame = half(following);
        // What a half frame has begun goes on within it.
        Bytes before = inPayload && isText(following.header()) ? Bytes.EMPTY : utf8.unfinished();
        openMessage =
                Optional.ofNullable(message)
                        .map(opcode -> new OpenMessage(opcode, compressed, before));
    }

    private static Bytes end(ByteBuffer bytes) {
        int from = Math.max(bytes.position(), bytes.limit() - FrameHeader.MAX_LENGTH);
        return Bytes.copyOf(bytes.duplicate().position(from));
    }

    private void readText(FrameDecoder following, ByteBuffer in) {
        if (isText(following.header())) {
            utf8.accept(in, following.payloadFrom(), following.payloadTo());
        }
    }

    private boolean isText(FrameHeader frame) {
        return switch (frame.opcode()) {
            case CONTINUATION -> message == Opcode.TEXT && !compressed;
            case TEXT -> !frame.rsv1();
            default -> false;
        };
    }

    private void endFrame(FrameHeader frame) {
        if (frame.opcode().isControl()) {
            return;
        }
        if (frame.opcode() != Opcode.CONTINUATION) {
            message = frame.opcode();
            compressed = frame.rsv1();
        }
        if (frame.fin()) {
            message = null;
            compressed = false;
            utf8.reset();
        }
    }

    // What is compressed is not judged as a text: the part of it that went before would be needed.
    private static Opcode unjudged(FrameHeader frame) {
        return frame.rsv1() && frame.opcode() == Opcode.TEXT ? Opcode.BINARY : frame.opcode();
    }

    // Where a length has its top bit set there is no end to wait for.
    private Optional<HalfFrame> half(FrameDecoder following) {
        if (!following.midFrame() || following.desynchronised()) {
            return Optional.empty();
        }
        if (!inPayload) {
            int begun = (int) (following.consumed() - following.frameStart());
            return Optional.of(
                    new HalfFrame(recent.slice(recent.length() - begun, recent.length()), 0));
        }
        FrameHeader header = following.header();
        int part = following.payloadTo() - following.payloadFrom();
        long owed = header.payloadLength() - following.payloadOffset() - part;
        Bytes begun = isText(header) ? utf8.unfinished() : Bytes.EMPTY;
        long length = begun.length() + Math.min(owed, MOST_OWED);
        FrameHeader rest = FrameHeader.of(unjudged(header), length).withFin(header.fin());
        return Optional.of(new HalfFrame(new OutgoingFrame(rest, begun).toBytes(), owed));
    }

    /// Whether it reads other frames than were meant.
    public boolean isMisled() {
        return misled;
    }

    /// The message that it takes to have been begun and not ended, before the half frame.
    public Optional<OpenMessage> openMessage() {
        return openMessage;
    }

    /// The frame whose rest it waits for.
    public Optional<HalfFrame> halfFrame() {
        return halfFrame;
    }
}
