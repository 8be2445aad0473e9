package framescope.net;

import framescope.behaviour.Behaviour;
import framescope.capture.CaptureSink;
import framescope.protocol.connection.HalfFrame;
import framescope.protocol.connection.MessageHandler;
import framescope.protocol.connection.OpenMessage;
import framescope.protocol.connection.OutgoingFrame;
import framescope.protocol.connection.Transmission;
import framescope.protocol.deflate.DeflateParameters;
import framescope.protocol.deflate.MessageInflater;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// A listening WebSocket server with its event loops, from [#start] to [#stop].
///
/// May be used from any thread; starting and stopping wait, so the FX thread leaves them to a
/// task.
///
/// Longer than most: a connection is only known by its number outside, so all that may be asked of
/// one is here too, a line or two each.
public final class WebSocketServer {
    private static final int PORTS_TO_TRY = 100;
    private static final int ANSWERED_AT_LEAST = 64;
    private static final String GOODBYE = "server stops";

    private final ServerSettings settings;
    private final MessageHandler messages;
    private final CaptureSink sink;
    private final QuietReserve reserve = new QuietReserve();
    private final QueueBudget budget;
    private final TimeSource time;
    private final int maxConnections;
    private final long maxAnswered;
    private final int maxWindows;
    private final EventLoopGroup loops;
    private final Set<ServedConnection> all = ConcurrentHashMap.newKeySet();
    private final HalfOpen halfOpen = new HalfOpen();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger windows = new AtomicInteger();
    private final Map<Integer, ServedConnection> numbered = new ConcurrentHashMap<>();
    private final Set<Repetition> repetitions = ConcurrentHashMap.newKeySet();
    private volatile Behaviour behaviour = Behaviour.USUAL;
    private volatile Runnable onPeersChanged = () -> {};
    private volatile boolean stopping;
    private final InetSocketAddress address;
    private final Channel listening;

