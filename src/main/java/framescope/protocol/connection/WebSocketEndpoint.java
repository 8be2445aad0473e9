package framescope.protocol.connection;

import framescope.protocol.Bytes;
import framescope.protocol.ClosePayload;
import framescope.protocol.FrameDecoder;
import framescope.protocol.FrameRules;
import framescope.protocol.FrameSequence;
import framescope.protocol.Masking;
import framescope.protocol.Opcode;
import framescope.protocol.Role;
import framescope.protocol.Rule;
import framescope.protocol.RuleSet;
import framescope.protocol.handshake.HandshakeAnswer;
import framescope.protocol.handshake.HttpHead;
import framescope.protocol.handshake.HttpHeadDecoder;
import framescope.protocol.handshake.ServerHandshake;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The server's end of one connection: opening handshake, replies, closing, failing.
///
/// Bytes come in through [#receive] in any split; bytes to send go to the [Outlet]; the
/// [EndpointObserver] hears of both. It knows neither sockets nor clocks: whoever drives it flushes
/// the outlet, ends the connection once it is [#finished], and waits for the peer's Close only for
/// as long as it likes while [#closeExpected].
///
/// After the endpoint failed the connection or saw a Close frame, further frames are still read and
/// reported, since they are on the wire, but nothing is done about them.
///
/// Longer than most: it is the connection's story from top to bottom. Assembling, closing and
/// writing have classes of their own.
///
/// Not thread-safe.
public final class WebSocketEndpoint implements MessageSender {
    private static final int MAX_CONTROL_PAYLOAD = 125;
    private static final int FIN = 0x80;
    private static final int MASK = 0x80;

    private final ServerHandshake handshake;
    private final Supplier<Policy> policy;
    private final EndpointObserver observer;
    private final Outlet outlet;
    private final HttpHeadDecoder head;
    private final FrameSequence sequence;
    private final IncomingMessages messages;
    private final FrameWriter writer;
    private final ClosingHandshake closing = new ClosingHandshake();
    private final byte[] control = new byte[MAX_CONTROL_PAYLOAD];

    private long headBytes;
    private boolean answered;
    private @Nullable FrameDecoder frames;
    private long broken;
    private long strayStart = -1;
    private long strayEnd;
    private boolean failed;
    private boolean ended;

    public WebSocketEndpoint(
            EndpointSettings settings,
            MessageHandler handler,
            EndpointObserver observer,
            Outlet outlet) {
        this.handshake = new ServerHandshake(settings.handshake());
        this.policy = settings.policy();
        this.observer = observer;
        this.outlet = outlet;
        this.head = new HttpHeadDecoder(settings.limits().head());
        this.sequence = new FrameSequence(settings.limits().fragments());
        this.messages = new IncomingMessages(handler, this, settings.limits().message());
        this.writer = new FrameWriter(outlet, observer);
    }

    // ---------------------------------------------------------------- the opening handshake

    /// Takes everything that one read delivered.
    ///
    /// Payloads are unmasked in place, so whoever wants the wire's bytes copies them before.
    ///
    /// @param in big-endian
    public void receive(ByteBuffer in) {
        if (frames == null && !answered) {
            readHead(in);
        }
        FrameDecoder decoder = frames;
        if (decoder != null) {
            readFrames(decoder, in);
        }
        if (in.hasRemaining()) {
            keepStray(in);
        }
    }

    private void readHead(ByteBuffer in) {
        int before = in.position();
        HttpHeadDecoder.Progress progress = head.accept(in);
        headBytes += in.position() - before;
        switch (progress) {
            case INCOMPLETE -> {}
            case COMPLETE -> answer(HttpHead.parse(head.taken()));
            case NOT_HTTP -> refuseAll(in, Rule.HEAD_MALFORMED);
            case TARGET_TOO_LONG -> refuseAll(in, Rule.TARGET_TOO_LONG);
            case TOO_LONG -> refuseAll(in, Rule.HEAD_TOO_LONG);
        }
    }

    private void answer(HttpHead request) {
        HandshakeAnswer answer = handshake.answer(request);
        answered = true;
        observer.requestReceived(0, request, answer);
        respond(answer);
        if (answer.kind() == HandshakeAnswer.Kind.UPGRADED) {
            // §4.1: frames may stand in the same segment, right behind the head.
            frames = new FrameDecoder(headBytes);
        }
    }

