package framescope.net;

import framescope.behaviour.Behaviour;
import framescope.behaviour.Closing;
import framescope.capture.CaptureSink;
import framescope.capture.Ending;
import framescope.capture.NoteKind;
import framescope.protocol.CloseCode;
import framescope.protocol.Opcode;
import framescope.protocol.connection.ConnectionState;
import framescope.protocol.connection.HalfFrame;
import framescope.protocol.connection.MessageHandler;
import framescope.protocol.connection.MessageSender;
import framescope.protocol.connection.OpenMessage;
import framescope.protocol.connection.OutgoingFrame;
import framescope.protocol.connection.PeerReading;
import framescope.protocol.connection.SentFrame;
import framescope.protocol.connection.Transmission;
import framescope.protocol.connection.WebSocketEndpoint;
import framescope.protocol.deflate.DeflateParameters;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.socket.SocketChannel;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One connection: drives its endpoint with what a read delivers, and writes once what the endpoint
/// answers. Every method runs on the channel's event loop but [#execute], [#hasOpened],
/// [#deflate], [#openMessage], [#halfFrame] and [#closeFuture].
///
/// Longer than most: it is the one door to a connection for Netty, the server and behaviours. What is
/// behind it has classes of its own.
final class ServedConnection implements Conduct.Actor {
    private static final System.Logger LOG = System.getLogger(ServedConnection.class.getName());

    // What a message is no longer than is answered in any case.
    private static final int SMALL = 64 * 1024;

    private final SocketChannel channel;
    private final MessageHandler messages;
    private final CaptureSink sink;
    private final QueueBudget budget;
    private final Consumer<ServedConnection> onOpen;
    private final TimeSource time;
    private final ConnectionObserver observer;
    private final ChannelOutlet outlet;
    private final WriteQueue queue;
    private final WebSocketEndpoint endpoint;
    private final Intake intake;
    private final ChannelEnding ending;
    private final ReadGate gate;
    private final Watchdog watchdog;
    private final ConnectionBehaviour behaviour;
    private final PeerReading peer = new PeerReading();
    private final ComposedSending composed;
    private final RepeatedSending repeated;

    private final List<Runnable> onceTaken = new ArrayList<>();
    private final List<OutgoingFrame> lies = new ArrayList<>();
    private @Nullable Throwable failure;
    private boolean broken;
    private boolean endsBehindRest;
    private volatile boolean opened;
    private volatile Optional<DeflateParameters> deflate = Optional.empty();
    private volatile Optional<OpenMessage> openMessage = Optional.empty();

    /// Made on the event loop of an accepted channel.
    ///
    /// @param messages what to do with each message
    /// @param onNumber hears the connection's number once it is in the capture
    /// @param onOpen hears that the connection is an open WebSocket
    ServedConnection(
            SocketChannel channel,
            ServerSettings settings,
            MessageHandler messages,
            CaptureSink sink,
            QuietReserve reserve,
            QueueBudget budget,
            TimeSource time,
            BiConsumer<Integer, ServedConnection> onNumber,
            Consumer<ServedConnection> onOpen) {
        this.channel = channel;
        this.messages = messages;
        this.sink = sink;
        this.budget = budget;
        this.onOpen = onOpen;
        this.time = time;
        observer =
                ConnectionObserver.of(channel, sink, time, number -> onNumber.accept(number, this));
        outlet = new ChannelOutlet(channel, observer, peer);
        queue = new WriteQueue(channel, budget, this::writabilityChanged);
        endpoint =
                WebSocketEndpoint.server(
                        settings.endpoint(), CodersOfLoop.here(), this::handle, observer, outlet);
        intake = new Intake(endpoint, observer, outlet);
        ending = new ChannelEnding(channel, settings.timeouts());
        watchdog =
                new Watchdog(
                        channel,
                        settings.timeouts(),
                        new StandstillAnswers(this, endpoint, ending));
        behaviour =
                new ConnectionBehaviour(
                        channel,
                        this,
                        endpoint::setManners,
                        this::flush,
                        this::fail,
                        settings.writeQueue());
        composed = new ComposedSending(channel, outlet, observer, peer, this::flush);
        repeated = new RepeatedSending(channel, composed, sink, this::transmit);
        gate =
                new ReadGate(
                        channel,
                        sink,
                        reserve,
                        budget,
                        queue,
                        intake,
                        this::receiveRest,
                        outlet,
                        behaviour,
                        ending,
                        settings.writeQueue());
    }

