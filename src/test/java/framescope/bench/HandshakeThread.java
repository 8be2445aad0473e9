package framescope.bench;

import framescope.protocol.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Callable;

/// Opens one WebSocket after the other, some at the same time, and ends each as soon as the
/// server's response is there, until it is told to finish. Only [#opened] and [#finish] are for
/// other threads.
final class HandshakeThread implements Callable<Void> {
    private static final int SELECT_MILLIS = 50;

    private final PeerProcess peer;
    private final int atOnce;
    private final Bytes request = ClientHandshake.request();

    private volatile long opened;
    private volatile boolean finishing;

    HandshakeThread(PeerProcess peer, int atOnce) {
        this.peer = peer;
        this.atOnce = atOnce;
    }

    @Override
    public Void call() throws IOException {
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < atOnce; i++) {
                connect(selector);
            }
            while (!finishing) {
                selector.select(this::progress, SELECT_MILLIS);
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            return null;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void connect(Selector selector) throws IOException {
        SocketChannel channel = SocketChannel.open();
        // A reset: ports of connections that were closed in order could not be had again for long.
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        channel.configureBlocking(false);
        if (channel.connect(peer.address())) {
            ask(channel.register(selector, SelectionKey.OP_READ));
        } else {
            channel.register(selector, SelectionKey.OP_CONNECT);
        }
    }

    private void ask(SelectionKey key) throws IOException {
        key.attach(new ClientHandshake());
        key.interestOps(SelectionKey.OP_READ);
        ((SocketChannel) key.channel()).write(request.buffer());
    }

    private void progress(SelectionKey key) {
        try {
            SocketChannel channel = (SocketChannel) key.channel();
            if (key.attachment() instanceof ClientHandshake handshake) {
                if (handshake.read(channel)) {
                    channel.close();
                    setOpened(opened + 1);
                    connect(key.selector());
                }
            } else if (channel.finishConnect()) {
                ask(key);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Only its own thread writes it, so nothing is lost between reading and writing.
    private void setOpened(long count) {
        opened = count;
    }

    /// How many WebSockets it has opened.
    long opened() {
        return opened;
    }

    /// Opens no further one.
    void finish() {
        finishing = true;
    }
}
