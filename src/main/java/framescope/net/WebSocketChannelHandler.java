package framescope.net;

import framescope.behaviour.Behaviour;
import framescope.capture.CaptureSink;
import framescope.capture.Ending;
import framescope.capture.NoteKind;
import framescope.capture.RowBatch;
import framescope.protocol.Bytes;
import framescope.protocol.CloseCode;
import framescope.protocol.Opcode;
import framescope.protocol.connection.ConnectionState;
import framescope.protocol.connection.MessageHandler;
import framescope.protocol.connection.MessageSender;
import framescope.protocol.connection.OutgoingFrame;
import framescope.protocol.connection.SentFrame;
import framescope.protocol.connection.Transmission;
import framescope.protocol.connection.WebSocketEndpoint;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.FastThreadLocal;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// One connection: drives its endpoint with what a read delivers, and writes once what the
/// endpoint answers. Every method runs on the channel's event loop but [#execute].
///
/// Longer than most: all that touches the channel stands here, so that the order of writes, FIN and
/// close can be read in one place.
final class WebSocketChannelHandler extends ChannelInboundHandlerAdapter
        implements Watchdog.Watched, Conduct.Actor {
    private static final System.Logger LOG =
            System.getLogger(WebSocketChannelHandler.class.getName());
    private static final int CONGESTION_CHECK_MILLIS = 10;
    private static final OutgoingFrame KEEP_ALIVE =
            OutgoingFrame.of(Opcode.PING, Bytes.utf8("keep-alive"));

    private static final FastThreadLocal<RowBatch> RECEIVED =
            new FastThreadLocal<>() {
                @Override
                protected RowBatch initialValue() {
                    return new RowBatch();
                }
            };
    private static final FastThreadLocal<RowBatch> SENT =
            new FastThreadLocal<>() {
                @Override
                protected RowBatch initialValue() {
                    return new RowBatch();
                }
            };

    private final SocketChannel channel;
    private final ServerSettings settings;
    private final MessageHandler messages;
    private final CaptureSink sink;
    private final QuietReserve reserve;
    private final TimeSource time;
    private final ConnectionObserver observer;
    private final ChannelOutlet outlet;
    private final WebSocketEndpoint endpoint;
    private final Watchdog watchdog;
    private final ConnectionBehaviour behaviour;
    private final ComposedSending composed;
    private final QuietAllowance allowance = new QuietAllowance(System.nanoTime());

    // Stream offsets.
    private long received;
    private long reported;
    private @Nullable RuntimeException handlerFailure;
    private boolean dropping;
    private boolean outputEnded;
    private boolean awaitsRelief;
    private volatile boolean deflating;
    private @Nullable Ending ending;
    private @Nullable ScheduledFuture<?> closeTimer;

    /// Made on the event loop of an accepted channel.
    ///
    /// @param onOpened hears the connection's number once it is in the capture
    WebSocketChannelHandler(
            SocketChannel channel,
            ServerSettings settings,
            MessageHandler messages,
            CaptureSink sink,
            QuietReserve reserve,
            TimeSource time,
            BiConsumer<Integer, WebSocketChannelHandler> onOpened) {
        this.channel = channel;
        this.settings = settings;
        this.messages = messages;
        this.sink = sink;
        this.reserve = reserve;
        this.time = time;
        observer = observer(number -> onOpened.accept(number, this));
        outlet = new ChannelOutlet(channel, observer);
        endpoint = WebSocketEndpoint.server(settings.endpoint(), this::handle, observer, outlet);
        watchdog = new Watchdog(channel, settings.timeouts(), this);
        behaviour =
                new ConnectionBehaviour(
                        channel.eventLoop(),
                        this,
                        endpoint::setManners,
                        this::flush,
                        settings.writeQueue());
        composed = new ComposedSending(channel, outlet, observer, this::flush);
    }

    private ConnectionObserver observer(IntConsumer onOpened) {
        String remote = text(channel.remoteAddress());
        String local = text(channel.localAddress());
        return sink.isKeeping()
                ? new ConnectionRecorder(
                        sink, remote, local, time, onOpened, RECEIVED.get(), SENT.get())
                : new ConnectionCounter(sink, remote, local, time, onOpened);
    }

    private static String text(@Nullable InetSocketAddress address) {
        if (address == null) {
            return "";
        }
        String host = address.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    // ---------------------------------------------------------------- reading

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf buffer = (ByteBuf) message;
        try {
            ByteBuffer in = buffer.nioBuffer();
            watchdog.read();
            observer.beginRead(in);
            received += in.remaining();
            // A frame that ends now is answered whole, though its beginning came before.
            outlet.expect(received - reported);
            boolean opening = isConnecting();
            endpoint.receive(in);
            if (opening) {
                deflating = endpoint.isDeflating();
            }
            reported = endpoint.unreportedStart();
            observer.endRead(reported);
            noteHandlerFailure();
            readNoMoreWhenCongested(buffer.readableBytes());
            if (behaviour.restsAfter(buffer.readableBytes())) {
                channel.config().setAutoRead(false);
            }
        } finally {
            buffer.release();
        }
    }

    // What to do with a message is a program's own affair; when that fails, only this connection
    // ends. The read goes on, so that every frame of it gets its row.
    private void handle(Opcode opcode, ByteBuffer payload, MessageSender sender) {
        Conduct conduct = behaviour.conduct();
        try {
            if (conduct == null) {
                messages.message(opcode, payload, sender);
            } else {
                conduct.message(opcode, payload);
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "handling a message failed", e);
            handlerFailure = e;
            endpoint.fail(CloseCode.INTERNAL_ERROR, "handling a message failed");
        }
    }

    private void noteHandlerFailure() {
        RuntimeException failure = handlerFailure;
        if (failure != null) {
            handlerFailure = null;
            String what = failure.toString();
            sink.note(observer.connection(), time.nanos(), NoteKind.HANDLER_FAILED, what);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        flush();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            note(Ending.CLIENT_FIN);
            endOfStream();
            composed.stop();
            flush();
            closeOnceWritten();
        }
    }

    // What is still queued goes out first, for as long as the peer takes it.
    private void closeOnceWritten() {
        channel.writeAndFlush(channel.alloc().buffer(0)).addListener(done -> channel.close());
        closeAfter(settings.timeouts().linger());
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        watchdog.stop();
        behaviour.end();
        cancel(closeTimer);
        endOfStream();
        composed.stop();
        outlet.discard();
        // Otherwise the event loop stops: the peer had its time to answer, or there was nothing
        // to answer.
        note(endpoint.closeExpected() ? Ending.TIMED_OUT : Ending.SERVER_FIN);
        observer.closed(
                endpoint.closeSummary(), Objects.requireNonNull(ending), endpoint.brokenAtEnd());
    }

    private void endOfStream() {
        endpoint.end();
        observer.endRead(Long.MAX_VALUE);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException) {
            note(Ending.RESET);
        } else {
            LOG.log(System.Logger.Level.ERROR, "a connection failed", cause);
        }
        channel.close();
    }

    private void note(Ending how) {
        if (ending == null) {
            ending = how;
        }
    }

    // ---------------------------------------------------------------- writing

    private void flush() {
        outlet.flush();
        if (dropping) {
            if (!outputEnded) {
                outputEnded = true;
                note(Ending.SERVER_FIN);
                closeOnceWritten();
            }
            return;
        }
        if (composed.isGoingOn()) {
            readOnlyWhileThereIsRoom();
            return;
        }
        if (endpoint.finished() && !outputEnded) {
            endOutput();
        } else if (endpoint.closeExpected() && closeTimer == null) {
            closeTimer = closeAfter(settings.timeouts().close());
        }
        readOnlyWhileThereIsRoom();
    }

    private void endOutput() {
        outputEnded = true;
        note(Ending.SERVER_FIN);
        cancel(closeTimer);
        // §7.1.1: the server ends the TCP connection first, by a FIN, and reads on until the
        // client's own: closing at once could turn unread bytes into a reset that overtakes ours.
        channel.writeAndFlush(channel.alloc().buffer(0))
                .addListener(done -> channel.shutdownOutput());
        closeTimer = closeAfter(settings.timeouts().linger());
    }

    private ScheduledFuture<?> closeAfter(Duration delay) {
        return channel.eventLoop().schedule(this::cut, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static void cancel(@Nullable ScheduledFuture<?> timer) {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        composed.goOn();
        readOnlyWhileThereIsRoom();
    }

    private void readOnlyWhileThereIsRoom() {
        boolean congested = sink.congested();
        // Once our output has ended nothing is writable, but the peer's FIN is still to be read.
        boolean room = channel.isWritable() && outlet.gathered() < settings.writeQueue();
        boolean mayRead = outputEnded || room && behaviour.mayRead();
        boolean read = mayRead && !congested;
        if (read != channel.config().isAutoRead()) {
            channel.config().setAutoRead(read);
        }
        if (!congested) {
            reserve.fill();
        } else if (mayRead && reserve.isLeft() && allowance.isLeft(received, System.nanoTime())) {
            channel.read(); // A single buffer, and then it is asked again.
        }
        if (congested && channel.isActive() && !awaitsRelief) {
            awaitsRelief = true;
            channel.eventLoop()
                    .schedule(
                            () -> {
                                awaitsRelief = false;
                                readOnlyWhileThereIsRoom();
                            },
                            CONGESTION_CHECK_MILLIS,
                            TimeUnit.MILLISECONDS);
        }
    }

    // Netty reads up to 16 buffers from a socket before it says that the reading is complete.
    private void readNoMoreWhenCongested(int bytes) {
        if (!channel.config().isAutoRead()) {
            reserve.take(bytes);
        } else if (sink.congested()) {
            channel.config().setAutoRead(false);
        }
    }

    // ---------------------------------------------------------------- behaviour

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
        endpoint.send(frame);
    }

    @Override
    public void drop() {
        dropping = true; // With the next flush: frames that came in the same read get their rows.
    }

    @Override
    public void note(NoteKind kind, String detail) {
        sink.note(observer.connection(), time.nanos(), kind, detail);
    }

    // ---------------------------------------------------------------- standstill

    @Override
    public boolean isConnecting() {
        return endpoint.state() == ConnectionState.CONNECTING;
    }

    @Override
    public boolean isHoldingBack() {
        return composed.isGoingOn();
    }

    @Override
    public boolean isMidFrame() {
        return endpoint.midFrame();
    }

    @Override
    public void handshakeIsLate() {
        endpoint.timeOutHandshake();
        flush();
        if (isConnecting()) {
            cut(); // Not a single byte has come: there is nothing to answer.
        }
    }

    @Override
    public void frameIsStalled() {
        endpoint.timeOutFrame();
        flush();
    }

    @Override
    public void peerDoesNotRead() {
        // A Close frame would only queue behind what is not read.
        cut();
    }

    @Override
    public void askForSignOfLife() {
        endpoint.send(KEEP_ALIVE);
        flush();
    }

    @Override
    public void peerIsGone() {
        note(Ending.NO_PONG);
        endpoint.fail(CloseCode.INTERNAL_ERROR, "no pong");
        flush();
    }

    private void cut() {
        note(Ending.TIMED_OUT);
        channel.close();
    }

    // ---------------------------------------------------------------- from other threads

    /// Runs an action on the connection's event loop; it is dropped when that has ended.
    void execute(Runnable action) {
        if (!channel.eventLoop().isShuttingDown()) {
            channel.eventLoop().execute(action);
        }
    }

    /// Sends a frame, or notes in the capture that it could not be sent. Does nothing when the
    /// connection has ended meanwhile.
    void send(OutgoingFrame frame) {
        if (!channel.isActive() || composed.queues(() -> send(frame))) {
            return;
        }
        if (endpoint.send(frame)) {
            flush();
        } else {
            sink.note(
                    observer.connection(),
                    time.nanos(),
                    NoteKind.SEND_REFUSED,
                    frame.header().opcode().name());
        }
    }

    /// Sends frames that were composed by hand, once those before them are through, or notes in the
    /// capture that they could not be sent. Does nothing when the connection has ended meanwhile.
    void send(Transmission transmission) {
        if (!channel.isActive() || composed.queues(() -> send(transmission))) {
            return;
        }
        Optional<List<SentFrame>> judged = endpoint.transmit(transmission);
        if (judged.isPresent()) {
            outlet.flush();
            composed.start(transmission, judged.get());
        } else {
            Opcode first = transmission.frames().getFirst().header().opcode();
            sink.note(observer.connection(), time.nanos(), NoteKind.SEND_REFUSED, first.name());
        }
    }

    /// Ends the connection without a Close frame.
    void dropNow() {
        drop();
        flush();
    }

    /// Whether permessage-deflate was agreed on. May be asked on any thread.
    boolean isDeflating() {
        return deflating;
    }

    /// The connection's number in the capture; 0 before it has one.
    int connection() {
        return observer.connection();
    }

    /// Is done when the connection has ended.
    ChannelFuture closeFuture() {
        return channel.closeFuture();
    }

    @Override
    public boolean isOpen() {
        return endpoint.state() == ConnectionState.OPEN;
    }

    /// Begins the closing handshake, or ends a connection that never was a WebSocket.
    void goAway(String reason) {
        if (isConnecting()) {
            note(Ending.SERVER_FIN);
            channel.close();
        } else {
            endpoint.close(CloseCode.GOING_AWAY, reason);
            flush();
        }
    }
}
