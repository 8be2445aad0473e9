package framescope.bench;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Measures what an idle connection takes of a server's memory, and how many opening handshakes a
/// second it answers.
///
/// Run by `mvn -q test-compile exec:exec@connections`, with options in `-Dbench.args`.
@Command(name = "ConnectionsBenchmark", mixinStandardHelpOptions = true)
public final class ConnectionsBenchmark implements Callable<Integer> {
    private static final int WARM_CONNECTIONS = 1000;
    private static final Duration COMPILING = Duration.ofSeconds(3);
    private static final Duration WARM_UP = Duration.ofMillis(200);
    // By then a server of ours has seen that nothing comes.
    private static final Duration UNTIL_IDLE = Duration.ofSeconds(4);
    // And by then it has packed what it keeps of thousands, a few at a time.
    private static final Duration UNTIL_PACKED = Duration.ofSeconds(90);
    private static final Duration SPAN = Duration.ofSeconds(1);
    private static final FrameTrain MESSAGE = FrameTrain.forWebSocket(125);
    private static final String LINE = "%-15s %10s %10s %10s %10s%n";

    @Option(names = "--peers", split = ",", description = "Only these: ${COMPLETION-CANDIDATES}")
    private List<Peer> peers =
            Stream.of(Peer.values())
                    .filter(peer -> peer.isWebSocket() && peer != Peer.FRAMESCOPE_DISCARDING)
                    .toList();

    @Option(names = "--connections", description = "Idle connections; ${DEFAULT-VALUE}")
    private int connections = 10_000;

    @Option(names = "--rounds", description = "Rounds of handshakes; ${DEFAULT-VALUE}")
    private int rounds = 7;

    // One alone could not keep two event loops busy.
    @Option(names = "--threads", description = "Threads that shake hands; ${DEFAULT-VALUE}")
    private int threads = 2;

    @Option(names = "--at-once", description = "Handshakes under way in each; ${DEFAULT-VALUE}")
    private int atOnce = 32;

    public static void main(String[] args) {
        int exitCode =
                new CommandLine(new ConnectionsBenchmark())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .execute(args);
        System.exit(exitCode);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<PeerProcess> running = new ArrayList<>();
        try {
            for (Peer peer : peers) {
                running.add(PeerProcess.start(peer, List.of(ServerMemory.JVM_OPTIONS)));
            }
            measureHandshakes(running);
            System.out.printf(
                    "%nmemory of an idle connection, bytes, with %,d of them%n", connections);
            System.out.printf(LINE, "", "heap", "direct", "both", "resident");
            for (PeerProcess peer : running) {
                measureMemory(
                        peer, peer.peer().title(), UNTIL_IDLE, ConnectionsBenchmark::openAndEcho);
            }
            for (PeerProcess peer : running) {
                if (peer.peer() == Peer.FRAMESCOPE) {
                    CompressedTalk talk = new CompressedTalk();
                    measureMemory(
                            peer, "… that deflated", UNTIL_PACKED, each -> openAndTalk(each, talk));
                }
            }
            return 0;
        } finally {
            running.forEach(PeerProcess::close);
        }
    }

    // ---------------------------------------------------------------- memory

    /// Makes a connection what it is to be before it is idle.
    @FunctionalInterface
    private interface Beginning {
        SocketChannel with(PeerProcess peer) throws IOException;
    }

    private void measureMemory(
            PeerProcess peer, String title, Duration untilIdle, Beginning beginning)
            throws IOException, InterruptedException {
        // Pools, caches and classes are there once some have come and gone.
        end(open(peer, WARM_CONNECTIONS, beginning));
        ServerMemory before = ServerMemory.of(peer);
        List<SocketChannel> idle = open(peer, connections, beginning);
        Thread.sleep(untilIdle);
        ServerMemory more = ServerMemory.of(peer).minus(before);
        end(idle);
        System.out.printf(
                LINE,
                title,
                each(more.heap()),
                each(more.direct()),
                each(more.heap() + more.direct()),
                each(more.resident()));
    }

