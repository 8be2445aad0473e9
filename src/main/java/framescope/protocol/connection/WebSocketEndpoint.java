package framescope.protocol.connection;

import framescope.protocol.CloseCode;
import framescope.protocol.ClosePayload;
import framescope.protocol.FrameDecoder;
import framescope.protocol.Opcode;
import framescope.protocol.Role;
import framescope.protocol.Rule;
import framescope.protocol.RuleSet;
import framescope.protocol.deflate.DeflateCoders;
import framescope.protocol.deflate.DeflateParameters;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/// One end of a connection: opening handshake, replies, closing, failing.
///
/// Bytes come in through [#receive] in any split; bytes to send go to the [Outlet]; the
/// [EndpointObserver] hears of both. It knows neither sockets nor clocks: whoever drives it flushes
/// the outlet, ends the connection once it is [#finished], and waits for the peer's Close only for
/// as long as it likes while [#closeExpected].
///
/// After the endpoint failed the connection or saw a Close frame, further frames are still read,
/// judged and reported, since they are on the wire, but nothing is done about them.
///
/// What is read, written and answered, and how the handshakes go, have classes of their own. Longer
/// than most all the same: everything that a driver may tell or ask is here, a line each, and what
/// makes the connection fail.
///
/// Not thread-safe.
public final class WebSocketEndpoint implements MessageSender {
    private static final int ENOUGH_FOR_NOBODY = 1024 * 1024;

    private final Opening opening;
    private final Supplier<Policy> policy;
    private final MessageHandler handler;
    private final EndpointObserver observer;
    private final ClosingHandshake closing;
    private final ControlExchange controls;
    private final IncomingStream incoming;
    private final OutgoingStream outgoing;
    private final ControlReplies replies;

    private boolean failed;
    private int inflatedForNobody;
    private boolean messageStalled;
    private boolean ended;

    private WebSocketEndpoint(
            Role role,
            Opening opening,
            IntSupplier maskingKeys,
            Limits limits,
            DeflateCoders coders,
            Supplier<Policy> policy,
            MessageHandler handler,
            EndpointObserver observer,
            Outlet outlet) {
        this.opening = opening;
        this.policy = policy;
        this.handler = handler;
        this.observer = observer;
        this.closing = new ClosingHandshake(role);
        this.controls = new ControlExchange(closing);
        this.incoming = new IncomingStream(role, opening, coders, limits, new Incoming(), observer);
        this.outgoing =
                new OutgoingStream(role, maskingKeys, coders, closing, controls, observer, outlet);
        this.replies = new ControlReplies(role, closing, controls, outgoing, this::failFor);
    }

    /// The server's end of a connection that was accepted.
    ///
    /// @param coders those of the thread that drives it
    public static WebSocketEndpoint server(
            EndpointSettings settings,
            DeflateCoders coders,
            MessageHandler handler,
            EndpointObserver observer,
            Outlet outlet) {
        Limits limits = settings.limits();
        return new WebSocketEndpoint(
                Role.SERVER,
                new ServerOpening(
                        settings.handshake(), settings.policy(), limits.head(), observer, outlet),
                () -> 0,
                limits,
                coders,
                settings.policy(),
                handler,
                observer,
                outlet);
    }

    /// The client's end of a connection that was made; its request goes to the outlet at once.
    ///
    /// @param coders those of the thread that drives it
    public static WebSocketEndpoint client(
            ClientSettings settings,
            DeflateCoders coders,
            MessageHandler handler,
            EndpointObserver observer,
            Outlet outlet) {
        Limits limits = settings.limits();
        ClientOpening opening =
                new ClientOpening(
                        settings.request().head(settings.nonce()), limits.head(), observer, outlet);
        opening.begin();
        return new WebSocketEndpoint(
                Role.CLIENT,
                opening,
                settings.maskingKeys(),
                limits,
                coders,
                settings.policy(),
                handler,
                observer,
                outlet);
    }

    /// Which control frames it answers by itself, from the next one on; at first all.
    public void setManners(Manners newManners) {
        replies.setManners(newManners);
    }

    // ---------------------------------------------------------------- what comes in

    /// Takes everything that one read delivered.
    ///
    /// Payloads are unmasked in place, so whoever wants the wire's bytes copies them before.
    ///
    /// @param in big-endian
    public void receive(ByteBuffer in) {
        if (incoming.opensWith(in)) {
            outgoing.open(opening.extensions());
        }
        incoming.read(in);
    }

    /// Lets [#receive], which has called the message handler, return behind the message: the rest
    /// stays in the buffer, and is to be handed in again. Once nothing is done about messages any
    /// more it does so by itself, when it has inflated a lot.
    public void pause() {
        incoming.pause();
    }

    // What is not handed on, nobody else can pause behind.
    private void pauseBehind(int inflated) {
        inflatedForNobody += inflated;
        if (inflatedForNobody >= ENOUGH_FOR_NOBODY) {
            inflatedForNobody = 0;
            pause();
        }
    }

    private boolean acting() {
        return !failed && !closing.isReceived();
    }

    private final class Incoming implements FrameListener {
        @Override
        public boolean acting() {
            return WebSocketEndpoint.this.acting();
        }

        @Override
        public void broken(long rules) {
            if (acting()) {
                failFor(rules);
            }
        }

        @Override
        public void outOfMemory() {
            if (acting()) {
                fail(CloseCode.TRY_AGAIN_LATER, "no memory for this message");
            }
        }

        @Override
        public long control(Opcode opcode, ByteBuffer payload) {
            return replies.accept(opcode, payload, acting());
        }

        @Override
        public void inflated(ByteBuffer payload) {
            observer.inflatedReceived(payload);
            if (!acting()) {
                pauseBehind(payload.remaining());
            }
        }

