package framescope.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Sends back whatever bytes come, by one selector loop a processor: the upper bound of any echo.
final class RawEchoServer {
    private static final int BUFFER = 256 * 1024;

    private RawEchoServer() {}

    public static void main(String[] args) throws IOException {
        List<Loop> loops = new ArrayList<>();
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            Loop loop = new Loop();
            loops.add(loop);
            Thread.ofPlatform().daemon().start(loop);
        }
        try (ServerSocketChannel listening = ServerSocketChannel.open()) {
            listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
            int port = ((InetSocketAddress) listening.getLocalAddress()).getPort();
            System.out.println(PeerProcess.LISTENING + "ws://127.0.0.1:" + port + "/");
            for (int next = 0; ; next = (next + 1) % loops.size()) {
                loops.get(next).take(listening.accept());
            }
        }
    }

    private static final class Loop implements Runnable {
        private final Selector selector = Selector.open();
        private final Queue<SocketChannel> accepted = new ConcurrentLinkedQueue<>();
        private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);

        Loop() throws IOException {}

        void take(SocketChannel channel) {
            accepted.add(channel);
            selector.wakeup();
        }

        @Override
        public void run() {
            try {
                while (true) {
                    selector.select(this::progress);
                    registerAccepted();
                }
            } catch (IOException | ClosedSelectorException e) {
                throw new IllegalStateException(e);
            }
        }

        private void registerAccepted() throws IOException {
            for (SocketChannel each = accepted.poll(); each != null; each = accepted.poll()) {
                each.setOption(StandardSocketOptions.TCP_NODELAY, true);
                each.configureBlocking(false);
                each.register(selector, SelectionKey.OP_READ);
            }
        }

        private void progress(SelectionKey key) {
            try {
                SocketChannel channel = (SocketChannel) key.channel();
                if (key.attachment() instanceof ByteBuffer left) {
                    writeLeft(key, channel, left);
                } else if (channel.read(buffer.clear()) < 0) {
                    channel.close();
                } else {
                    echo(key, channel);
                }
            } catch (IOException e) {
                close(key);
            }
        }

        private void echo(SelectionKey key, SocketChannel channel) throws IOException {
            channel.write(buffer.flip());
            if (buffer.hasRemaining()) {
                ByteBuffer left = ByteBuffer.allocateDirect(buffer.remaining()).put(buffer).flip();
                key.attach(left);
                key.interestOps(SelectionKey.OP_WRITE);
            }
        }

        private static void writeLeft(SelectionKey key, SocketChannel channel, ByteBuffer left)
                throws IOException {
            channel.write(left);
            if (!left.hasRemaining()) {
                key.attach(null);
                key.interestOps(SelectionKey.OP_READ);
            }
        }

        private static void close(SelectionKey key) {
            try {
                key.channel().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
