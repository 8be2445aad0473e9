package framescope.capture.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import framescope.capture.Direction;
import framescope.capture.file.CaptureFormatException.Reason;
import framescope.protocol.Bytes;
import framescope.protocol.CloseCode;
import framescope.protocol.Opcode;
import framescope.testing.Threat;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// HARs as several programs write them, and as nobody should.
class HarReaderTest {
    private static final String HANDSHAKE =
            """
            "startedDateTime":"2023-11-14T22:13:20.000Z","time":12.5,
            "request":{"method":"GET","url":"wss://example.org/chat?room=1","httpVersion":"HTTP/1.1",
              "headers":[{"name":"Host","value":"example.org"},{"name":"Upgrade","value":"websocket"}]},
            "response":{"status":101,"statusText":"Switching Protocols",
              "headers":[{"name":"Upgrade","value":"websocket"}]}\
            """;

    @TempDir private Path folder;
    private final RecordedHar told = new RecordedHar();

    @Test
    void chromesMessagesStandBeforeTheRequestThatTheyBelongTo() throws Exception {
        read(
                """
                {"log":{"version":"1.2","creator":{"name":"WebInspector"},"pages":[],"entries":[
                {"_initiator":{"type":"script","stack":{"callFrames":[{"url":"a"}]}},
                 "_resourceType":"websocket",
                 "_webSocketMessages":[
                  {"type":"send","time":1700000000.123,"opcode":1,"data":"Grüße"},
                  {"type":"receive","time":1700000000.2,"opcode":2,"data":"AP8="}],
                 %s}]}}
                """
                        .formatted(HANDSHAKE));
        assertThat(told.messages())
                .containsExactly(
                        message(Direction.CLIENT_TO_SERVER, 1_700_000_000_123_000_000L, "Grüße"),
                        new RecordedHar.Message(
                                Direction.SERVER_TO_CLIENT,
                                1_700_000_000_200_000_000L,
                                Opcode.BINARY,
                                Bytes.ofHex("00ff")));
        HarConnection connection = told.connections().getFirst();
        assertThat(connection.target()).isEqualTo("/chat?room=1");
        assertThat(connection.server()).isEqualTo("example.org");
        assertThat(connection.startedAt()).isEqualTo(1_700_000_000_000_000_000L);
        assertThat(connection.request().text())
                .isEqualTo(
                        """
                        GET /chat?room=1 HTTP/1.1\r
                        Host: example.org\r
                        Upgrade: websocket\r
                        \r
                        """);
        assertThat(connection.response().text()).startsWith("HTTP/1.1 101 Switching Protocols\r\n");
    }

    @Test
    void httpToolkitTellsHowItEnded() throws Exception {
        String entry =
                """
                {%s,"_resourceType":"websocket","_webSocketMessages":[],"_webSocketClose":%s}\
                """;
        String first =
                entry.formatted(
                        HANDSHAKE, "{\"code\":1001,\"reason\":\"bye\",\"timestamp\":1700000001}");
        read(log(first + "," + entry.formatted(HANDSHAKE, "\"aborted\"")));
        assertThat(told.connections().stream().map(HarConnection::close))
                .extracting(close -> close.orElseThrow())
                .containsExactly(
                        new HarClose(1001, "bye", 1_700_000_001_000_000_000L),
                        new HarClose(CloseCode.ABNORMAL, "aborted", 0));
    }

    @Test
    void firefoxNamesNoTypeButTheUpgradeShowsWhatItIs() throws Exception {
        read(log("{%s}".formatted(HANDSHAKE.replace("wss:", "https:"))));
        assertThat(told.connections()).hasSize(1);
        assertThat(told.messages()).isEmpty();
    }

    @Test
    void otherEntriesArePassedOver() throws Exception {
        read(
                log(
                        """
                        {"request":{"method":"GET","url":"http://a/"},"response":{"status":200,
                          "content":{"text":"{\\"_webSocketMessages\\":[]}"}}},
                        17, null, [[]],
                        {"_webSocketMessages":[{"type":"send","time":1,"opcode":1,"data":"a"}],%s}
                        """
                                .formatted(HANDSHAKE)));
        assertThat(told.messages()).hasSize(1);
    }