    private String each(long bytes) {
        return String.format(Locale.ROOT, "%,d", bytes / connections);
    }

    private static List<SocketChannel> open(PeerProcess peer, int count, Beginning beginning)
            throws IOException {
        List<SocketChannel> open = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            open.add(beginning.with(peer));
        }
        return open;
    }

    private static SocketChannel openAndEcho(PeerProcess peer) throws IOException {
        SocketChannel channel = peer.connect();
        echo(channel);
        return channel;
    }

    private static SocketChannel openAndTalk(PeerProcess peer, CompressedTalk talk)
            throws IOException {
        SocketChannel channel = ClientHandshake.connectDeflating(peer.address());
        talk.on(channel);
        return channel;
    }

    // Whatever a first message makes a server keep is part of what the connection takes.
    private static void echo(SocketChannel channel) throws IOException {
        channel.write(MESSAGE.frames().limit(MESSAGE.frameLength()));
        ByteBuffer echo = ByteBuffer.allocate(MESSAGE.firstEcho().length());
        while (echo.hasRemaining() && channel.read(echo) >= 0) {
            // The rest of it is on its way.
        }
    }

    private static void end(List<SocketChannel> open) throws IOException {
        for (SocketChannel each : open) {
            each.setOption(StandardSocketOptions.SO_LINGER, 0);
            each.close();
        }
    }

    // ---------------------------------------------------------------- handshakes

    /// What one span of handshakes gave.
    ///
    /// @param cpuMicros processor time of the server's process for each
    private record HandshakeRate(double perSecond, double cpuMicros) {}

    private void measureHandshakes(List<PeerProcess> running)
            throws IOException, InterruptedException {
        Map<Peer, List<HandshakeRate>> rates = new EnumMap<>(Peer.class);
        for (PeerProcess peer : running) {
            handshakes(peer, COMPILING, WARM_UP);
        }
        for (int round = 0; round < rounds; round++) {
            for (PeerProcess peer : running) {
                rates.computeIfAbsent(peer.peer(), each -> new ArrayList<>())
                        .add(handshakes(peer, WARM_UP, SPAN));
            }
        }
        List<Double> netty = perSecond(rates.getOrDefault(Peer.NETTY, List.of()));
        System.out.printf(
                "%nopening handshakes a second, × Netty; processor time of each, microseconds%n");
        rates.forEach((peer, own) ->
                System.out.printf(
                        Locale.ROOT,
                        "%-15s %,10.0f  ×%.2f %10.0f%n",
                        peer.title(),
                        Medians.of(perSecond(own)),
                        Medians.of(Medians.ratios(perSecond(own), netty)),
                        Medians.of(own.stream().map(HandshakeRate::cpuMicros).toList())));
    }

    private static List<Double> perSecond(List<HandshakeRate> rates) {
        return rates.stream().map(HandshakeRate::perSecond).toList();
    }

    private HandshakeRate handshakes(PeerProcess peer, Duration warmUp, Duration span)
            throws IOException, InterruptedException {
        List<HandshakeThread> clients =
                Stream.generate(() -> new HandshakeThread(peer, atOnce)).limit(threads).toList();
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Future<Void>> ends = clients.stream().map(executor::submit).toList();
            Thread.sleep(warmUp);
            Duration cpuBefore = peer.cpuTime();
            long before = opened(clients);
            long start = System.nanoTime();
            Thread.sleep(span);
            double count = opened(clients) - before;
            double seconds = (System.nanoTime() - start) / 1e9;
            long cpu = peer.cpuTime().minus(cpuBefore).toNanos();
            clients.forEach(HandshakeThread::finish);
            for (Future<Void> end : ends) {
                end.get();
            }
            return new HandshakeRate(count / seconds, cpu / count / 1000);
        } catch (ExecutionException e) {
            throw new IOException(peer.peer().title() + " failed at handshakes", e);
        }
    }

    private static long opened(List<HandshakeThread> clients) {
        return clients.stream().mapToLong(HandshakeThread::opened).sum();
    }
}
