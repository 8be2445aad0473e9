package framescope.testing;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.protocol.FrameHeader;
import framescope.protocol.LengthForm;
import framescope.protocol.handshake.HttpHead;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.stream.Stream;

/// A WebSocket client without manners: a plain socket on loopback that sends whatever bytes it is
/// told to, and reads what comes with a deadline.
///
/// It answers nothing by itself, neither a Ping nor a Close.
public final class RawClient implements AutoCloseable {
    private static final int LITTLE_ROOM = 16 * 1024;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;

    private RawClient(Socket socket) throws IOException {
        this.socket = socket;
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 64 * 1024));
        out = socket.getOutputStream();
    }

    /// Connects, and says nothing yet.
    public static RawClient connect(InetSocketAddress address) throws IOException {
        return connect(address, Await.DEADLINE);
    }

    /// The same, waiting no longer than this for the connection and for each read.
    public static RawClient connect(InetSocketAddress address, Duration patience)
            throws IOException {
        return connect(new Socket(), address, patience);
    }

    private static RawClient connect(Socket socket, InetSocketAddress address, Duration patience)
            throws IOException {
        try {
            socket.setTcpNoDelay(true);
            socket.connect(address, Math.toIntExact(patience.toMillis()));
            return new RawClient(socket).patience(patience);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /// Connects and goes through the opening handshake.
    public static RawClient open(InetSocketAddress address) throws IOException {
        RawClient client = connect(address).send(Conversation.REQUEST);
        assertThat(client.readHead().status()).isEqualTo(101);
        return client;
    }

    /// The same, agreeing on permessage-deflate with these parameters.
    public static RawClient openDeflating(InetSocketAddress address, String... parameters)
            throws IOException {
        String offer =
                "permessage-deflate"
                        + String.join("", Stream.of(parameters).map(each -> "; " + each).toList());
        RawClient client = connect(address).offer(offer);
        assertThat(client.readHead().header("Sec-WebSocket-Extensions")).hasValue(offer);
        return client;
    }

    /// Asks for a WebSocket with these extensions.
    public RawClient offer(String extensions) throws IOException {
        String headers = "Sec-WebSocket-Extensions: " + extensions + "\r\nUpgrade:";
        return send(Conversation.REQUEST.replace("Upgrade:", headers));
    }

    /// Connects and goes through the opening handshake, with so little room in the system's buffers
    /// that what the client does not read soon waits in the server.
    public static RawClient openWithLittleRoom(InetSocketAddress address) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(LITTLE_ROOM);
        socket.setSendBufferSize(LITTLE_ROOM);
        RawClient client = connect(socket, address, Await.DEADLINE).send(Conversation.REQUEST);
        assertThat(client.readHead().status()).isEqualTo(101);
        return client;
    }

    /// Connects and opens a WebSocket, with the address out of a URL such as `ws://127.0.0.1:8000/`.
    public static RawClient open(URI url) throws IOException {
        return open(new InetSocketAddress(url.getHost(), url.getPort()));
    }

    /// Waits no longer than this for what it reads from now on.
    public RawClient patience(Duration patience) throws IOException {
        socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
        return this;
    }

    // ------------------------------------------------------------ sending

    /// Sends these frames in one write.
    public RawClient send(FrameBytes... frames) throws IOException {
        return send(Stream.of(frames).map(FrameBytes::bytes).reduce(Bytes.EMPTY, Bytes::plus));
    }

    public RawClient send(String text) throws IOException {
        return send(Bytes.utf8(text));
    }

    public RawClient send(Bytes bytes) throws IOException {
        out.write(bytes.toArray());
        return this;
    }

    /// Ends the stream to the server with a FIN; what the server sends can still be read.
    public RawClient endOutput() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /// Cuts the connection with a RST.
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    // ------------------------------------------------------------ reading

    /// Reads an HTTP head, and not a byte more.
    public HttpHead readHead() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return HttpHead.parse(Bytes.utf8(head.toString()));
    }

    /// Reads a frame, as it stands on the wire.
    public FrameBytes readFrame() throws IOException {
        int first = in.readUnsignedByte();
        int second = in.readUnsignedByte();
        long length =
                switch (LengthForm.ofSecondByte(second)) {
                    case BITS_7 -> second & 0x7f;
                    case BITS_16 -> in.readUnsignedShort();
                    case BITS_64 -> in.readLong();
                };
        int key = (second & 0x80) != 0 ? in.readInt() : 0;
        byte[] payload = new byte[Math.toIntExact(length)];
        in.readFully(payload);
        return new FrameBytes(FrameHeader.of(first, second, key, length), Bytes.wrap(payload));
    }

    /// Reads so many bytes.
    public Bytes readBytes(int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return Bytes.wrap(bytes);
    }

    /// Reads until the server ends its stream with a FIN; a RST is an exception.
    public Bytes readToEnd() throws IOException {
        return Bytes.wrap(in.readAllBytes());
    }

    /// The client's own address, as a capture names it.
    public String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
