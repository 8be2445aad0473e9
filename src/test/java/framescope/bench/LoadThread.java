package framescope.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;

/// Keeps some connections busy until it is told to finish, and then waits until each has got back
/// what it sent. Only [#received], [#keepRoundTrips] and [#finish] are for other threads.
final class LoadThread implements Callable<Histogram>, AutoCloseable {
    /// How many digits of a round trip are kept.
    static final int DIGITS = 3;

    private static final int RECEIVE_BUFFER = 512 * 1024;
    private static final int SELECT_MILLIS = 50;
    private static final long PATIENCE_NANOS = 1_000_000_000L;

    private final FrameTrain train;
    private final EchoCase load;
    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(RECEIVE_BUFFER);

    private final Histogram roundTrips = new Histogram(DIGITS);

    private boolean settled;
    private volatile long received;
    private volatile boolean keepingRoundTrips;
    private volatile boolean finishing;

    LoadThread(FrameTrain train, EchoCase load) throws IOException {
        this.train = train;
        this.load = load;
    }

    /// Takes over a connection after its opening handshake; to be called before [#call].
    void take(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        channel.register(
                selector,
                SelectionKey.OP_READ,
                new EchoConnection(channel, train, load.inFlight(), Long.MAX_VALUE));
    }

    /// @return the round trips that were kept, in nanoseconds
    @Override
    public Histogram call() throws IOException {
        for (SelectionKey key : selector.keys()) {
            connection(key).fill(key, System.nanoTime());
        }
        while (!finishing) {
            select();
        }
        settled = settle();
        return roundTrips;
    }

    private boolean settle() throws IOException {
        long before = received;
        long patientUntil = System.nanoTime() + PATIENCE_NANOS;
        while (!selector.keys().stream().allMatch(key -> connection(key).isSettled())) {
            if (received != before) {
                before = received;
                patientUntil = System.nanoTime() + PATIENCE_NANOS;
            } else if (System.nanoTime() > patientUntil) {
                return false;
            }
            for (SelectionKey key : selector.keys()) {
                connection(key).finish(key);
            }
            select();
        }
        return true;
    }

    private void select() throws IOException {
        try {
            selector.select(this::progress, SELECT_MILLIS);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void progress(SelectionKey key) {
        try {
            EchoConnection connection = connection(key);
            if (key.isReadable()) {
                int count = connection.read(buffer);
                // Only this thread writes it, so nothing is lost between reading and writing.
                setReceived(received + count);
            }
            long now = load.oneByOne() ? System.nanoTime() : 0;
            if (keepingRoundTrips && connection.isSettled()) {
                roundTrips.recordValue(now - connection.sentAt());
            }
            if (finishing) {
                connection.finish(key);
            } else if (!load.oneByOne() || connection.isSettled()) {
                connection.fill(key, now);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void setReceived(long bytes) {
        received = bytes;
    }

    private static EchoConnection connection(SelectionKey key) {
        return (EchoConnection) key.attachment();
    }

    /// How many bytes have come back.
    long received() {
        return received;
    }

    /// Whether every frame that was sent has come back; to be asked after [#call].
    boolean isSettled() {
        return settled;
    }

    /// From now on, where each echo is waited for.
    void keepRoundTrips() {
        keepingRoundTrips = load.oneByOne();
    }

    /// Sends no further frame.
    void finish() {
        keepingRoundTrips = false;
        finishing = true;
    }

    /// Ends its connections.
    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
