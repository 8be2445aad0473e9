package framescope.protocol.connection;

import framescope.protocol.Bytes;
import framescope.protocol.CloseCode;
import framescope.protocol.ClosePayload;
import framescope.protocol.FrameDecoder;
import framescope.protocol.FrameEncoder;
import framescope.protocol.FrameHeader;
import framescope.protocol.FrameRules;
import framescope.protocol.FrameSequence;
import framescope.protocol.LengthForm;
import framescope.protocol.Masking;
import framescope.protocol.MessageAssembler;
import framescope.protocol.Opcode;
import framescope.protocol.Role;
import framescope.protocol.Rule;
import framescope.protocol.RuleSet;
import framescope.protocol.Utf8Validator;
import framescope.protocol.handshake.HandshakeAnswer;
import framescope.protocol.handshake.HttpHead;
import framescope.protocol.handshake.HttpHeadDecoder;
import framescope.protocol.handshake.HttpHeadDecoder.Progress;
import framescope.protocol.handshake.ServerHandshake;
import java.nio.ByteBuffer;
import java.util.Optional;
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
/// Not thread-safe.
public final class WebSocketEndpoint implements MessageSender {
    private static final int MAX_CONTROL_PAYLOAD = 125;

    private final ServerHandshake handshake;
    private final MessageHandler handler;
    private final EndpointObserver observer;
    private final Outlet outlet;

    private final HttpHeadDecoder head;
    private final MessageAssembler assembler;
    private final FrameSequence received = new FrameSequence();
    private final FrameSequence sent = new FrameSequence();
    private final Utf8Validator utf8 = new Utf8Validator();
    private final byte[] control = new byte[MAX_CONTROL_PAYLOAD];

    private long headBytes;
    private boolean answered;
    private long strayStart = -1;
    private long strayEnd;
    private @Nullable FrameDecoder frames;
    private long broken;

    private boolean failed;
    private boolean closeSent;
    private boolean closeReceived;
    private @Nullable Role closeInitiator;
    private int closeCode = CloseCode.ABNORMAL;
    private boolean ended;

    public WebSocketEndpoint(
            EndpointSettings settings,
            MessageHandler handler,
            EndpointObserver observer,
            Outlet outlet) {
        this.handshake = new ServerHandshake(settings.handshake());
        this.handler = handler;
        this.observer = observer;
        this.outlet = outlet;
        this.head = new HttpHeadDecoder(settings.maxHead());
        this.assembler = new MessageAssembler(settings.maxMessage());
    }

    // ---------------------------------------------------------------- bytes in

