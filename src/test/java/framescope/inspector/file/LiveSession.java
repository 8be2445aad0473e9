package framescope.inspector.file;

import static framescope.testing.FrameBytes.binary;
import static framescope.testing.FrameBytes.continuation;
import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.pong;
import static framescope.testing.FrameBytes.text;
import static framescope.testing.FrameBytes.zeros;
import static framescope.testing.Hex.hex;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.MemoryCapture;
import framescope.capture.RowKind;
import framescope.inspector.Inspector;
import framescope.inspector.InspectorSettings;
import framescope.inspector.ListenAddress;
import framescope.inspector.ReplyMode;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import framescope.testing.Await;
import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import framescope.testing.Rows;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/// A capture of real connections with every kind of frame, ended in every way, one frame a read;
/// and of one that is still open, in the midst of a frame.
final class LiveSession implements AutoCloseable {
    private static final String DEFLATING =
            Conversation.REQUEST.replace(
                    "Upgrade:", "Sec-WebSocket-Extensions: permessage-deflate\r\nUpgrade:");

    private static final String SPEAKING =
            Conversation.REQUEST.replace(
                    "Upgrade:", "Sec-WebSocket-Protocol: talk, chat\r\nUpgrade:");

    private final MemoryCapture capture = MemoryCapture.keeping(1 << 28);
    private final Inspector inspector = new Inspector(capture);
    private final InetSocketAddress address;
    private final RawClient leftOpen;

    LiveSession() throws Exception {
        ListenAddress listen = inspector.start(settings());
        inspector.setReplyMode(ReplyMode.ECHO);
        address = new InetSocketAddress(InetAddress.getLoopbackAddress(), listen.port());
        try (RawClient compressing = open(DEFLATING);
                RawClient plain = open(SPEAKING);
                RawClient wrong = open(Conversation.REQUEST)) {
            compressed(compressing);
            plain(compressing, plain);
            wrong.send(text("not masked"));
            wrong.readToEnd();
        }
        RawClient.open(address).reset();
        awaitClosed(4);
        try (RawClient reserved = open(Conversation.REQUEST)) {
            reserved.send(FrameBytes.of(Opcode.RESERVED_3, hex("01 ff")).masked());
            reserved.readToEnd();
        }
        awaitClosed(5);
        leftOpen = RawClient.open(address);
        exchange(leftOpen, text("before"));
        leftOpen.send(text("the half of a frame").masked().bytes().first(9));
        Await.until(() ->
                assertThat(capture.connections().getLast().bytesReceived())
                        .isGreaterThan(Conversation.REQUEST.length() + 20));
    }

    private static InspectorSettings settings() {
        InspectorSettings usual = InspectorSettings.at(new ListenAddress("127.0.0.1", 0));
        return new InspectorSettings(
                usual.address(),
                List.of("chat"),
                usual.allowedOrigins(),
                usual.deflate(),
                usual.limits());
    }

    private RawClient open(String request) throws IOException {
        RawClient client = RawClient.connect(address).send(request);
        assertThat(client.readHead().status()).isEqualTo(101);
        return client;
    }

    private void compressed(RawClient client) throws Exception {
        exchange(client, FrameBytes.of(Opcode.TEXT, hex("f2 48 cd c9 c9 07 00")).rsv1());
        exchange(client, FrameBytes.of(Opcode.TEXT, hex("f2 00 11 00 00")).rsv1());
        alone(client, FrameBytes.of(Opcode.TEXT, hex("f2 48 cd")).rsv1().fragment().masked());
        exchange(client, ping("between"));
        exchange(client, FrameBytes.of(Opcode.CONTINUATION, hex("c9 c9 07 00")));
        exchange(client, text("not compressed"));
        exchange(client, FrameBytes.of(Opcode.BINARY, hex("02 00")).rsv1());
    }

    private void plain(RawClient compressing, RawClient plain) throws Exception {
        alone(plain, text("two ").fragment().masked());
        exchange(plain, ping("a"));
        exchange(compressing, binary(Bytes.ofHex("00ff10")));
        alone(plain, continuation("connections").fragment().masked());
        exchange(plain, ping(""));
        exchange(plain, continuation(" at once"));
        exchange(plain, text(""));
        alone(plain, pong("nobody asked").masked());
        for (int length : new int[] {125, 126, 65_535, 65_536, 200_000}) {
            exchange(plain, zeros(length));
        }
        exchange(plain, FrameBytes.close());
        plain.readToEnd();
        exchange(compressing, FrameBytes.close(1001, "going away"));
        compressing.readToEnd();
    }

    /// Sends a frame that nobody answers, and waits until it has been read.
    private void alone(RawClient client, FrameBytes frame) throws Exception {
        long before = capture.totals().frames();
        client.send(frame);
        Await.until(() -> assertThat(capture.totals().frames()).isGreaterThan(before));
    }

    private static void exchange(RawClient client, FrameBytes frame) throws IOException {
        client.send(frame.masked());
        client.readFrame();
    }

    private void awaitClosed(int connections) throws Exception {
        Await.until(() -> assertThat(Rows.of(capture, RowKind.CLOSED)).hasSize(connections));
    }

    MemoryCapture capture() {
        return capture;
    }

    @Override
    public void close() throws IOException {
        leftOpen.close();
        inspector.stop();
    }
}
