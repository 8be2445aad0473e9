package framescope.capture.file;

import static framescope.capture.Direction.CLIENT_TO_SERVER;
import static framescope.capture.Direction.SERVER_TO_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.Direction;
import framescope.capture.Ending;
import framescope.protocol.Bytes;
import framescope.protocol.ClosePayload;
import framescope.protocol.FrameHeader;
import framescope.protocol.LengthForm;
import framescope.protocol.Opcode;
import framescope.protocol.handshake.AcceptKey;
import framescope.testing.FrameBytes;
import framescope.testing.Tshark;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Wireshark reads in our files what we wrote, field by field.
class PcapngWiresharkTest {
    private static final long TIME = 1_234_567_890_123_456_789L;
    private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";
    private static final String[] FIELDS = {
        "tcp.stream",
        "frame.time_epoch",
        "tcp.srcport",
        "websocket.fin",
        "websocket.rsv",
        "websocket.opcode",
        "websocket.mask",
        "websocket.payload_length",
        "websocket.payload_length_ext_16",
        "websocket.payload_length_ext_64",
        "websocket.masking_key",
        "websocket.payload.close.status_code",
        "websocket.payload.close.reason"
    };

    @TempDir private Path folder;

    private final List<List<String>> expected = new ArrayList<>();
    private long now = TIME;

    private Path file() {
        return folder.resolve("session.pcapng");
    }