        @Override
        public void message(Opcode opcode, ByteBuffer payload) {
            handler.message(opcode, payload, WebSocketEndpoint.this);
        }

        @Override
        public void frame(FrameDecoder frame, long broken, Opcode message) {
            observer.frameReceived(frame.frameStart(), frame, broken, message);
        }
    }

    // ---------------------------------------------------------------- failing

    private void failFor(long rules) {
        RuleSet.firstFailing(rules, policy.get() == Policy.STRICT)
                .ifPresent(rule -> fail(rule.code(), rule.reason()));
    }

    /// Fails the connection (§7.1.7): a Close frame with this code, and nothing after it. Does
    /// nothing when it has failed already.
    public void fail(int code, String reason) {
        if (failed || ended) {
            return;
        }
        failed = true;
        incoming.letGo();
        outgoing.close(ClosePayload.of(code, reason).toBytes());
        outgoing.stop();
    }

    /// Tells that the connection is gone before all that came was handed in: of what is still
    /// handed in the observer hears, but nothing is done about it.
    public void cutOff() {
        failed = true;
        incoming.cutOff();
        outgoing.stop();
    }

    /// Tells that the peer's head has not become whole in time: a server answers 408, if there is a
    /// beginning of a request to answer.
    public void timeOutHandshake() {
        opening.timeOut();
    }

    /// Tells that the frame at hand does not get on: nothing of it has come for too long, or too
    /// little.
    public void timeOutFrame() {
        if (incoming.midFrame() && acting()) {
            incoming.find(Rule.FRAME_STALLED);
        }
    }

    /// Whether the peer has begun a frame and not ended it.
    public boolean midFrame() {
        return incoming.midFrame();
    }

    /// Tells that no frame of the message at hand has come for too long, though others may have.
    public void timeOutMessage() {
        if (incoming.framesOfWaitingMessage() > 0 && acting()) {
            messageStalled = true;
            failFor(Rule.MESSAGE_STALLED.bit());
        }
    }

    /// How many frames have come of a message whose next frame is waited for; 0 when none is.
    public int framesOfWaitingMessage() {
        return incoming.framesOfWaitingMessage();
    }

    /// Tells that nothing has come for a moment: no memory is kept that is not needed, until
    /// something does.
    public void rest() {
        incoming.rest();
    }

    /// Tells that nothing has come for long: what is needed is kept in as little memory as can be.
    ///
    /// @return whether that took work, about a millisecond
    public boolean pack() {
        return incoming.pack();
    }

    // ---------------------------------------------------------------- frames that go out

    /// Sends a frame just as it is.
    ///
    /// @return whether it was written: not before the opening handshake, and not after a Close
    ///     frame was sent or the connection failed
    public boolean send(OutgoingFrame frame) {
        return outgoing.send(frame);
    }

    /// Takes note of frames that its driver is about to write, all of them, just as they are.
    /// What stands behind a Close frame in them is sent on purpose.
    ///
    /// @return the frames as their receiver would judge them; empty when nothing may be written:
    ///     before the opening handshake, and after a Close frame or a failure
    public Optional<List<SentFrame>> transmit(Transmission transmission) {
        return outgoing.transmit(transmission);
    }

    /// The message that was begun to be sent and has not ended: Text or Binary; empty for none.
    public Optional<OpenMessage> openMessage() {
        return outgoing.openMessage();
    }

    /// Begins the closing handshake (§7.1.2), unless a Close frame was sent already.
    public void close(int code, String reason) {
        outgoing.close(ClosePayload.of(code, reason).toBytes());
    }

    @Override
    public void send(Opcode opcode, ByteBuffer payload) {
        outgoing.message(opcode, payload);
    }

    // ---------------------------------------------------------------- the end

    /// Tells that the peer ended its stream, or that the connection is gone. Bytes that became
    /// nothing whole are reported now, and native memory is given back.
    public void end() {
        if (ended) {
            return;
        }
        ended = true;
        incoming.end();
        outgoing.stop();
        outgoing.release();
    }

    /// Rules that only the end of the connection shows to be broken.
    public RuleSet brokenAtEnd() {
        RuleSet broken = controls.brokenAtEnd();
        return messageStalled ? broken.plus(List.of(Rule.MESSAGE_STALLED)) : broken;
    }

    /// The stream offset of the first byte that the observer has not heard of yet.
    public long unreportedStart() {
        return incoming.unreportedStart();
    }

    /// Where the connection stands in its life.
    public ConnectionState state() {
        if (ended || opening.stage() == Opening.Stage.REFUSED) {
            return ConnectionState.CLOSED;
        }
        if (!outgoing.hasOpened()) {
            return ConnectionState.CONNECTING;
        }
        return closing.isBegun() || failed ? ConnectionState.CLOSING : ConnectionState.OPEN;
    }

    /// Whether the opening handshake made a WebSocket of the connection.
    public boolean hasOpened() {
        return outgoing.hasOpened();
    }

    /// Whether everything that is to be sent was written: the driver flushes and ends its side.
    public boolean finished() {
        return failed || closing.isComplete() || opening.stage() == Opening.Stage.REFUSED;
    }

    /// Whether the peer owes a Close frame (§7.1.2).
    public boolean closeExpected() {
        return closing.isSent() && !closing.isReceived() && !failed;
    }

    /// Whether permessage-deflate was agreed on.
    public boolean isDeflating() {
        return deflate().isPresent();
    }

    /// What was agreed on for permessage-deflate; empty where that was not.
    public Optional<DeflateParameters> deflate() {
        return opening.extensions().deflate();
    }

    /// How the connection ended, as far as its frames tell.
    public CloseSummary closeSummary() {
        return closing.summary();
    }
}
