package framescope.bench;

import java.nio.file.Path;
import java.util.List;

/// The echo servers that are compared.
enum Peer {
    /// As it is started by hand, nothing printed and nothing kept.
    FRAMESCOPE("Framescope"),
    /// The same with everything kept in a file.
    FRAMESCOPE_JOURNAL("with journal"),
    /// The same on a disk that costs nothing: what is written is thrown away.
    FRAMESCOPE_DISCARDING("journal without disk"),
    /// Netty's own WebSocket codec on the transport that Framescope uses as well.
    NETTY("Netty"),
    /// A server that is often embedded, on its core without messages.
    JETTY("Jetty"),
    /// A plain Java library.
    JAVA_WEBSOCKET("Java-WebSocket"),
    /// Bytes back as they come, no WebSocket: what sockets and client allow at the most.
    RAW_TCP("raw TCP");

    /// The file that the journal is written to, where temporary files are.
    static final Path JOURNAL =
            Path.of(System.getProperty("java.io.tmpdir"), "framescope-bench.pcapng");

    private final String title;

    Peer(String title) {
        this.title = title;
    }

    /// Its name in the tables.
    String title() {
        return title;
    }

    /// What stands behind `java` and the options that all peers have in common.
    List<String> arguments() {
        return switch (this) {
            case FRAMESCOPE ->
                    List.of(
                            "@target/launch.args",
                            "--terminal",
                            "--quiet",
                            "--no-capture",
                            "--listen",
                            "127.0.0.1:0");
            case FRAMESCOPE_JOURNAL ->
                    List.of(
                            "@target/launch.args",
                            "--terminal",
                            "--quiet",
                            "--write",
                            JOURNAL.toString(),
                            "--overwrite",
                            "--listen",
                            "127.0.0.1:0");
            case FRAMESCOPE_DISCARDING -> server(DiscardingServer.class);
            case NETTY -> server(NettyEchoServer.class);
            case JETTY -> server(JettyEchoServer.class);
            case JAVA_WEBSOCKET -> server(JavaWebSocketEchoServer.class);
            case RAW_TCP -> server(RawEchoServer.class);
        };
    }

    private static List<String> server(Class<?> server) {
        return List.of(
                // The same two as in launch.args.
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "--class-path",
                System.getProperty("java.class.path"),
                server.getName());
    }

    /// Whether it wants an opening handshake.
    boolean isWebSocket() {
        return this != RAW_TCP;
    }

    /// The frames to send it.
    FrameTrain trainOf(int payloadLength) {
        return isWebSocket()
                ? FrameTrain.forWebSocket(payloadLength)
                : FrameTrain.forRawTcp(payloadLength);
    }
}