    private PcapngWriter writer() throws IOException {
        return PcapngWriter.to(
                FileChannel.open(file(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                "Framescope test");
    }

    private final class Session {
        private final PcapngWriter writer;
        private final int number;
        private final TcpSynthesis connection;

        private Session(PcapngWriter writer, int number, String server) throws IOException {
            this.writer = writer;
            this.number = number;
            connection = new TcpSynthesis(number, "127.0.0.1:5000" + number, server);
            writer.opened(connection, now);
            head(
                    CLIENT_TO_SERVER,
                    """
                    GET /chat HTTP/1.1
                    Host: x
                    Upgrade: websocket
                    Connection: Upgrade
                    Sec-WebSocket-Key: %s
                    Sec-WebSocket-Version: 13

                    """
                            .formatted(KEY));
            head(
                    SERVER_TO_CLIENT,
                    """
                    HTTP/1.1 101 Switching Protocols
                    Upgrade: websocket
                    Connection: Upgrade
                    Sec-WebSocket-Accept: %s

                    """
                            .formatted(AcceptKey.of(KEY).accept()));
        }

        private void head(Direction direction, String text) throws IOException {
            now += 1_000_001;
            Bytes bytes = Bytes.utf8(text.replace("\n", "\r\n"));
            writer.data(connection, direction, now, bytes.buffer());
        }

        private void client(FrameBytes frame) throws IOException {
            send(CLIENT_TO_SERVER, frame.maskedWith(FrameBytes.KEY));
        }

        private void server(FrameBytes frame) throws IOException {
            send(SERVER_TO_CLIENT, frame);
        }

        private void send(Direction direction, FrameBytes frame) throws IOException {
            now += 1_000_001;
            writer.data(connection, direction, now, frame.bytes().buffer());
            expected.add(row(direction, frame));
        }

        private List<String> row(Direction direction, FrameBytes frame) {
            FrameHeader header = frame.header();
            String length = "" + header.payloadLength();
            boolean close = header.opcode() == Opcode.CLOSE && header.payloadLength() >= 2;
            ClosePayload payload = close ? ClosePayload.read(frame.payload()).orElseThrow() : null;
            return List.of(
                    "" + (number - 1),
                    "%d.%09d".formatted(now / 1_000_000_000, now % 1_000_000_000),
                    direction == CLIENT_TO_SERVER ? "5000" + number : "8000",
                    header.fin() ? "1" : "0",
                    "0x%02x".formatted(header.firstByte() >> 4 & 7),
                    "" + header.opcode().code(),
                    header.masked() ? "1" : "0",
                    "" + (header.secondByte() & 0x7f),
                    header.lengthForm() == LengthForm.BITS_16 ? length : "",
                    header.lengthForm() == LengthForm.BITS_64 ? length : "",
                    header.masked() ? "37fa213d" : "",
                    payload == null ? "" : "" + payload.code(),
                    payload == null ? "" : payload.reason().text());
        }

        private void end(Ending ending) throws IOException {
            now += 1_000_001;
            writer.closed(connection, now, ending);
        }
    }

    @Test
    void everyFieldOfEveryFrameIsWhatWasWritten() throws Exception {
        try (PcapngWriter writer = writer()) {
            Session first = new Session(writer, 1, "127.0.0.1:8000");
            Session second = new Session(writer, 2, "127.0.0.1:8000");
            for (Session session : List.of(first, second)) {
                session.client(FrameBytes.text("Hello"));
                session.server(FrameBytes.text("grüße"));
                session.client(FrameBytes.text(""));
                session.server(FrameBytes.binary(Bytes.ofHex("00ff10")));
            }
            first.client(FrameBytes.text("frag").fragment());
            second.client(FrameBytes.text("other").fragment());
            first.client(FrameBytes.ping("between"));
            first.server(FrameBytes.pong("between"));
            second.server(FrameBytes.text("server").fragment());
            first.client(FrameBytes.continuation("ment").fragment());
            second.server(FrameBytes.continuation(" too"));
            second.client(FrameBytes.continuation(" one"));
            first.client(FrameBytes.continuation("ed"));
            for (int length : List.of(125, 126, 65_490, 65_535, 65_536, 200_000)) {
                first.client(FrameBytes.zeros(length));
                second.server(FrameBytes.zeros(length));
            }
            first.client(FrameBytes.text("long way").lengthIn(LengthForm.BITS_16));
            first.client(FrameBytes.text("longer").lengthIn(LengthForm.BITS_64));
            first.client(FrameBytes.text("reserved").rsv2());
            first.server(FrameBytes.of(Opcode.ofCode(3), Bytes.utf8("unknown")));
            first.server(FrameBytes.of(Opcode.ofCode(11), Bytes.EMPTY));
            first.client(FrameBytes.close(1001, "going away"));
            first.server(FrameBytes.close(1001, ""));
            first.end(Ending.CLIENT_FIN);
            second.client(FrameBytes.close());
            second.end(Ending.SERVER_FIN);
            new Session(writer, 3, "[::1]:8000").end(Ending.RESET);
            new Session(writer, 4, "[::1]:8000").end(Ending.TIMED_OUT);
        }
        assertThat(Tshark.fields(file(), "websocket", FIELDS)).isEqualTo(expected);
    }

    @Test
    void packetsAreWholeConnectionsInWiresharksEyes() throws Exception {
        try (PcapngWriter writer = writer()) {
            Session session = new Session(writer, 1, "127.0.0.1:8000");
            session.client(FrameBytes.zeros(500_000));
            session.server(FrameBytes.zeros(1_000_000));
            session.end(Ending.CLIENT_FIN);
        }
        // No retransmission, nothing out of order or missing, no window full.
        assertThat(Tshark.fields(file(), "tcp.analysis.flags", "frame.number")).isEmpty();
        assertThat(Tshark.fields(file(), "_ws.malformed", "frame.number")).isEmpty();
        assertThat(Tshark.fields(file(), "tcp.completeness == 31", "frame.number")).isNotEmpty();
        assertThat(Tshark.fields(file(), "tcp", "ip.checksum.status").stream().distinct().toList())
                .hasSize(1);
        assertThat(Tshark.fields(file(), "frame.number == 1", "ip.src", "ip.dst", "frame.comment"))
                .containsExactly(
                        List.of(
                                "10.0.0.1",
                                "127.0.0.2",
                                "framescope: connection 1, client 127.0.0.1:50001, server"
                                        + " 127.0.0.1:8000"));
        assertThat(
                        Stream.of("1", "2")
                                .map(way -> "frame.packet_flags_direction == " + way)
                                .map(this::count)
                                .toList())
                .allMatch(count -> count > 5);
    }

    private long count(String filter) {
        try {
            return Tshark.fields(file(), filter, "frame.number").size();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
