package framescope.bench;

import framescope.protocol.Bytes;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/// The client's half of an opening handshake (RFC 6455 §4.1).
public final class ClientHandshake {
    private static final int MAX_HEAD = 4096;
    private static final String END = "\r\n\r\n";

    private final ByteBuffer response = ByteBuffer.allocate(MAX_HEAD);

    /// The request to a server on this machine, without extensions.
    public static Bytes request() {
        return Bytes.utf8(
                """
                GET / HTTP/1.1
                Host: localhost
                Upgrade: websocket
                Connection: Upgrade
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
                Sec-WebSocket-Version: 13

                """
                        .replace("\n", "\r\n"));
    }

    /// Opens a connection and its WebSocket; waits for both.
    static SocketChannel connect(InetSocketAddress server) throws IOException {
        return connect(server, request());
    }

    /// The same, offering permessage-deflate.
    static SocketChannel connectDeflating(InetSocketAddress server) throws IOException {
        String offer = "Sec-WebSocket-Extensions: permessage-deflate\r\nUpgrade:";
        return connect(server, Bytes.utf8(request().text().replace("Upgrade:", offer)));
    }

    private static SocketChannel connect(InetSocketAddress server, Bytes request)
            throws IOException {
        SocketChannel channel = SocketChannel.open(server);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.write(request.buffer());
        ClientHandshake handshake = new ClientHandshake();
        while (!handshake.read(channel)) {
            // The rest of the response is on its way.
        }
        return channel;
    }

    /// Reads once.
    ///
    /// @return whether the response is whole
    /// @throws IOException when it is anything else than a 101
    boolean read(ReadableByteChannel channel) throws IOException {
        boolean ended = channel.read(response) < 0;
        String head =
                new String(response.array(), 0, response.position(), StandardCharsets.US_ASCII);
        boolean whole = head.endsWith(END);
        if (ended || !response.hasRemaining() || whole && !head.startsWith("HTTP/1.1 101 ")) {
            throw new IOException("the server refuses the handshake: " + head);
        }
        return whole;
    }
}