    @Test
    void gzipAndAByteOrderMarkMakeNoDifference() throws Exception {
        Path file = folder.resolve("a.har.gz");
        String content = "\ufeff" + log(oneMessage("1700000000", "1", "\"a\""));
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(HarReader.recognizes(file)).isTrue();
        HarReader.read(file, told);
        assertThat(told.messages()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\r\ralas", "<html>", "[]"})
    void otherFilesAreNotTakenForAHar(String content) throws Exception {
        assertThat(HarReader.recognizes(file(content))).isFalse();
    }

    @Test
    void aMessageThatCannotBeReadIsNamedAndTheNextOneIsTold() throws Exception {
        read(
                log(
                        """
                        {"_webSocketMessages":[
                        {"type":"send","time":1,"opcode":2,"data":"!!!"},
                        {"type":"send","time":2,"data":"no opcode"},
                        {"type":"send","time":3,"opcode":2},
                        {"type":"error","time":4,"opcode":-1,"data":"net::ERR_FAILED"},
                        {"type":"send","time":5,"opcode":1,"data":"read"}],%s}
                        """
                                .formatted(HANDSHAKE)));
        assertThat(told.problems())
                .containsExactly(
                        "line 2, column 1",
                        "line 3, column 1",
                        "line 4, column 1",
                        "error: net::ERR_FAILED");
        assertThat(told.messages()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1", "1e-999999999", "\"now\"", "null", "1e400"})
    void aTimeThatIsNoneBecomesTheOneBefore(String time) throws Exception {
        read(log(oneMessage(time, "1", "\"a\"")));
        assertThat(told.messages().getFirst().time()).isIn(1_700_000_000_000_000_000L, 0L);
    }

    @Test
    void millisecondsAreKnownByTheirSize() throws Exception {
        read(log(oneMessage("1700000000123", "1", "\"a\"")));
        assertThat(told.messages().getFirst().time()).isEqualTo(1_700_000_000_123_000_000L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"log\":[]}", "{\"log\":{\"entries\":{}}}", "[]", "17"})
    void whatIsNoHarSaysWhere(String content) {
        assertThatThrownBy(() -> read(content))
                .isInstanceOfSatisfying(
                        CaptureFormatException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.NOT_HAR))
                .hasMessageMatching("line \\d+, column \\d+");
    }

    @Test
    @Threat("F7")
    void depthHasALimitAndItsPlaceIsTold() {
        String deep = "[".repeat(100_000);
        assertThatThrownBy(() -> read(log("{\"_webSocketMessages\":" + deep)))
                .isInstanceOfSatisfying(
                        CaptureFormatException.class,
                        e -> {
                            assertThat(e.reason()).isEqualTo(Reason.LIMIT);
                            assertThat(e.place().orElseThrow().offset()).isBetween(200L, 400L);
                        })
                .hasMessageContaining("200")
                .hasMessageContaining("line 1, column ");
    }

    @Test
    @Threat("F7")
    void aStringHasALimitAndWhatCameBeforeIsTold() throws Exception {
        Path file = folder.resolve("long.har");
        String[] parts =
                log("""
                {"_webSocketMessages":[
                {"type":"send","time":1,"opcode":1,"data":"before"},
                {"type":"send","time":2,"opcode":1,"data":"|"}]}\
                """)
                        .split("\\|", 2);
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(parts[0].getBytes(StandardCharsets.UTF_8));
            byte[] mebibyte = "a".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 65; i++) {
                out.write(mebibyte);
            }
            out.write(parts[1].getBytes(StandardCharsets.UTF_8));
        }
        assertThatThrownBy(() -> HarReader.read(file, told))
                .isInstanceOfSatisfying(
                        CaptureFormatException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.LIMIT));
        assertThat(told.messages()).hasSize(1);
    }

    @Test
    @Threat("F7")
    void aFileThatIsCutOffTellsWhatIsWholeInIt() throws Exception {
        String whole =
                log(
                        """
                        {"_webSocketMessages":[
                        {"type":"send","time":1,"opcode":1,"data":"whole"},
                        {"type":"send","time":2,"opcode":1,"data":"cut off"}],%s}\
                        """
                                .formatted(HANDSHAKE));
        assertThatThrownBy(() -> read(whole.substring(0, whole.indexOf("cut"))))
                .isInstanceOfSatisfying(
                        CaptureFormatException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.BAD_JSON))
                .hasMessageContaining("line 3, column ");
        assertThat(told.messages()).hasSize(1);
        assertThat(told.ended()).isEqualTo(1);
    }

    @Test
    void aHeaderCannotMakeAnotherOne() throws Exception {
        read(log("{%s}".formatted(HANDSHAKE.replace("example.org\"}", "a\\r\\nEvil: yes\"}"))));
        assertThat(told.connections().getFirst().request().text()).doesNotContain("\r\nEvil");
    }

    private static RecordedHar.Message message(Direction direction, long time, String text) {
        return new RecordedHar.Message(direction, time, Opcode.TEXT, Bytes.utf8(text));
    }

    private static String log(String entries) {
        return "{\"log\":{\"entries\":[" + entries + "]}}";
    }

    private static String oneMessage(String time, String opcode, String data) {
        return "{%s,\"_webSocketMessages\":[{\"type\":\"send\",\"time\":%s,\"opcode\":%s,\"data\":%s}]}"
                .formatted(HANDSHAKE, time, opcode, data);
    }

    private void read(String content) throws IOException {
        HarReader.read(file(content), told);
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("a.har"), content);
    }
}