    // ---------------------------------------------------------------- reading and writing

    /// A read delivered these bytes.
    void receive(ByteBuf buffer) {
        watchdog.read();
        boolean opening = isConnecting();
        intake.receive(buffer);
        if (opening && endpoint.hasOpened()) {
            deflate = endpoint.deflate();
            opened = true;
            onOpen.accept(this);
        }
        gate.hasRead(buffer.readableBytes());
    }

    private void receiveRest() {
        intake.goOn();
        flush();
        if (endsBehindRest && !intake.isWaiting()) {
            peerHasEnded();
        }
    }

    /// Writes what is to be written, and ends what has come to its end.
    void flush() {
        noteFailure();
        outlet.flush();
        openMessage = endpoint.openMessage();
        lies.forEach(this::noteLie);
        lies.clear();
        if (ending.closeIfDropping()) {
            return;
        }
        if (!composed.isGoingOn()) {
            if (endpoint.finished()) {
                ending.endOutput();
            } else if (endpoint.closeExpected()) {
                ending.awaitClose();
            }
        }
        gate.adjust();
    }

    /// The peer takes bytes again, or does not.
    void writabilityChanged() {
        composed.goOn();
        repeated.goOn();
        gate.adjust();
        tellOnceTaken();
    }

    /// The peer has ended its side of the stream.
    void peerHasEnded() {
        endsBehindRest = intake.isWaiting();
        if (endsBehindRest) {
            return;
        }
        ending.putDownTo(Ending.CLIENT_FIN);
        endOfStream();
        composed.stop();
        flush();
        ending.closeOnceWritten(Ending.CLIENT_FIN);
    }

    /// The peer has reset the connection.
    void wasReset() {
        ending.putDownTo(Ending.RESET);
    }

    /// The channel is closed.
    void hasClosed() {
        watchdog.stop();
        behaviour.end();
        ending.stopTimer();
        doAll(
                intake::end,
                this::endOfStream,
                composed::stop,
                repeated::look,
                outlet::discard,
                this::noteUnsent,
                this::tellOnceTaken,
                this::tellClosed);
    }

    // Whatever one of them throws keeps none of the others from being done.
    private static void doAll(Runnable first, Runnable... others) {
        try {
            first.run();
        } finally {
            if (others.length > 0) {
                doAll(others[0], Arrays.copyOfRange(others, 1, others.length));
            }
        }
    }

    private void tellClosed() {
        // Otherwise the event loop stops: the peer had its time to answer, or there was nothing
        // to answer.
        Ending otherwise = endpoint.closeExpected() ? Ending.TIMED_OUT : Ending.SERVER_FIN;
        observer.closed(endpoint.closeSummary(), ending.cause(otherwise), endpoint.brokenAtEnd());
    }

    // Bytes enter the capture when they are queued, so that they stand behind what they answer.
    private void noteUnsent() {
        if (queue.leftAtEnd() > 0 && observer.connection() != CaptureSink.NO_CONNECTION) {
            note(NoteKind.NOT_SENT, Long.toString(queue.leftAtEnd()));
        }
    }

    private void endOfStream() {
        endpoint.end();
        observer.endRead(Long.MAX_VALUE);
    }

    // ---------------------------------------------------------------- what a program does

    private void handle(Opcode opcode, ByteBuffer payload, MessageSender sender) {
        int length = payload.remaining();
        if (length > SMALL && budget.wouldBeOverdrawnBy(length)) {
            endpoint.fail(CloseCode.TRY_AGAIN_LATER, "no memory for the reply");
            return;
        }
        Conduct conduct = behaviour.conduct();
        try {
            if (conduct == null) {
                messages.message(opcode, payload, sender);
            } else {
                conduct.message(opcode, payload);
            }
        } catch (Throwable e) {
            fail(MachineErrors.passOn(e));
        }
        intake.handled(length);
    }

