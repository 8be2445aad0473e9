package framescope.bench;

import java.io.IOException;
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
                threads.get(i % threadCount).take(peer.connect());
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

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
