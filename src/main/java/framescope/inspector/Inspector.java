package framescope.inspector;

import framescope.behaviour.Behaviour;
import framescope.behaviour.HandshakeChange;
import framescope.capture.CaptureSink;
import framescope.net.ListenException;
import framescope.net.Repetition;
import framescope.net.ServerSettings;
import framescope.net.TestPage;
import framescope.net.TimeSource;
import framescope.net.WebSocketServer;
import framescope.protocol.connection.EndpointSettings;
import framescope.protocol.connection.HalfFrame;
import framescope.protocol.connection.OpenMessage;
import framescope.protocol.connection.OutgoingFrame;
import framescope.protocol.connection.Policy;
import framescope.protocol.connection.Transmission;
import framescope.protocol.deflate.DeflateParameters;
import framescope.protocol.handshake.HandshakeAnswer;
import framescope.protocol.handshake.HandshakeSettings;
import framescope.protocol.handshake.HostPolicy;
import framescope.protocol.handshake.HttpHead;
import framescope.protocol.handshake.OriginPolicy;
import framescope.protocol.handshake.PlainPages;
import framescope.protocol.handshake.ServerHandshake;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// The embedded server and what can be done with it. May be used from any thread.
public final class Inspector {
    private static final int MOST_REFUSED_ORIGINS = 20;
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(2);

    private final CaptureSink sink;
    private final TimeSource time = TimeSource.system();
    private final Set<String> refusedOrigins = ConcurrentHashMap.newKeySet();
    private final AtomicReference<OriginPolicy> origins =
            new AtomicReference<>(OriginPolicy.LOOPBACK_ONLY);
    private volatile Optional<DeflateParameters> deflate = Optional.empty();
    private volatile Policy policy = Policy.STRICT;
    private volatile ReplyMode replyMode = ReplyMode.ECHO;
    private volatile Behaviour behaviour = Behaviour.USUAL;
    private final AtomicReference<Optional<HandshakeChange>> nextAnswer =
            new AtomicReference<>(Optional.empty());
    private volatile Runnable onPeersChanged = () -> {};
    private volatile HandshakeSettings handshakes =
            HandshakeSettings.local(List.of(), PlainPages.NONE);
    private volatile @Nullable WebSocketServer server;

    /// An inspector that hands what it sees to a capture.
    public Inspector(CaptureSink sink) {
        this.sink = sink;
    }

    /// Says goodbye to all peers when the program is told to end (Ctrl+C, a logout) while the
    /// server runs. To be called once.
    ///
    /// @param afterwards is run when the server has stopped
    public void stopOnExit(Runnable afterwards) {
        Runnable end =
                () -> {
                    stop();
                    afterwards.run();
                };
        Runtime.getRuntime().addShutdownHook(new Thread(end, "framescope-stop"));
    }

    /// Starts listening; waits until that is done or has failed.
    ///
    /// @return where it listens: the host as it was written, and the port that it really got
    /// @throws StartException when the address can't be had
    /// @throws IllegalStateException when it listens already
    public synchronized ListenAddress start(InspectorSettings settings) throws StartException {
        if (server != null) {
            throw new IllegalStateException("the server is running");
        }
        origins.set(
                OriginPolicy.allowing(settings.allowedOrigins())
                        .servedAs(settings.address().host()));
        refusedOrigins.clear();
        deflate = settings.deflate();
        InetSocketAddress address = settings.address().resolve();
        HandshakeSettings handshake =
                new HandshakeSettings(
                        settings.subprotocols(),
                        () -> deflate,
                        HostPolicy.answeringTo(
                                settings.address().host(), new BoundAddresses(address)),
                        this::lets,
                        new TestPage(),
                        () -> false,
                        () -> true,
                        this::twist);
        handshakes = handshake;
        EndpointSettings endpoint =
                new EndpointSettings(handshake, settings.limits().peer(), () -> policy);
        WebSocketServer started = listen(address, settings.limits().settings(endpoint));
        server = started;
        started.behave(behaviour);
        started.onPeersChanged(() -> onPeersChanged.run());
        return settings.address().withPort(started.address().getPort());
    }

    private HandshakeAnswer twist(HttpHead request, HandshakeAnswer answer) {
        return nextAnswer
                .getAndSet(Optional.empty())
                .orElse(behaviour.handshake())
                .twist(request, answer);
    }

    private boolean lets(HttpHead request) {
        boolean allowed = origins.get().allows(request);
        if (!allowed) {
            request.header("Origin")
                    .filter(origin -> refusedOrigins.size() < MOST_REFUSED_ORIGINS)
                    .ifPresent(refusedOrigins::add);
        }
        return allowed;
    }

    private WebSocketServer listen(InetSocketAddress address, ServerSettings settings)
            throws StartException {
        try {
            return WebSocketServer.start(
                    address,
                    settings,
                    (opcode, payload, sender) -> replyMode.message(opcode, payload, sender),
                    sink,
                    time);
        } catch (ListenException e) {
            throw new StartException(e);
        }
    }

    /// Says goodbye to all peers and stops; waits until no thread or socket is left. Does nothing
    /// when the server is not running.
    public synchronized void stop() {
        WebSocketServer running = server;
        server = null;
        refusedOrigins.clear();
        if (running != null) {
            running.stop(STOP_PATIENCE);
        }
    }

    /// Whether the server listens.
    public boolean isRunning() {
        return server != null;
    }

    /// How messages are answered, from the next one on.
    public void setReplyMode(ReplyMode mode) {
        replyMode = mode;
    }

