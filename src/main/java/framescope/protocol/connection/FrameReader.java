package framescope.protocol.connection;

import framescope.protocol.FrameDecoder;
import framescope.protocol.FrameSequence;
import framescope.protocol.Masking;
import framescope.protocol.MaskingKeys;
import framescope.protocol.Opcode;
import framescope.protocol.Role;
import framescope.protocol.Rule;
import framescope.protocol.deflate.DeflateCoders;
import framescope.protocol.deflate.DeflateParameters;
import framescope.protocol.deflate.MessageInflater;
import framescope.protocol.handshake.AgreedExtensions;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Reads the frames of one direction: decodes, judges, unmasks in place, and puts messages
/// together. What to do about it is the [FrameListener]'s affair. Not thread-safe.
final class FrameReader {
    private static final int MAX_CONTROL_PAYLOAD = 125;
    private static final int FIN = 0x80;
    private static final int RSV1 = 0x40;
    private static final int CONTROL = 0x08;
    private static final int MASK = 0x80;
    private static final AgreedExtensions DEFLATE =
            AgreedExtensions.of(Optional.of(DeflateParameters.PLAIN));

    private final Role receiver;
    private final AgreedExtensions agreed;
    private final FrameListener listener;
    private final FrameDecoder frame;
    private final FrameSequence sequence;
    private final IncomingMessages messages;
    private final MaskingKeys keys = new MaskingKeys();
    private @Nullable ByteBuffer control;

    private long broken;
    private boolean paused;
    private boolean cutOff;

    /// @param receiver who reads the frames
    /// @param agreed the extensions that were agreed on
    /// @param coders those of the thread
    /// @param streamOffset of the first byte behind the head of the opening handshake
    FrameReader(
            Role receiver,
            AgreedExtensions agreed,
            DeflateCoders coders,
            Limits limits,
            long streamOffset,
            FrameListener listener) {
        this(
                receiver,
                agreed,
                agreed.deflate()
                        .map(each -> MessageInflater.of(each, receiver.peer(), coders))
                        .orElse(null),
                limits,
                streamOffset,
                listener);
    }

    private FrameReader(
            Role receiver,
            AgreedExtensions agreed,
            @Nullable MessageInflater inflater,
            Limits limits,
            long streamOffset,
            FrameListener listener) {
        this.receiver = receiver;
        this.agreed = agreed;
        this.listener = listener;
        frame = new FrameDecoder(streamOffset);
        sequence = new FrameSequence(limits.fragments());
        messages = new IncomingMessages(limits, inflater);
    }

    /// A reader of frames of which the first seen is not the first that was sent, so that nobody
    /// knows what was agreed on: RSV1 may mean compression.
    ///
    /// @param streamOffset of the first byte that is seen
    static FrameReader inMidStream(
            Role receiver,
            DeflateCoders coders,
            Limits limits,
            long streamOffset,
            FrameListener listener) {
        return new FrameReader(
                receiver,
                DEFLATE,
                MessageInflater.inMidStream(coders),
                limits,
                streamOffset,
                listener);
    }

    /// Says that frames were left out: a compressed message may refer to one of them.
    void leftOut() {
        messages.leftOut();
    }

    /// Lets compressed messages that are too large be inflated and thrown away, up to so many bytes in
    /// all, so that those behind them may refer to them. To be called before the first of them.
    void skimUpTo(long bytes) {
        messages.skimUpTo(bytes);
    }

    /// Reads all that is in the buffer, as far as it can be read and unless it is to [#pause].
    ///
    /// @param in big-endian; payloads are unmasked in place
    void read(ByteBuffer in) {
        ByteBuffer view = in.duplicate();
        paused = false;
        while (!paused && frame.next(in)) {
            readPart(in, view);
        }
    }

    /// Lets the reading that goes on end with the part of a frame at hand.
    void pause() {
        paused = true;
    }

    /// Gives all memory back, and looks into no message any more: frames are only told of.
    void cutOff() {
        release();
        cutOff = true;
    }

    /// Whether the last reading was paused.
    boolean isPaused() {
        return paused;
    }

    private void readPart(ByteBuffer in, ByteBuffer view) {
        if (frame.first()) {
            begin();
        }
        if ((frame.secondByte() & MASK) != 0) {
            int key = frame.maskingKey();
            Masking.apply(in, frame.payloadFrom(), frame.payloadTo(), key, frame.payloadOffset());
        }
        if (isControl()) {
            readControl(in);
        } else {
            readData(in, view);
        }
        if (frame.last()) {
            listener.frame(frame, broken, sequence.message());
            broken = 0;
        }
    }