    // What to do with a message is a program's own affair; when that fails, only this connection
    // ends. The read goes on, so that every frame of it gets its row.
    private void fail(Throwable e) {
        LOG.log(System.Logger.Level.ERROR, "handling what a peer sent failed", e);
        failure = e;
        endpoint.fail(CloseCode.INTERNAL_ERROR, "handling a message failed");
    }

    /// Something was thrown in the midst of a read that no handler is to blame for. Nobody knows
    /// what state the endpoint is in, so what comes is kept but not looked into any more.
    ///
    /// @return whether the peer was told; otherwise the channel is to be closed
    boolean broke(Throwable cause) {
        if (broken) {
            return false;
        }
        broken = true;
        intake.giveUp();
        if (channel.isActive() && !composed.isGoingOn()) {
            fail(cause);
            flush();
            return true;
        }
        // Nothing more can be said: not in the midst of another frame either.
        LOG.log(System.Logger.Level.ERROR, "a connection is given up", cause);
        if (channel.isActive()) {
            note(NoteKind.HANDLER_FAILED, cause.toString());
        }
        return false;
    }

    private void noteFailure() {
        Throwable known = failure;
        if (known != null) {
            failure = null;
            note(NoteKind.HANDLER_FAILED, known.toString());
        }
    }

    /// The run's behaviour; it holds where the connection has none of its own.
    void behaveLikeTheRun(Behaviour ofRun) {
        behaviour.setOfRun(ofRun);
    }

    /// A behaviour of the connection's own; empty for the run's.
    void behave(Optional<Behaviour> own) {
        behaviour.setOwn(own);
    }

    @Override
    public void replyAsUsual(Opcode opcode, ByteBuffer payload) {
        Conduct conduct = behaviour.conduct();
        messages.message(opcode, payload, conduct == null ? endpoint : conduct.sender(endpoint));
    }

    @Override
    public void sendMessage(Opcode opcode, ByteBuffer payload) {
        endpoint.send(opcode, payload);
    }

    @Override
    public void sendFrame(OutgoingFrame frame) {
        // What follows a lie as its receiver does must not begin in the midst of a composed frame.
        if (!frame.lies() || !composed.queues(() -> send(frame))) {
            write(frame);
        }
    }

    @Override
    public void drop(Closing.Drop how) {
        ending.drop(how);
    }

    @Override
    public void note(NoteKind kind, String detail) {
        sink.note(observer.connection(), time.nanos(), kind, detail);
    }

    // ---------------------------------------------------------------- what others ask for

    /// Runs an action on the connection's event loop; it is dropped when that has ended.
    void execute(Runnable action) {
        if (!channel.eventLoop().isShuttingDown()) {
            channel.eventLoop().execute(new ChannelTask(channel, action));
        }
    }

    /// Sends a frame, or notes in the capture that it could not be sent. Does nothing when the
    /// connection has ended meanwhile.
    void send(OutgoingFrame frame) {
        if (!channel.isActive() || composed.queues(() -> send(frame))) {
            return;
        }
        if (write(frame)) {
            flush();
        } else {
            note(NoteKind.SEND_REFUSED, frame.header().opcode().name());
        }
    }

    /// Sends frames that were composed by hand, once those before them are through, or notes in the
    /// capture that they could not be sent. Does nothing when the connection has ended meanwhile.
    void send(Transmission transmission) {
        if (channel.isActive() && !composed.queues(() -> send(transmission))) {
            transmit(transmission);
        }
    }

    private boolean write(OutgoingFrame frame) {
        if (!frame.lies()) {
            return endpoint.send(frame);
        }
        Optional<OpenMessage> before = endpoint.openMessage();
        if (!peer.isMisled()) {
            outlet.followFromHere();
        }
        boolean written = endpoint.send(frame);
        if (written) {
            peer.expect(List.of(frame), before);
            lies.add(frame);
        }
        return written;
    }

    // No rule forbids such a length, since its receiver cannot see that it lies.
    private void noteLie(OutgoingFrame frame) {
        note(
                NoteKind.LENGTH_LIES,
                frame.header().payloadLength() + " / " + frame.payload().length());
    }