    /// What the server does on all connections that have no behaviour of their own, from now on and
    /// in later runs.
    public synchronized void setBehaviour(Behaviour newBehaviour) {
        behaviour = newBehaviour;
        Optional.ofNullable(server).ifPresent(running -> running.behave(newBehaviour));
    }

    /// What the server does on all connections that have no behaviour of their own.
    public Behaviour behaviour() {
        return behaviour;
    }

    /// Changes the answer to the next opening handshake, and to no other: it takes the place of what
    /// the behaviour says of it. A request that is refused anyhow does not count.
    ///
    /// @param change empty for nothing after all
    public void answerNext(Optional<HandshakeChange> change) {
        nextAnswer.set(change);
    }

    /// What is changed in the answer to the next opening handshake; empty for nothing.
    public Optional<HandshakeChange> nextAnswer() {
        return nextAnswer.get();
    }

    /// What would be answered to an opening handshake in this run, or as in the last one, if the answer
    /// were changed so. Nothing is sent, and whose page asks does not matter.
    public HandshakeAnswer answerTo(HttpHead request, HandshakeChange change) {
        HandshakeSettings now =
                new HandshakeSettings(
                        handshakes.subprotocols(),
                        () -> deflate,
                        handshakes.hosts(),
                        asking -> true,
                        PlainPages.NONE,
                        () -> false,
                        () -> true,
                        change);
        return new ServerHandshake(now).answer(request);
    }

    /// Gives open connections a behaviour of their own, and returns at once. Its handshake comes
    /// too late for them.
    ///
    /// @param own empty for that of the run again
    public void setBehaviour(Collection<Integer> connections, Optional<Behaviour> own) {
        Optional.ofNullable(server).ifPresent(running -> running.behave(connections, own));
    }

    /// What is done about frames that break a rule, from the next one on.
    public void setPolicy(Policy newPolicy) {
        policy = newPolicy;
    }

    /// Whether connections that are opened from now on may be compressed, until the next start.
    public void setCompressing(boolean compressing) {
        deflate = compressing ? Optional.of(DeflateParameters.PLAIN) : Optional.empty();
    }

    /// Origins whose pages were refused in this run of the server and have not been allowed since;
    /// a hostile client can fill this with a few names, but not without end.
    public Set<String> refusedOrigins() {
        return Set.copyOf(refusedOrigins);
    }

    /// Lets pages of an origin in, until the server stops. Returns at once, while the server is
    /// starting or stopping too.
    public void allowOrigin(String origin) {
        origins.updateAndGet(allowed -> allowed.and(origin));
        refusedOrigins.remove(origin);
    }

    /// The numbers of the connections there are at this moment.
    public Set<Integer> connected() {
        return Optional.ofNullable(server).map(WebSocketServer::connected).orElse(Set.of());
    }

    /// The numbers of those whose opening handshake is over: frames can be sent on them.
    public Set<Integer> peers() {
        return Optional.ofNullable(server).map(WebSocketServer::peers).orElse(Set.of());
    }

    /// Lets one listener hear whenever [#peers] has more or fewer.
    ///
    /// @param listener is called on other threads, and must not wait
    public void onPeersChanged(Runnable listener) {
        onPeersChanged = listener;
    }

    /// Sends a frame on these connections, and returns at once. What could not be sent is noted
    /// in the capture.
    public void send(Collection<Integer> connections, OutgoingFrame frame) {
        Optional.ofNullable(server).ifPresent(running -> running.send(connections, frame));
    }

    /// Tells when the sockets of these connections take more than was sent before, or have ended: so that
    /// who sends without end can wait, and nothing piles up.
    public CompletableFuture<Void> taken(Collection<Integer> connections) {
        return Optional.ofNullable(server)
                .map(running -> running.taken(connections))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    /// Sends composed frames on these connections just as they stand, and returns at once.
    public void transmit(Collection<Integer> connections, Transmission transmission) {
        Optional.ofNullable(server)
                .ifPresent(running -> running.transmit(connections, transmission));
    }

    /// Sends on each of these connections again and again, at its own pace: nothing piles up where a
    /// peer is slow to read. Returns at once.
    ///
    /// @param messages makes each message of its number, from 1 on; called on other threads
    /// @param interval between two bursts on a connection; zero for as fast as they are taken
    /// @param atOnce how many messages a burst has, from 1 on
    /// @param times how many messages each connection gets
    public Repeating repeat(
            Collection<Integer> connections,
            LongFunction<Transmission> messages,
            Duration interval,
            int atOnce,
            long times) {
        Repetition repetition = new Repetition(messages, interval, atOnce, times);
        Optional.ofNullable(server).ifPresent(running -> running.repeat(connections, repetition));
        return new Repeating(repetition);
    }

    /// What was agreed on for permessage-deflate with the peer of this connection; empty where that
    /// was not.
    public Optional<DeflateParameters> deflate(int connection) {
        return Optional.ofNullable(server).flatMap(running -> running.deflate(connection));
    }

    /// The message that was begun to be sent on a connection and has not ended: Text or Binary; empty
    /// for none.
    public Optional<OpenMessage> openMessage(int connection) {
        return Optional.ofNullable(server).flatMap(running -> running.openMessage(connection));
    }

    /// The frame whose rest the peer of a connection waits for, since it declared more than was sent;
    /// empty for none.
    public Optional<HalfFrame> halfFrame(int connection) {
        return Optional.ofNullable(server).flatMap(running -> running.halfFrame(connection));
    }

    /// Ends these connections without a Close frame, and returns at once.
    public void drop(Collection<Integer> connections) {
        Optional.ofNullable(server).ifPresent(running -> running.drop(connections));
    }
}