    private boolean isControl() {
        return (frame.firstByte() & CONTROL) != 0;
    }

    private void begin() {
        int first = frame.firstByte();
        int second = frame.secondByte();
        long length = frame.payloadLength();
        long found = agreed.judge(receiver, first, second, length);
        found |= sequence.accept(first);
        // §5.3 is about the keys of a client; a server has none to choose.
        if (receiver == Role.SERVER && (second & MASK) != 0) {
            found |= keys.accept(frame.maskingKey());
        }
        if (!isControl()) {
            boolean starts = (first & 0x0f) != Opcode.CONTINUATION.code();
            if (starts || (found & Rule.CONTINUATION_WITHOUT_START.bit()) != 0) {
                messages.begin(starts && (first & RSV1) != 0);
            }
            if (length >= 0) {
                found |= messages.announce(length);
            }
            if (agreed.mayBeChanged(first)) {
                messages.skip();
            }
        }
        find(found);
    }

    private void find(long rules) {
        if (rules != 0) {
            broken |= rules;
            listener.broken(rules);
        }
    }

    private void readData(ByteBuffer in, ByteBuffer view) {
        if (cutOff) {
            return;
        }
        boolean ends = frame.last() && (frame.firstByte() & FIN) != 0;
        Opcode message = sequence.message();
        if (!listener.acting()) {
            messages.letGo();
        }
        find(messages.accept(message, frame, in, view, ends));
        if (messages.isOutOfMemory()) {
            listener.outOfMemory();
        }
        find(messages.inflationFault());
        ByteBuffer whole = messages.whole();
        if (whole == null) {
            return;
        }
        // What carries a reserved opcode, or continues nothing, is no message.
        boolean known = message == Opcode.TEXT || message == Opcode.BINARY;
        if (known && messages.isCompressed()) {
            listener.inflated(whole.duplicate());
        }
        if (known && listener.acting()) {
            listener.message(message, whole);
        }
        messages.end();
    }

    private void readControl(ByteBuffer in) {
        ByteBuffer payload = control;
        if (payload == null) {
            payload = ByteBuffer.allocate(MAX_CONTROL_PAYLOAD);
            control = payload;
        }
        int offset = (int) Math.min(frame.payloadOffset(), MAX_CONTROL_PAYLOAD);
        int part = frame.payloadTo() - frame.payloadFrom();
        int fitting = Math.min(part, MAX_CONTROL_PAYLOAD - offset);
        payload.clear().put(offset, in, frame.payloadFrom(), fitting);
        if (frame.last()) {
            payload.limit((int) Math.min(frame.payloadLength(), MAX_CONTROL_PAYLOAD));
            Opcode opcode = Opcode.ofCode(frame.firstByte());
            broken |= listener.control(opcode, payload);
        }
    }

    /// Whether the last byte read lies inside a frame.
    boolean midFrame() {
        return frame.midFrame();
    }

    /// How many frames there are of a message whose next frame is waited for, be it behind a
    /// control frame; 0 between two messages, and within a data frame.
    int framesOfWaitingMessage() {
        return frame.midFrame() && !isControl() ? 0 : sequence.fragments();
    }

    /// Whether the message at hand is compressed.
    boolean isCompressed() {
        return messages.isCompressed();
    }

    /// Whether the stream cannot be followed any more.
    boolean desynchronised() {
        return frame.desynchronised();
    }

    /// How many bytes the payload of the frame at hand still lacks; empty where that is unknown.
    OptionalLong payloadLeft() {
        return frame.payloadLeft();
    }

    /// The stream offset of the current frame's first byte.
    long frameStart() {
        return frame.frameStart();
    }

    /// How many bytes of the stream were taken.
    long consumed() {
        return frame.consumed();
    }

    /// The rules that the frame at hand, which is not whole yet, breaks so far.
    long brokenSoFar() {
        return broken;
    }

    /// Something outside of its bytes makes the frame at hand break a rule.
    void find(Rule rule) {
        find(rule.bit());
    }

    /// Nothing may come for a while: as little memory is kept as can be.
    void rest() {
        messages.rest();
    }

    /// Nothing may come for long: what is kept of messages is kept in as little memory as can be.
    ///
    /// @return whether that took work
    boolean pack() {
        return messages.pack();
    }

    /// Nobody will be given a message any more.
    void letGo() {
        messages.letGo();
    }

    /// Forgets what there is of a message and gives all memory back.
    void release() {
        messages.release();
    }
}
