package framescope.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/// Loads a server with one case: connects, lets it run warm, measures, and looks whether every byte
/// comes back. Plain NIO on few threads, so that the server and not the client sets the pace.
final class LoadGenerator implements AutoCloseable {
    private static final int MAX_HEAD = 4096;

    private final ExecutorService executor;
    private final int threadCount;

    LoadGenerator(int threadCount) {
        this.threadCount = threadCount;
        executor =
                Executors.newFixedThreadPool(
                        threadCount, Thread.ofPlatform().daemon().name("load-", 1).factory());
    }

    /// Measures one span of a case.
    EchoRate measure(PeerProcess peer, EchoCase load, Duration warmUp, Duration span)
            throws IOException, InterruptedException {
        FrameTrain train = peer.peer().trainOf(load.payload());
        List<LoadThread> threads = new ArrayList<>();
        try {
            for (int i = 0; i < threadCount; i++) {
                threads.add(new LoadThread(train, load));
            }
            for (int i = 0; i < load.connections(); i++) {
                threads.get(i % threadCount).take(connect(peer));
            }
            return run(peer, threads, train.firstEcho().length(), warmUp, span);
        } finally {
            for (LoadThread thread : threads) {
                thread.close();
            }
        }
    }

    private EchoRate run(
            PeerProcess peer,
            List<LoadThread> threads,
            int echoLength,
            Duration warmUp,
            Duration span)
            throws IOException, InterruptedException {
        List<Future<Histogram>> ends = threads.stream().map(executor::submit).toList();
        Thread.sleep(warmUp);
        threads.forEach(LoadThread::keepRoundTrips);
        Duration cpuBefore = peer.cpuTime();
        long bytesBefore = received(threads);
        long start = System.nanoTime();
        Thread.sleep(span);
        double frames = (double) (received(threads) - bytesBefore) / echoLength;
        double seconds = (System.nanoTime() - start) / 1e9;
        long cpu = peer.cpuTime().minus(cpuBefore).toNanos();
        threads.forEach(LoadThread::finish);
        Histogram roundTrips = new Histogram(LoadThread.DIGITS);
        for (Future<Histogram> end : ends) {
            roundTrips.add(result(peer, end));
        }
        boolean complete = threads.stream().allMatch(LoadThread::isSettled);
        return new EchoRate(frames / seconds, cpu / frames, roundTrips, complete);
    }

    private static long received(List<LoadThread> threads) {
        return threads.stream().mapToLong(LoadThread::received).sum();
    }

    private static Histogram result(PeerProcess peer, Future<Histogram> end)
            throws IOException, InterruptedException {
        try {
            return end.get();
        } catch (ExecutionException e) {
            throw new IOException(peer.peer().title() + " failed under load", e);
        }
    }

    private static SocketChannel connect(PeerProcess peer) throws IOException {
        SocketChannel channel = SocketChannel.open(peer.address());
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        if (peer.peer().isWebSocket()) {
            shakeHands(channel, peer.address());
        }
        return channel;
    }

    private static void shakeHands(SocketChannel channel, InetSocketAddress address)
            throws IOException {
        String request =
                """
                GET / HTTP/1.1
                Host: localhost:%d
                Upgrade: websocket
                Connection: Upgrade
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
                Sec-WebSocket-Version: 13

                """
                        .formatted(address.getPort())
                        .replace("\n", "\r\n");
        channel.write(StandardCharsets.US_ASCII.encode(request));
        ByteBuffer head = ByteBuffer.allocate(MAX_HEAD);
        String response = "";
        while (!response.endsWith("\r\n\r\n")) {
            if (channel.read(head) <= 0) {
                throw new EOFException("no end of the handshake's response: " + response);
            }
            response = new String(head.array(), 0, head.position(), StandardCharsets.US_ASCII);
        }
        if (!response.startsWith("HTTP/1.1 101 ")) {
            throw new IOException("the server refuses the handshake: " + response);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