    private void refuseAll(ByteBuffer in, Rule rule) {
        headBytes += in.remaining();
        in.position(in.limit());
        refuse(rule);
    }

    private void refuse(Rule rule) {
        answered = true;
        observer.unparsedReceived(0, headBytes, rule.bit());
        respond(handshake.refuse(rule));
    }

    private void respond(HandshakeAnswer answer) {
        ByteBuffer out = outlet.room(answer.response().length());
        int at = out.position();
        out.put(answer.response().buffer());
        observer.responseSent(at, answer);
    }

    // What follows a refused request stays unanswered, and what follows a frame without an end
    // can't be read; both are kept.
    private void keepStray(ByteBuffer in) {
        if (strayStart < 0) {
            strayStart = frames == null ? headBytes : frames.frameStart();
            strayEnd = frames == null ? headBytes : frames.consumed();
        }
        strayEnd += in.remaining();
        in.position(in.limit());
    }

    // ---------------------------------------------------------------- frames that come in

    private void readFrames(FrameDecoder decoder, ByteBuffer in) {
        ByteBuffer view = in.duplicate();
        while (decoder.next(in)) {
            readPart(decoder, in, view);
        }
    }

    private void readPart(FrameDecoder frame, ByteBuffer in, ByteBuffer view) {
        if (frame.first()) {
            begin(frame);
        }
        if ((frame.secondByte() & MASK) != 0) {
            int key = frame.maskingKey();
            long offset = frame.payloadOffset();
            Masking.apply(in, frame.payloadFrom(), frame.payloadTo(), key, offset);
        }
        if (isControl(frame)) {
            readControl(frame, in);
        } else if (acting()) {
            readData(frame, in, view);
        }
        if (frame.last()) {
            observer.frameReceived(frame.frameStart(), frame, broken, sequence.message());
            broken = 0;
        }
    }

    private static boolean isControl(FrameDecoder frame) {
        return (frame.firstByte() & 0x08) != 0;
    }

    private void begin(FrameDecoder frame) {
        int first = frame.firstByte();
        long length = frame.payloadLength();
        broken = FrameRules.header(Role.SERVER, first, frame.secondByte(), length);
        broken |= sequence.accept(first);
        if (!isControl(frame)) {
            if ((first & 0x0f) != Opcode.CONTINUATION.code()) {
                messages.begin();
            }
            if (length >= 0 && messages.wouldPass(length)) {
                broken |= Rule.MESSAGE_TOO_BIG.bit();
            }
        }
        failFor(broken);
    }

    private void readData(FrameDecoder frame, ByteBuffer in, ByteBuffer view) {
        boolean ends = frame.last() && (frame.firstByte() & FIN) != 0;
        int from = frame.payloadFrom();
        int to = frame.payloadTo();
        find(messages.judge(sequence.message(), in, from, to, ends));
        if (!failed) {
            messages.accept(sequence.message(), frame, in, view, ends);
        }
    }

    private void readControl(FrameDecoder frame, ByteBuffer in) {
        int offset = (int) Math.min(frame.payloadOffset(), MAX_CONTROL_PAYLOAD);
        int part = frame.payloadTo() - frame.payloadFrom();
        in.get(frame.payloadFrom(), control, offset, Math.min(part, MAX_CONTROL_PAYLOAD - offset));
        if (!frame.last()) {
            return;
        }
        int length = (int) Math.min(frame.payloadLength(), MAX_CONTROL_PAYLOAD);
        switch (Opcode.ofCode(frame.firstByte())) {
            case PING -> {
                // §5.5.2: answered until the peer's own Close frame has come.
                if (acting()) {
                    writer.write(Opcode.PONG, ByteBuffer.wrap(control, 0, length));
                }
            }
            case CLOSE -> readClose(Bytes.copyOf(ByteBuffer.wrap(control, 0, length)));
            default -> {}
        }
    }

    private void readClose(Bytes payload) {
        boolean wasActing = acting();
        closing.received(payload);
        if (!wasActing) {
            return;
        }
        long faults = FrameRules.close(payload);
        find(faults);
        if (!closing.isSent()) {
            // §5.5.1: the answer typically echoes the status code that came; a wrong one is not
            // ours to repeat.
            writeClose(faults == 0 ? payload : Bytes.EMPTY);
        }
    }

    private boolean acting() {
        return !failed && !closing.isReceived();
    }

    // ---------------------------------------------------------------- failing

    private void find(long bits) {
        broken |= bits;
        failFor(bits);
    }