    /// Takes everything that one read delivered.
    ///
    /// Payloads are unmasked in place, so whoever wants the wire's bytes copies them before.
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
        Progress progress = head.accept(in);
        headBytes += in.position() - before;
        switch (progress) {
            case INCOMPLETE -> {}
            case COMPLETE -> answer(HttpHead.parse(head.taken()));
            case NOT_HTTP -> refuse(in, Rule.HEAD_MALFORMED);
            case TOO_LONG -> refuse(in, Rule.HEAD_TOO_LONG);
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

    private void refuse(ByteBuffer in, Rule rule) {
        headBytes += in.remaining();
        in.position(in.limit());
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

    private void keepStray(ByteBuffer in) {
        if (strayStart < 0) {
            strayStart = frames == null ? headBytes : frames.frameStart();
            strayEnd = frames == null ? headBytes : frames.consumed();
        }
        strayEnd += in.remaining();
        in.position(in.limit());
    }

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
        int from = frame.payloadFrom();
        int to = frame.payloadTo();
        if ((frame.secondByte() & 0x80) != 0) {
            Masking.apply(in, from, to, frame.maskingKey(), frame.payloadOffset());
        }
        if ((frame.firstByte() & 0x08) != 0) {
            readControl(frame, in, from, to);
        } else if (acting()) {
            readData(frame, in, view, from, to);
        }
        if (frame.last()) {
            observer.frameReceived(frame.frameStart(), frame, broken, received.message());
            broken = 0;
        }
    }

    private void begin(FrameDecoder frame) {
        long length = frame.payloadLength();
        broken = FrameRules.header(Role.SERVER, frame.firstByte(), frame.secondByte(), length);
        broken |= received.accept(frame.firstByte());
        boolean data = (frame.firstByte() & 0x08) == 0;
        if (data && length >= 0 && assembler.wouldPass(length)) {
            broken |= Rule.MESSAGE_TOO_BIG.bit();
        }
        if (broken != 0) {
            failFor(broken);
        }
        if (data && (frame.firstByte() & 0x0f) != 0) {
            utf8.reset();
        }
    }

    private void readData(FrameDecoder frame, ByteBuffer in, ByteBuffer view, int from, int to) {
        Opcode opcode = received.message();
        boolean ends = frame.last() && (frame.firstByte() & 0x80) != 0;
        if (opcode == Opcode.TEXT && !(utf8.accept(in, from, to) && (!ends || utf8.complete()))) {
            breakRules(Rule.TEXT_NOT_UTF8.bit());
        } else if (ends && frame.first() && assembler.length() == 0) {
            handler.message(opcode, view.limit(to).position(from), this);
        } else {
            assembler.add(in, from, to);
            if (ends) {
                handler.message(opcode, assembler.view(), this);
                assembler.clear();
            }
        }
    }

    private void readControl(FrameDecoder frame, ByteBuffer in, int from, int to) {
        int offset = (int) Math.min(frame.payloadOffset(), MAX_CONTROL_PAYLOAD);
        int length = Math.min(to - from, MAX_CONTROL_PAYLOAD - offset);
        in.get(from, control, offset, length);
        if (!frame.last()) {
            return;
        }
        int whole = (int) Math.min(frame.payloadLength(), MAX_CONTROL_PAYLOAD);
        switch (Opcode.ofCode(frame.firstByte())) {
            case PING -> {
                // §5.5.2: answered until the peer's own Close frame has come.
                if (acting()) {
                    write(Opcode.PONG, ByteBuffer.wrap(control, 0, whole));
                }
            }
            case CLOSE -> readClose(Bytes.copyOf(ByteBuffer.wrap(control, 0, whole)));
            default -> {}
        }
    }

    private void readClose(Bytes payload) {
        boolean wasActing = acting();
        closeReceived = true;
        noteClose(Role.CLIENT, payload);
        if (!wasActing) {
            return;
        }
        broken |= FrameRules.close(payload);
        if (broken != 0) {
            failFor(broken);
        }
        if (!closeSent) {
            // §5.5.1: the answer typically echoes the status code that came.
            write(Opcode.CLOSE, payload.buffer());
            closeSent = true;
        }
    }

    private void noteClose(Role initiator, Bytes payload) {
        if (closeInitiator == null) {
            closeInitiator = initiator;
            closeCode =
                    ClosePayload.read(payload).map(ClosePayload::code).orElse(CloseCode.NO_STATUS);
        }
    }

    // ---------------------------------------------------------------- failing

    private boolean acting() {
        return !failed && !closeReceived;
    }

    private void breakRules(long bits) {
        broken |= bits;
        failFor(bits);
    }

    private void failFor(long bits) {
        RuleSet.firstFailing(bits)
                .filter(rule -> !failed)
                .ifPresent(rule -> fail(rule.code(), rule.reason()));
    }

    /// Fails the connection (§7.1.7): a Close frame with this code, and nothing after it.
    public void fail(int code, String reason) {
        if (failed) {
            return;
        }
        failed = true;
        assembler.clear();
        if (frames != null && !closeSent) {
            writeClose(ClosePayload.of(code, reason));
        }
    }

    // ---------------------------------------------------------------- bytes out

    /// Sends a frame just as it is.
    ///
    /// @return whether it was written: not before the opening handshake, and not after a Close
    ///     frame was sent or the connection failed
    public boolean send(OutgoingFrame frame) {
        if (!maySend()) {
            return false;
        }
        FrameHeader header = frame.header();
        Bytes bytes = frame.toBytes();
        ByteBuffer out = outlet.room(bytes.length());
        int at = out.position();
        out.put(bytes.buffer());
        long faults =
                FrameRules.header(
                        Role.CLIENT,
                        header.firstByte(),
                        header.secondByte(),
                        header.payloadLength());
        report(at, header, faults);
        if (header.opcode() == Opcode.CLOSE) {
            closeSent = true;
            noteClose(Role.SERVER, frame.payload());
        }
        return true;
    }

    /// Begins the closing handshake (§7.1.2), unless a Close frame was sent already.
    public void close(int code, String reason) {
        if (maySend()) {
            writeClose(ClosePayload.of(code, reason));
        }
    }

    @Override
    public void send(Opcode opcode, ByteBuffer payload) {
        if (maySend()) {
            write(opcode, payload);
        }
    }

    private boolean maySend() {
        return frames != null && !failed && !closeSent && !ended;
    }

    private void writeClose(ClosePayload close) {
        Bytes payload = close.toBytes();
        write(Opcode.CLOSE, payload.buffer());
        closeSent = true;
        noteClose(Role.SERVER, payload);
    }

    private void write(Opcode opcode, ByteBuffer payload) {
        int length = payload.remaining();
        int first = 0x80 | opcode.code();
        ByteBuffer out = outlet.room(FrameEncoder.headerLength(false, length) + length);
        int at = out.position();
        FrameEncoder.writeHeader(out, first, false, 0, length);
        out.put(out.position(), payload, payload.position(), length);
        out.position(out.position() + length);
        long faults = sent.accept(first);
        observer.frameSent(at, first, secondByte(length), 0, length, faults, opcode);
    }

    private void report(int at, FrameHeader header, long faults) {
        long all = faults | sent.accept(header.firstByte());
        observer.frameSent(
                at,
                header.firstByte(),
                header.secondByte(),
                header.maskingKey(),
                header.payloadLength(),
                all,
                header.opcode().isControl() ? header.opcode() : sent.message());
    }

    private static int secondByte(int length) {
        return switch (LengthForm.shortestFor(length)) {
            case BITS_7 -> length;
            case BITS_16 -> 126;
            case BITS_64 -> 127;
        };
    }

    // ---------------------------------------------------------------- the end

    /// Tells that the peer ended its stream, or that the connection is gone. Bytes that became
    /// nothing whole are reported now.
    public void end() {
        if (ended) {
            return;
        }
        ended = true;
        if (strayStart >= 0) {
            observer.unparsedReceived(strayStart, strayEnd - strayStart, broken);
        } else if (frames != null && frames.midFrame()) {
            // A frame whose end nobody can know is not cut short.
            long cutShort = frames.desynchronised() ? 0 : Rule.FRAME_CUT_SHORT.bit();
            observer.unparsedReceived(
                    frames.frameStart(),
                    frames.consumed() - frames.frameStart(),
                    broken | cutShort);
        } else if (!answered && headBytes > 0) {
            observer.unparsedReceived(0, headBytes, Rule.HEAD_MALFORMED.bit());
        }
        assembler.clear();
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
        return closeSent || closeReceived || failed
                ? ConnectionState.CLOSING
                : ConnectionState.OPEN;
    }

    /// Whether everything that is to be sent was written: the driver flushes and ends its side.
    public boolean finished() {
        return failed || closeSent && closeReceived || answered && frames == null;
    }

    /// Whether the peer owes a Close frame (§7.1.2).
    public boolean closeExpected() {
        return closeSent && !closeReceived && !failed;
    }

    /// How the connection ended, as far as its frames tell.
    public CloseSummary closeSummary() {
        return new CloseSummary(
                Optional.ofNullable(closeInitiator), closeCode, closeSent && closeReceived);
    }
}
