package framescope.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A peer that runs in a JVM of its own, the same Java and as much heap for all.
final class PeerProcess implements AutoCloseable {
    /// How a server says where it is.
    static final String LISTENING = "listening on ";

    private static final List<String> JVM_OPTIONS =
            List.of("-Xmx512m", "-Dslf4j.internal.verbosity=ERROR");
    private static final int END_SECONDS = 10;

    private final Peer peer;
    private final Process process;
    private final InetSocketAddress address;

    private PeerProcess(Peer peer, Process process, InetSocketAddress address) {
        this.peer = peer;
        this.process = process;
        this.address = address;
    }

    /// Starts a peer and waits until it listens.
    ///
    /// @param jvmOptions further options of its JVM
    static PeerProcess start(Peer peer, List<String> jvmOptions) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM_OPTIONS);
        command.addAll(jvmOptions);
        command.addAll(peer.arguments());
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        // However this program ends, the peer ends with it.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return new PeerProcess(peer, process, addressOf(peer, process.inputReader()));
    }

    private static InetSocketAddress addressOf(Peer peer, BufferedReader output)
            throws IOException {
        String line = output.readLine();
        while (line != null && !line.startsWith(LISTENING)) {
            line = output.readLine();
        }
        if (line == null) {
            throw new IOException(peer.title() + " did not start");
        }
        URI where = URI.create(line.substring(LISTENING.length()));
        return new InetSocketAddress(where.getHost(), where.getPort());
    }

    /// Which peer it is.
    Peer peer() {
        return peer;
    }

    /// Where it listens.
    InetSocketAddress address() {
        return address;
    }

    /// Opens a connection, through the opening handshake where the peer wants one.
    SocketChannel connect() throws IOException {
        if (peer.isWebSocket()) {
            return ClientHandshake.connect(address);
        }
        SocketChannel channel = SocketChannel.open(address);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        return channel;
    }

    /// The process's number.
    long pid() {
        return process.pid();
    }

    /// The processor time it has used.
    Duration cpuTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /// Ends the process and waits for that.
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
