package framescope.report;

import static framescope.testing.FrameBytes.continuation;
import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.pong;
import static framescope.testing.FrameBytes.text;
import static framescope.testing.Hex.hex;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureRecord;
import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import framescope.testing.FrameBytes;
import framescope.testing.JsonLine;
import framescope.testing.WireWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What rows are written with of the messages that their frames make up.
class MessageExportTest {
    private static final Bytes EURO = Bytes.utf8("10 \u20ac");

    private final MemoryCapture capture = MemoryCapture.keeping(1 << 27);
    private final WireWriter client = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);
    private final WireWriter server = client.answering();

    @TempDir private Path folder;

    @Test
    void aTextInFragmentsHasItsTextAndCountsOnItsLastFrame() throws Exception {
        client.frame(text("two ").fragment().masked());
        client.frame(ping("between").masked());
        client.continuation(continuation("halves").masked(), Opcode.TEXT);
        client.frame(text("one").masked());
        List<Map<String, Object>> rows = rows();
        assertThat(rows.get(0))
                .containsEntry("websocket.payload.text", "two ")
                .doesNotContainKeys("websocket.text", "websocket.fragment.count");
        assertThat(rows.get(2))
                .containsEntry("websocket.text", "two halves")
                .containsEntry("websocket.fragment.count", 2L)
                .containsEntry("websocket.reassembled.length", 10L)
                .containsEntry("websocket.payload.continue", Bytes.utf8("halves").hex());
        assertThat(rows.get(3))
                .containsEntry("websocket.payload.text", "one")
                .doesNotContainKeys("websocket.text", "websocket.fragment.count");
        assertThat(table().get(2))
                .containsEntry("websocket.text", "two halves")
                .containsEntry("websocket.fragment.count", "2");
    }

    @Test
    void aCharacterThatIsCutBetweenFragmentsIsWholeInTheMessage() throws Exception {
        client.frame(FrameBytes.of(Opcode.TEXT, EURO.first(4)).fragment().masked());
        client.continuation(
                FrameBytes.of(Opcode.CONTINUATION, EURO.slice(4, 6)).masked(), Opcode.TEXT);
        List<Map<String, Object>> rows = rows();
        assertThat(rows.get(0))
                .containsEntry("data.data", EURO.first(4).hex())
                .doesNotContainKeys("websocket.payload.text", "websocket.payload.unknown");
        assertThat(rows.get(1)).containsEntry("websocket.text", EURO.text());
    }

    @Test
    void textThatIsNotUtf8IsWrittenAsBytesAndUnknownOnlyWhatHasAReservedOpcode() throws Exception {
        client.frame(FrameBytes.of(Opcode.TEXT, hex("61 ff 62")).masked());
        client.frame(FrameBytes.of(Opcode.RESERVED_3, hex("01 02")).masked());
        client.inflated(
                FrameBytes.of(Opcode.TEXT, hex("00 11")).rsv1().masked(),
                Opcode.TEXT,
                hex("c3 28"));
        List<Map<String, Object>> rows = rows();
        assertThat(rows.get(0))
                .containsEntry("data.data", "61ff62")
                .doesNotContainKeys("websocket.payload.text", "websocket.payload.unknown");
        assertThat(rows.get(1)).containsEntry("websocket.payload.unknown", "0102");
        assertThat(rows.get(2))
                .containsEntry("data.data", "c328")
                .containsEntry("websocket.pmc", true)
                .doesNotContainKey("websocket.payload.text");
    }

    @Test
    void aPongHasItsRoundTripInSeconds() throws Exception {
        server.frame(ping("a"));
        client.after(1_500_000).frame(pong("a").masked());
        client.frame(pong("nobody asked").masked());
        List<Map<String, Object>> rows = rows();
        assertThat(rows.get(1)).containsEntry("websocket.rtt", "0.001500000");
        assertThat(rows.get(2)).doesNotContainKey("websocket.rtt");
    }

    @Test
    void whereRSV1CouldSayCompressedItIsWrittenSetOrNot() throws Exception {
        client.frame(text("before").masked());
        capture.deflating(client.connection());
        client.frame(text("plain").masked());
        client.frame(ping("").masked());
        List<Map<String, Object>> rows = rows();
        assertThat(rows.get(0)).doesNotContainKey("websocket.pmc");
        assertThat(rows.get(1)).containsEntry("websocket.pmc", false);
        assertThat(rows.get(2)).containsEntry("websocket.pmc", false);
    }

    @Test
    void whatIsLeftOutOfALongTextIsSaidAndNoCharacterIsCut() throws Exception {
        String tooLong = "a".repeat(PayloadFields.MAX - 1) + "\u20ac" + "b";
        client.frame(text(tooLong));
        client.frame(text("short"));
        List<Map<String, Object>> rows = rows();
        assertThat(rows.get(0).get("omitted")).isEqualTo(4L); // Not the map: it would be printed.
        assertThat((String) rows.get(0).get("websocket.payload.text"))
                .hasSize(PayloadFields.MAX - 1)
                .doesNotContain("\ufffd");
        assertThat(rows.get(1)).doesNotContainKey("omitted");
    }

    @Test
    void whatIsCopiedHasTheMessageToo() {
        client.frame(text("two ").fragment().masked());
        CaptureRecord last = client.continuation(continuation("halves").masked(), Opcode.TEXT);
        String copied =
                new RowCopy(capture, 1 << 20, 1 << 20).of(CopyFormat.JSON, List.of(last)).text();
        assertThat(JsonLine.parse(copied))
                .containsEntry("websocket.text", "two halves")
                .containsEntry("websocket.fragment.count", 2L);
    }

    private List<Map<String, Object>> rows() throws IOException {
        return Files.readAllLines(export("rows.jsonl")).stream().map(JsonLine::parse).toList();
    }

    private List<Map<String, String>> table() throws IOException {
        return CsvReader.read(Files.readString(export("rows.csv")));
    }

    private Path export(String name) throws IOException {
        Path file = folder.resolve(name);
        new CaptureExporter(capture)
                .export(
                        file,
                        ExportFormat.of(file).orElseThrow(),
                        ExportOptions.DEFAULT,
                        ExportProgress.UNHEARD);
        return file;
    }
}