    private void failFor(long bits) {
        if (bits == 0) {
            return;
        }
        boolean strict = policy.get() == Policy.STRICT;
        for (Rule rule : new RuleSet(bits).rules()) {
            if (rule.code() != 0 && (strict || rule.isFinal())) {
                fail(rule.code(), rule.reason());
            }
        }
    }

    /// Fails the connection (§7.1.7): a Close frame with this code, and nothing after it. Does
    /// nothing when it has failed already.
    public void fail(int code, String reason) {
        if (failed || ended) {
            return;
        }
        failed = true;
        messages.clear();
        if (frames != null && !closing.isSent()) {
            writeClose(ClosePayload.of(code, reason).toBytes());
        }
    }

    /// Tells that the request head has not become whole in time: 408, if there is a beginning of
    /// one to answer.
    public void timeOutHandshake() {
        if (!answered && headBytes > 0) {
            refuse(Rule.HANDSHAKE_TIMED_OUT);
        }
    }

    /// Tells that no byte of the frame at hand has come for too long.
    public void timeOutFrame() {
        if (frames != null && frames.midFrame() && acting()) {
            find(Rule.FRAME_STALLED.bit());
        }
    }

    /// Whether the peer has begun a frame and not ended it.
    public boolean midFrame() {
        return frames != null && frames.midFrame();
    }

    // ---------------------------------------------------------------- frames that go out

    /// Sends a frame just as it is.
    ///
    /// @return whether it was written: not before the opening handshake, and not after a Close
    ///     frame was sent or the connection failed
    public boolean send(OutgoingFrame frame) {
        if (!maySend()) {
            return false;
        }
        writer.write(frame);
        if (frame.header().opcode() == Opcode.CLOSE) {
            closing.sent(frame.payload());
        }
        return true;
    }

    /// Begins the closing handshake (§7.1.2), unless a Close frame was sent already.
    public void close(int code, String reason) {
        if (maySend()) {
            writeClose(ClosePayload.of(code, reason).toBytes());
        }
    }

    @Override
    public void send(Opcode opcode, ByteBuffer payload) {
        if (maySend()) {
            writer.write(opcode, payload);
        }
    }

    private boolean maySend() {
        return frames != null && !failed && !closing.isSent() && !ended;
    }

    private void writeClose(Bytes payload) {
        writer.write(Opcode.CLOSE, payload.buffer());
        closing.sent(payload);
    }

    // ---------------------------------------------------------------- the end

    /// Tells that the peer ended its stream, or that the connection is gone. Bytes that became
    /// nothing whole are reported now.
    public void end() {
        if (ended) {
            return;
        }
        ended = true;
        messages.clear();
        if (strayStart >= 0) {
            observer.unparsedReceived(strayStart, strayEnd - strayStart, broken);
        } else if (frames != null && frames.midFrame()) {
            // A frame whose end nobody can know is not cut short.
            long cutShort = frames.desynchronised() ? 0 : Rule.FRAME_CUT_SHORT.bit();
            long length = frames.consumed() - frames.frameStart();
            observer.unparsedReceived(frames.frameStart(), length, broken | cutShort);
        } else if (!answered && headBytes > 0) {
            observer.unparsedReceived(0, headBytes, Rule.HEAD_MALFORMED.bit());
        }
    }

    /// The stream offset of the first byte that the observer has not heard of yet.
    public long unreportedStart() {
        if (strayStart >= 0) {
            return strayStart;
        }
        if (frames != null) {
            return frames.midFrame() ? frames.frameStart() : frames.consumed();
        }
        return answered ? headBytes : 0;
    }

    /// Where the connection stands in its life.
    public ConnectionState state() {
        if (ended || answered && frames == null) {
            return ConnectionState.CLOSED;
        }
        if (frames == null) {
            return ConnectionState.CONNECTING;
        }
        return closing.isBegun() || failed ? ConnectionState.CLOSING : ConnectionState.OPEN;
    }

    /// Whether everything that is to be sent was written: the driver flushes and ends its side.
    public boolean finished() {
        return failed || closing.isComplete() || answered && frames == null;
    }

    /// Whether the peer owes a Close frame (§7.1.2).
    public boolean closeExpected() {
        return closing.isSent() && !closing.isReceived() && !failed;
    }

    /// How the connection ended, as far as its frames tell.
    public CloseSummary closeSummary() {
        return closing.summary();
    }
}
