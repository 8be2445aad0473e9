package framescope.report;

import static framescope.testing.FrameBytes.binary;
import static framescope.testing.FrameBytes.close;
import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import framescope.capture.CaptureRecord;
import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.capture.NoteKind;
import framescope.capture.RowKind;
import framescope.capture.RowMark;
import framescope.filter.DerivedValues;
import framescope.filter.DisplayFilter;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import framescope.protocol.Rule;
import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import framescope.testing.JsonLine;
import framescope.testing.Threat;
import framescope.testing.WireWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The formats with a row for each row: what is read from them again is what was captured.
class RowExportTest {
    private final MemoryCapture capture = MemoryCapture.keeping(1 << 26);
    private final WireWriter client = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);
    private final WireWriter server = client.answering();
    private final CaptureExporter exporter = new CaptureExporter(capture);

    @TempDir private Path folder;

    @Test
    void theFormatFollowsTheEnding() {
        assertThat(ExportFormat.of(Path.of("a", "talk.JSONL"))).contains(ExportFormat.JSON_LINES);
        assertThat(ExportFormat.of(Path.of("talk.json"))).contains(ExportFormat.JSON_LINES);
        assertThat(ExportFormat.of(Path.of("talk.csv"))).contains(ExportFormat.CSV);
        assertThat(ExportFormat.of(Path.of("talk.txt"))).isEmpty();
        assertThat(ExportFormat.of(Path.of("csv"))).isEmpty();
    }

    @Test
    void everyRowIsAnObjectOfJson() throws Exception {
        fill();
        List<String> lines = Files.readAllLines(export("all.jsonl", ExportOptions.DEFAULT));
        assertThat(lines).hasSize((int) capture.endRow());
        assertThat(lines.stream().map(line -> JsonLine.parse(line).get("event")))
                .containsExactly(
                        "opened",
                        "request",
                        "response",
                        "frame",
                        "frame",
                        "frame",
                        "bytes",
                        "note",
                        "closed");
    }

    @Threat("F17")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /cookie HTTP/1.1\r\nCookie : id=hunter2; b=hunter2\r\nHost: a\r\n\r\n",
                "GET /cookie HTTP/1.1\nhost: a\nAUTHORIZATION: Basic hunter2\n\n",
                "GET /cookie HTTP/1.1\r\nProxy-Authorization:\r\n hunter2\r\n\thunter2\r\n\r\n",
                "\0\1Set-Cookie=hunter2",
                "Cookie: a\r\nCookie: hunter2"
            })
    void secretsInBytesThatAreNoHeadAreBlanked(String refused) throws Exception {
        client.bytes(RowKind.BYTES, refused, 0, Rule.HEAD_MALFORMED);
        String blanked = written(ExportOptions.DEFAULT);
        assertThat(blanked).hasSameSizeAs(refused).doesNotContain("hunter2").contains("***");
        if (refused.startsWith("GET")) {
            assertThat(blanked).startsWith("GET /cookie HTTP/1.1");
        }
        if (refused.contains("Host")) {
            assertThat(blanked).endsWith("\r\nHost: a\r\n\r\n");
        }
        assertThat(written(ExportOptions.DEFAULT.withSecrets())).isEqualTo(refused);
        String table = Files.readString(export("all.csv", ExportOptions.DEFAULT));
        assertThat(table).doesNotContain(Bytes.utf8("hunter2").hex()).contains("2a2a2a");
    }

    @Test
    void aReportHasTheHandshakeThoughItWasCleared() throws Exception {
        fillHandshake();
        client.frame(text("before").masked());
        client.settled();
        server.settled();
        capture.clear();
        client.frame(text("after").masked());
        assertThat(Files.readString(export("cleared.html", ExportOptions.DEFAULT)))
                .contains("GET /chat HTTP/1.1", "HTTP/1.1 101 Switching Protocols", "after")
                .doesNotContain("before");
    }

    private void fillHandshake() {
        client.beginning();
        client.bytes(RowKind.REQUEST, Conversation.REQUEST, 0);
        server.bytes(RowKind.RESPONSE, Conversation.RESPONSE, 101);
    }

    @Threat("F17")
    @Test
    void secretsAtTheBeginningOfBytesAreBlankedInAReport() throws Exception {
        client.beginning();
        client.bytes(RowKind.BYTES, "Cookie: hunter2, and so on for a while", 0);
        String secret = Bytes.utf8("hunter2").spacedHex();
        assertThat(Files.readString(export("safe.html", ExportOptions.DEFAULT)))
                .doesNotContain(secret)
                .contains(Bytes.utf8("Cookie: ***").spacedHex());
        assertThat(Files.readString(export("open.html", ExportOptions.DEFAULT.withSecrets())))
                .contains(secret);
    }

    private String written(ExportOptions options) throws IOException {
        Path file = export(options.secrets() ? "open.jsonl" : "safe.jsonl", options);
        Map<String, Object> row = JsonLine.parse(Files.readAllLines(file).getFirst());
        String hex = (String) Objects.requireNonNull(row.get("data.data"));
        byte[] data = Bytes.ofHex(hex).toArray();
        return new String(data, StandardCharsets.UTF_8);
    }

    @Test
    void marksAndCommentsAreFields() throws Exception {
        fill();
        capture.marks().put(3, new RowMark(true, ""));
        capture.marks().put(4, new RowMark(false, "two\n\"lines\""));
        List<String> lines = Files.readAllLines(export("marked.jsonl", ExportOptions.DEFAULT));
        assertThat(JsonLine.parse(lines.get(3))).containsEntry("frame.marked", true);
        assertThat(JsonLine.parse(lines.get(4)))
                .containsEntry("frame.comment", "two\n\"lines\"")
                .doesNotContainKey("frame.marked");
        assertThat(JsonLine.parse(lines.get(5))).doesNotContainKey("frame.comment");
    }

    @Test
    void theTableHoldsWhatTheObjectsHold() throws Exception {
        fill();
        capture.marks().put(3, new RowMark(true, "two\n\"lines\""));
        List<String> objects = Files.readAllLines(export("all.jsonl", ExportOptions.DEFAULT));
        List<Map<String, String>> table = table(export("all.csv", ExportOptions.DEFAULT));
        assertThat(table.stream().map(Map::copyOf))
                .containsExactlyElementsOf(
                        objects.stream().map(RowExportTest::asCells).map(Map::copyOf).toList());
    }

    @Test
    void anEmptyCaptureIsAnEmptyListAndATableWithoutLines() throws Exception {
        assertThat(export("none.jsonl", ExportOptions.DEFAULT)).hasContent("");
        assertThat(table(export("none.csv", ExportOptions.DEFAULT))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "＝1+1",
                "＋1",
                "－1",
                "＠a",
                "'=1",
                "''=1"
            })
    @Threat("F11")
    void noCellIsAFormulaAndTheTextComesBack(String text) throws Exception {
        client.frame(text(text));
        String cell =
                Objects.requireNonNull(
                        table(export("formula.csv", ExportOptions.DEFAULT))
                                .getFirst()
                                .get("websocket.payload.text"));
        assertThat(cell).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "31e5; '31e5",
                "0012; '0012",
                "31323334; '31323334",
                "00ff; 00ff",
                "31e5e5; 31e5e5",
                "e512; e512"
            })
    @Threat("F11")
    void noHexadecimalDigitsAreANumber(String hex, String cell) throws Exception {
        client.frame(FrameBytes.of(Opcode.PING, Bytes.ofHex(hex)));
        assertThat(table(export("hex.csv", ExportOptions.DEFAULT)).getFirst())
                .containsEntry("websocket.payload.ping", cell);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hello",
                "a,b",
                "say \"hi\"",
                "\"",
                "two\r\nlines",
                " edges ",
                "a;b",
                "'quoted'",
                "1-1",
                "Grüße \uD83D\uDC4B",
                "\u0000",
                "\u2028"
            })
    void everyOtherTextStandsAsItIs(String text) throws Exception {
        client.frame(text(text));
        assertThat(table(export("text.csv", ExportOptions.DEFAULT)).getFirst())
                .containsEntry("websocket.payload.text", text);
    }

    @Test
    void onlySelectedRowsAreWritten() throws Exception {
        fill();
        RowSelection texts =
                DisplayFilter.parse("websocket.opcode == 1").matcher(capture, DerivedValues.NONE)
                        ::matches;
        ExportOptions options = ExportOptions.DEFAULT.selecting(texts);
        assertThat(Files.readAllLines(export("texts.jsonl", options))).hasSize(1);
        assertThat(table(export("texts.csv", options))).hasSize(1);
    }

    @Test
    void progressIsToldToTheLastRow() throws Exception {
        for (int i = 0; i < 2000; i++) {
            client.frame(text("a"));
        }
        List<Long> told = new ArrayList<>();
        exporter.export(
                folder.resolve("a.csv"),
                ExportFormat.CSV,
                ExportOptions.DEFAULT,
                (done, total) -> {
                    assertThat(total).isEqualTo(2000);
                    return told.add(done);
                });
        assertThat(told).isSorted().hasSizeGreaterThan(2).endsWith(2000L);
    }

    @Test
    void aCancelledExportLeavesNoFile() throws Exception {
        fill();
        assertThatThrownBy(() ->
                        exporter.export(
                                folder.resolve("a.csv"),
                                ExportFormat.CSV,
                                ExportOptions.DEFAULT,
                                (done, total) -> false))
                .isInstanceOf(CancellationException.class);
        assertThat(folder).isEmptyDirectory();
    }

    private void fill() {
        client.beginning();
        client.bytes(RowKind.REQUEST, Conversation.REQUEST, 0);
        server.bytes(RowKind.RESPONSE, Conversation.RESPONSE, 101);
        client.frame(text("=Hello, \"World\"").masked());
        server.frame(binary(Bytes.ofHex("00ff")));
        server.frame(close(1000, "bye\r\n"));
        client.bytes(RowKind.BYTES, "\u0016", 0, Rule.HEAD_MALFORMED, Rule.HOST_MISSING);
        client.note(NoteKind.SEND_REFUSED, "TEXT");
        CaptureRecord end = client.closed();
        assertThat(end.number()).isEqualTo(8);
    }

    private Path export(String name, ExportOptions options) throws IOException {
        Path file = folder.resolve(name);
        exporter.export(file, ExportFormat.of(file).orElseThrow(), options, ExportProgress.UNHEARD);
        return file;
    }

    private static List<Map<String, String>> table(Path file) throws IOException {
        return CsvReader.read(Files.readString(file));
    }

    private static Map<String, String> asCells(String object) {
        Map<String, String> cells = new LinkedHashMap<>();
        JsonLine.parse(object)
                .forEach((name, value) -> {
                    String cell =
                            value instanceof List<?> list
                                    ? list.stream()
                                            .map(String::valueOf)
                                            .collect(Collectors.joining(" "))
                                    : value.toString();
                    boolean number = name.equals("data.data") && cell.matches("[0-9]+");
                    cells.put(name, number || cell.startsWith("=") ? "'" + cell : cell);
                });
        return cells;
    }
}