    private WebSocketServer(
            InetSocketAddress wanted,
            ServerSettings settings,
            MessageHandler messages,
            CaptureSink sink,
            TimeSource time)
            throws ListenException {
        this.settings = settings;
        this.messages = messages;
        this.sink = sink;
        this.time = time;
        budget = new QueueBudget(settings.allQueues());
        int room = OpenFiles.roomForConnections();
        maxConnections = Math.min(settings.maxConnections(), Math.max(1, room - ANSWERED_AT_LEAST));
        maxAnswered = Math.min(room, (long) maxConnections + settings.handshakes());
        maxWindows =
                (int) Math.min(settings.windows() / MessageInflater.WINDOW_BYTES, maxConnections);
        loops =
                new MultiThreadIoEventLoopGroup(
                        Runtime.getRuntime().availableProcessors(),
                        new DefaultThreadFactory("framescope-net", true),
                        NioIoHandler.newFactory());
        ChannelFuture bound = bootstrap().bind(wanted).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
            String text = wanted.getHostString() + ":" + wanted.getPort();
            throw new ListenException(text, bound.cause(), freePort(wanted));
        }
        listening = bound.channel();
        address = (InetSocketAddress) listening.localAddress();
    }

    /// Listens on an address; port 0 takes any free one.
    ///
    /// @param messages what to do with each message, called on event loops
    /// @throws ListenException when the address can't be had
    public static WebSocketServer start(
            InetSocketAddress address,
            ServerSettings settings,
            MessageHandler messages,
            CaptureSink sink,
            TimeSource time)
            throws ListenException {
        return new WebSocketServer(address, settings, messages, sink, time);
    }

    private ServerBootstrap bootstrap() {
        return new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_BACKLOG, 1024)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                // Netty 4.2's own choice, the adaptive one, takes fresh zeroed memory for most of
                // our large buffers; this one takes them from its pool.
                .childOption(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .childOption(ChannelOption.RECVBUF_ALLOCATOR, new ReceiveBuffers(budget, sink))
                .childOption(ChannelOption.MESSAGE_SIZE_ESTIMATOR, WriteQueue.BY_MEMORY)
                .childOption(
                        ChannelOption.WRITE_BUFFER_WATER_MARK,
                        new WriteBufferWaterMark(settings.writeQueue() / 2, settings.writeQueue()))
                .childHandler(
                        new ChannelInitializer<SocketChannel>() {
                            @Override
                            protected void initChannel(SocketChannel channel) {
                                accept(channel);
                            }
                        });
    }

    private void accept(SocketChannel channel) {
        // Accepted in the last moment, by a server that says goodbye; or one of so many that there
        // is room only if another goes.
        if (stopping || all.size() >= maxAnswered && !makeRoom()) {
            channel.close();
            return;
        }
        Place place = new Place(open, maxConnections);
        Place window = new Place(windows, maxWindows);
        ServedConnection connection =
                new ServedConnection(
                        channel,
                        settings.with(
                                settings.endpoint()
                                        .refusingWhile(() -> !place.take())
                                        .keepingWindowsWhile(window::take)),
                        messages,
                        sink,
                        reserve,
                        budget,
                        time,
                        this::remember,
                        this::opened);
        all.add(connection);
        halfOpen.add(connection);
        // After that, so that no change of the behaviour passes it by.
        connection.behaveLikeTheRun(behaviour);
        channel.pipeline().addLast(new WebSocketChannelHandler(connection));
        channel.closeFuture()
                .addListener(closed -> {
                    place.giveBack();
                    window.giveBack();
                    forget(connection);
                });
        if (stopping) {
            // Whoever stops the server meanwhile may have looked through all of them before.
            connection.goAway(GOODBYE);
        }
    }

    private boolean makeRoom() {
        Optional<ServedConnection> oldest = halfOpen.takeOldest();
        oldest.ifPresent(each -> each.execute(each::giveWay));
        return oldest.isPresent();
    }

    private void remember(int number, ServedConnection connection) {
        // Half a head enters the capture when its connection ends, which is too late to send to.
        if (!connection.closeFuture().isDone()) {
            numbered.put(number, connection);
        }
    }

    private void opened(ServedConnection connection) {
        halfOpen.remove(connection);
        onPeersChanged.run();
    }

    private void forget(ServedConnection connection) {
        all.remove(connection);
        halfOpen.remove(connection);
        numbered.remove(connection.connection());
        if (connection.hasOpened()) {
            onPeersChanged.run();
        }
    }

    // Somebody may take the port before the user does; then the message comes again.
    private static int freePort(InetSocketAddress wanted) {
        if (wanted.isUnresolved()) {
            return 0;
        }
        int first = Math.max(1024, wanted.getPort() + 1);
        for (int port = first; port < first + PORTS_TO_TRY && port <= 0xffff; port++) {
            try (ServerSocket probe = new ServerSocket()) {
                probe.bind(new InetSocketAddress(wanted.getAddress(), port));
                return port;
            } catch (IOException e) {
                // Taken as well; on to the next.
            }
        }
        return 0;
    }

    /// Where it listens, with the port that it really got.
    public InetSocketAddress address() {
        return address;
    }

    /// The numbers of the connections of which something was seen, and that have not ended.
    public Set<Integer> connected() {
        return Set.copyOf(numbered.keySet());
    }

    /// The numbers of those whose opening handshake is over: frames can be sent on them.
    public Set<Integer> peers() {
        return numbered.entrySet().stream()
                .filter(each -> each.getValue().hasOpened())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Lets somebody hear whenever there is one more of these, or one less.
    ///
    /// @param listener is called on event loops, and must not wait
    public void onPeersChanged(Runnable listener) {
        onPeersChanged = listener;
    }

    /// Sends a frame on the connections of these numbers. One that has ended is passed over; one
    /// that cannot take the frame gets a note in the capture.
    public void send(Collection<Integer> connections, OutgoingFrame frame) {
        onEach(connections, each -> each.send(frame));
    }

    /// Tells when the sockets of these connections take more than was sent before: so that who sends
    /// without end can wait, and nothing piles up. One that has ended is passed over.
    public CompletableFuture<Void> taken(Collection<Integer> connections) {
        List<CompletableFuture<Void>> each = new ArrayList<>();
        for (int number : connections) {
            ServedConnection connection = numbered.get(number);
            if (connection != null) {
                CompletableFuture<Void> taken = new CompletableFuture<>();
                connection.execute(() -> connection.onceTaken(() -> taken.complete(null)));
                each.add(taken);
            }
        }
        return CompletableFuture.allOf(each.toArray(CompletableFuture[]::new));
    }

    /// Lets all connections behave so from now on, those that come later as well, but for those
    /// that have a behaviour of their own.
    public void behave(Behaviour ofRun) {
        behaviour = ofRun;
        for (ServedConnection connection : all) {
            connection.execute(() -> connection.behaveLikeTheRun(behaviour));
        }
    }

    /// Gives the connections of these numbers a behaviour of their own; an empty one is that of
    /// the run again. One that has ended is passed over.
    public void behave(Collection<Integer> connections, Optional<Behaviour> own) {
        onEach(connections, each -> each.behave(own));
    }

    /// Sends composed frames on the connections of these numbers, as [#send(Collection,
    /// OutgoingFrame)] does with one.
    public void transmit(Collection<Integer> connections, Transmission transmission) {
        onEach(connections, each -> each.send(transmission));
    }

    /// Begins a repetition on the connections of these numbers. One that has ended is passed over.
    public void repeat(Collection<Integer> connections, Repetition repetition) {
        repetitions.removeIf(each -> each.going() == 0);
        for (int number : connections) {
            ServedConnection connection = numbered.get(number);
            if (connection != null) {
                repetition.join(() -> connection.execute(connection.repeated()::look));
                connection.execute(() -> connection.repeated().start(repetition));
            }
        }
        repetitions.add(repetition);
        if (stopping) {
            repetition.stop();
        }
    }

    /// What was agreed on for permessage-deflate with the peer of this connection; empty where that
    /// was not.
    public Optional<DeflateParameters> deflate(int connection) {
        return Optional.ofNullable(numbered.get(connection)).flatMap(ServedConnection::deflate);
    }

    /// The message that was begun to be sent on a connection and has not ended: Text or Binary; empty
    /// for none.
    public Optional<OpenMessage> openMessage(int connection) {
        return Optional.ofNullable(numbered.get(connection)).flatMap(ServedConnection::openMessage);
    }

    /// The frame whose rest the peer of a connection waits for; empty for none.
    public Optional<HalfFrame> halfFrame(int connection) {
        return Optional.ofNullable(numbered.get(connection)).flatMap(ServedConnection::halfFrame);
    }

    /// Ends the connections of these numbers without a Close frame.
    public void drop(Collection<Integer> connections) {
        onEach(connections, ServedConnection::dropNow);
    }

    private void onEach(Collection<Integer> connections, Consumer<ServedConnection> action) {
        for (int number : connections) {
            ServedConnection connection = numbered.get(number);
            if (connection != null) {
                connection.execute(() -> action.accept(connection));
            }
        }
    }

    /// Stops listening, says 1001 «going away» to all peers, waits for their answer for as long as
    /// the patience lasts, and ends every connection and thread.
    public void stop(Duration patience) {
        stopping = true;
        repetitions.forEach(Repetition::stop);
        listening.close().awaitUninterruptibly();
        List<ChannelFuture> ends = all.stream().map(ServedConnection::closeFuture).toList();
        all.forEach(each -> each.execute(() -> each.goAway(GOODBYE)));
        long deadline = System.nanoTime() + patience.toNanos();
        for (ChannelFuture end : ends) {
            end.awaitUninterruptibly(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
