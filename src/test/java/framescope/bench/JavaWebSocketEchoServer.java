package framescope.bench;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;

/// An echo server on Java-WebSocket, without extensions and without its watch for lost
/// connections.
final class JavaWebSocketEchoServer extends WebSocketServer {
    private JavaWebSocketEchoServer() {
        super(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Runtime.getRuntime().availableProcessors());
        setTcpNoDelay(true);
        setReuseAddr(true);
        setConnectionLostTimeout(0);
        setMaxPendingConnections(1024);
    }

    public static void main(String[] args) {
        new JavaWebSocketEchoServer().run();
    }

    @Override
    public void onStart() {
        System.out.println(PeerProcess.LISTENING + "ws://127.0.0.1:" + getPort() + "/");
    }

    @Override
    public void onOpen(WebSocket connection, ClientHandshake handshake) {}

    @Override
    public void onMessage(WebSocket connection, String message) {
        connection.send(message);
    }

    @Override
    public void onMessage(WebSocket connection, ByteBuffer message) {
        connection.send(message);
    }

    @Override
    public void onClose(WebSocket connection, int code, String reason, boolean remote) {}

    @Override
    public void onError(@Nullable WebSocket connection, Exception problem) {}
}
