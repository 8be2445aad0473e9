package framescope.bench;

import java.util.Objects;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.Configuration;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;
import org.eclipse.jetty.websocket.core.server.WebSocketNegotiator;
import org.eclipse.jetty.websocket.core.server.WebSocketUpgradeHandler;
import org.jspecify.annotations.Nullable;

/// An echo server on Jetty's core, below its annotated endpoints and messages: no extensions, large
/// buffers, and the payload that came goes back without a copy.
final class JettyEchoServer {
    private static final int MAX_FRAME = 1024 * 1024;
    private static final int BUFFER = 256 * 1024;
    private static final int BACKLOG = 1024;

    private JettyEchoServer() {}

    public static void main(String[] args) throws Exception {
        Configuration.ConfigurationCustomizer limits = new Configuration.ConfigurationCustomizer();
        limits.setInputBufferSize(BUFFER);
        limits.setOutputBufferSize(BUFFER);
        limits.setMaxFrameSize(MAX_FRAME);
        limits.setAutoFragment(false);
        WebSocketUpgradeHandler upgrades = new WebSocketUpgradeHandler();
        upgrades.addMapping(
                "/",
                WebSocketNegotiator.from(
                        (request, response, callback) -> new Echo(),
                        (handler, request, response) -> (FrameHandler) handler,
                        limits));
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        connector.setAcceptQueueSize(BACKLOG);
        server.addConnector(connector);
        server.setHandler(upgrades);
        server.start();
        System.out.println(
                PeerProcess.LISTENING + "ws://127.0.0.1:" + connector.getLocalPort() + "/");
        server.join();
    }

    private static final class Echo implements FrameHandler {
        private @Nullable CoreSession session;

        @Override
        public void onOpen(CoreSession opened, Callback callback) {
            session = opened;
            callback.succeeded();
            opened.demand();
        }

        @Override
        public void onFrame(Frame frame, Callback callback) {
            CoreSession to = Objects.requireNonNull(session);
            if (frame.getOpCode() == OpCode.BINARY) {
                Callback sent =
                        Callback.from(
                                () -> {
                                    callback.succeeded();
                                    to.demand();
                                },
                                callback::failed);
                to.sendFrame(new Frame(OpCode.BINARY, frame.getPayload()), sent, false);
            } else {
                callback.succeeded();
                to.demand();
            }
        }

        @Override
        public void onError(Throwable cause, Callback callback) {
            callback.succeeded();
        }

        @Override
        public void onClosed(CloseStatus status, Callback callback) {
            callback.succeeded();
        }
    }
}
