package framescope.net;

import static framescope.testing.FrameBytes.binary;
import static framescope.testing.FrameBytes.close;
import static framescope.testing.FrameBytes.continuation;
import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.text;
import static framescope.testing.FrameBytes.zeros;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureRecord;
import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.capture.RowKind;
import framescope.capture.journal.Journal;
import framescope.capture.journal.JournalSettings;
import framescope.protocol.Bytes;
import framescope.protocol.FrameHeader;
import framescope.testing.Await;
import framescope.testing.RawClient;
import framescope.testing.Rows;
import framescope.testing.Tshark;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a real server's journal holds is what its rows say, by Wireshark's account.
@Tag("socket")
class JournalIntegrationTest {
    @TempDir private Path folder;

    @Test
    void wiresharkReadsInTheJournalWhatTheRowsSay() throws Exception {
        Path file = folder.resolve("live.pcapng");
        Journal journal =
                Journal.to(
                        file, false, JournalSettings.DEFAULT.withSpaceFloor(0), "Framescope test");
        MemoryCapture capture = MemoryCapture.keeping(journal, 1L << 30);
        try (RunningServer server = RunningServer.echoingInto(capture)) {
            try (RawClient one = server.open();
                    RawClient two = server.open()) {
                for (RawClient client : List.of(one, two)) {
                    client.send(text("Hello").masked(), binary(Bytes.ofHex("00ff")).masked());
                    client.send(zeros(126).masked(), zeros(65_536).masked(), text("").masked());
                    client.send(text("frag").fragment().masked(), ping("between").masked());
                    client.send(continuation("ment").masked());
                    client.send(close(1000, "bye").masked());
                    client.readToEnd();
                }
            }
            Await.until(() -> assertThat(Rows.of(capture, RowKind.CLOSED)).hasSize(2));
        }
        journal.close();
        for (int connection = 1; connection <= 2; connection++) {
            for (Direction direction : Direction.values()) {
                assertThat(framesByWireshark(file, connection, direction))
                        .isNotEmpty()
                        .isEqualTo(framesByRows(capture, connection, direction));
            }
        }
    }

    private static List<String> framesByRows(
            MemoryCapture capture, int connection, Direction direction) {
        return Rows.of(capture, RowKind.FRAME).stream()
                .filter(row -> row.connection() == connection && row.direction() == direction)
                .map(CaptureRecord::header)
                .map(JournalIntegrationTest::fields)
                .toList();
    }

    private static String fields(FrameHeader header) {
        return "%s %d %s %d"
                .formatted(
                        header.fin() ? "1" : "0",
                        header.opcode().code(),
                        header.masked() ? "1" : "0",
                        header.secondByte() & 0x7f);
    }

    private static List<String> framesByWireshark(Path file, int connection, Direction direction)
            throws Exception {
        String filter =
                "websocket && tcp.stream == %d && ip.src == %s"
                        .formatted(
                                connection - 1,
                                direction == Direction.CLIENT_TO_SERVER
                                        ? "10.0.0." + connection
                                        : "127.0.0.2");
        List<String> frames = new ArrayList<>();
        for (List<String> packet :
                Tshark.fields(
                        file,
                        filter,
                        "websocket.fin",
                        "websocket.opcode",
                        "websocket.mask",
                        "websocket.payload_length")) {
            List<List<String>> values =
                    packet.stream().map(value -> List.of(value.split(";", -1))).toList();
            for (int i = 0; i < values.getFirst().size(); i++) {
                int frame = i;
                frames.add(String.join(" ", values.stream().map(each -> each.get(frame)).toList()));
            }
        }
        return frames;
    }
}
