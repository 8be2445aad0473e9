package framescope.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/// A program that floods an echo server with a number of frames of 125 bytes, as fast as they come
/// back, and prints how many nanoseconds that took, from the first write to the last echo.
final class FloodClient {
    private static final int PAYLOAD = 125;
    private static final int CONNECTIONS = 16;
    private static final int IN_FLIGHT = 256;
    private static final int RECEIVE_BUFFER = 512 * 1024;

    private final FrameTrain train = FrameTrain.forWebSocket(PAYLOAD);
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(RECEIVE_BUFFER);
    private final Selector selector;

    private FloodClient(Selector selector) {
        this.selector = selector;
    }

    /// Runs the client in a JVM of its own and waits for its end.
    ///
    /// @param frames how many it sends
    /// @return how many came back a second
    static double flood(InetSocketAddress server, long frames)
            throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx64m",
                                "--class-path",
                                System.getProperty("java.class.path"),
                                FloodClient.class.getName(),
                                server.getHostString(),
                                Integer.toString(server.getPort()),
                                Long.toString(frames))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (BufferedReader output = process.inputReader()) {
            String line = output.readLine();
            if (process.waitFor() != 0 || line == null) {
                throw new IOException("the flood did not end well");
            }
            return frames * 1e9 / Long.parseLong(line);
        }
    }

    /// Floods a server.
    ///
    /// @param arguments host, port, and how many frames to send
    public static void main(String[] arguments) throws IOException {
        InetSocketAddress server =
                new InetSocketAddress(arguments[0], Integer.parseInt(arguments[1]));
        try (Selector selector = Selector.open()) {
            long nanos = new FloodClient(selector).run(server, Long.parseLong(arguments[2]));
            System.out.println(nanos);
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
        }
    }

    private long run(InetSocketAddress server, long frames) throws IOException {
        for (int i = 0; i < CONNECTIONS; i++) {
            long most = frames * (i + 1) / CONNECTIONS - frames * i / CONNECTIONS;
            SocketChannel channel = ClientHandshake.connect(server);
            channel.configureBlocking(false);
            channel.register(
                    selector,
                    SelectionKey.OP_READ,
                    new EchoConnection(channel, train, IN_FLIGHT, most));
        }
        long start = System.nanoTime();
        for (SelectionKey key : selector.keys()) {
            connection(key).fill(key, start);
        }
        try {
            while (!selector.keys().stream().allMatch(key -> connection(key).isDone())) {
                selector.select(this::progress);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return System.nanoTime() - start;
    }

    private void progress(SelectionKey key) {
        try {
            if (key.isReadable()) {
                connection(key).read(buffer);
            }
            connection(key).fill(key, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EchoConnection connection(SelectionKey key) {
        return (EchoConnection) key.attachment();
    }
}