    private boolean transmit(Transmission transmission) {
        Optional<OpenMessage> before = endpoint.openMessage();
        Optional<List<SentFrame>> judged = endpoint.transmit(transmission);
        if (judged.isPresent()) {
            openMessage = endpoint.openMessage();
            outlet.flush();
            peer.expect(transmission.frames(), before);
            composed.start(transmission, judged.get());
            transmission.frames().stream().filter(OutgoingFrame::lies).forEach(this::noteLie);
        } else {
            Opcode first = transmission.frames().getFirst().header().opcode();
            note(NoteKind.SEND_REFUSED, first.name());
        }
        return judged.isPresent();
    }

    /// Runs an action once the socket takes more than was sent before, or the connection has ended.
    void onceTaken(Runnable action) {
        if (!composed.queues(() -> onceTaken(action))) {
            onceTaken.add(action);
            tellOnceTaken();
        }
    }

    private void tellOnceTaken() {
        if (!onceTaken.isEmpty() && (!channel.isActive() || channel.isWritable())) {
            List<Runnable> all = List.copyOf(onceTaken);
            onceTaken.clear();
            all.forEach(Runnable::run);
        }
    }

    /// What is sent again and again.
    RepeatedSending repeated() {
        return repeated;
    }

    /// Ends the connection without a Close frame.
    void dropNow() {
        drop(Closing.Drop.FIN);
        flush();
    }

    /// The peer takes nothing of what is sent to it. A Close frame says so behind what waits, which
    /// the peer may still read while it has time for its FIN; then it is cut off.
    void giveUpSending() {
        if (ending.isToBeCut()) {
            return;
        }
        if (composed.isGoingOn() || ending.outputEnded()) {
            ending.cut(); // Nothing more can be said: not in the midst of another frame either.
            return;
        }
        ending.putDownTo(Ending.TIMED_OUT);
        endpoint.fail(CloseCode.POLICY_VIOLATION, "peer does not read");
        flush();
        ending.cutSoon();
    }

    /// How many bytes were read from the peer.
    long received() {
        return intake.received();
    }

    /// How many bytes wait for the peer to read them, if it is to be watched whether it does: when
    /// they are many, or the last on the connection.
    long bytesToBeRead() {
        return queue.isFull() || ending.lastWordQueued() ? queue.bytes() : 0;
    }

    /// Begins the closing handshake, or ends a connection that never was a WebSocket.
    void goAway(String reason) {
        if (isConnecting()) {
            ending.closeNow();
        } else {
            endpoint.close(CloseCode.GOING_AWAY, reason);
            flush();
        }
    }

    /// Others need the place of this one, which is no open WebSocket.
    void giveWay() {
        if (!endpoint.hasOpened()) {
            ending.cut();
        }
    }

    /// Whether the opening handshake is not over.
    boolean isConnecting() {
        return endpoint.state() == ConnectionState.CONNECTING;
    }

    /// Whether the WebSocket is open.
    boolean isOpen() {
        return endpoint.state() == ConnectionState.OPEN;
    }

    /// Whether composed frames are still being written, so that everything else waits.
    boolean isHoldingBack() {
        return composed.isGoingOn();
    }

    /// Whether the opening handshake has made a WebSocket of it. May be asked on any thread.
    boolean hasOpened() {
        return opened;
    }

    /// What was agreed on for permessage-deflate; empty where that was not. May be asked on any
    /// thread.
    Optional<DeflateParameters> deflate() {
        return deflate;
    }

    /// The message that was begun to be sent and has not ended, as the peer sees it. May be asked on
    /// any thread.
    Optional<OpenMessage> openMessage() {
        return peer.isMisled() ? peer.openMessage() : openMessage;
    }

    /// The frame whose rest the peer waits for, since it declared more than was sent. May be asked on
    /// any thread.
    Optional<HalfFrame> halfFrame() {
        return peer.halfFrame();
    }

    /// The connection's number in the capture; 0 before it has one.
    int connection() {
        return observer.connection();
    }

    /// Is done when the connection has ended.
    ChannelFuture closeFuture() {
        return channel.closeFuture();
    }
}
