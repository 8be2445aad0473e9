package framescope.terminal;

import static framescope.testing.FrameBytes.binary;
import static framescope.testing.FrameBytes.close;
import static framescope.testing.FrameBytes.continuation;
import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.pong;
import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import framescope.capture.CaptureRecord;
import framescope.capture.Direction;
import framescope.capture.Ending;
import framescope.capture.MemoryCapture;
import framescope.capture.NoteKind;
import framescope.capture.RowKind;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import framescope.protocol.Rule;
import framescope.protocol.connection.CloseSummary;
import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import framescope.testing.JsonLine;
import framescope.testing.WireWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Events as JSON with Wireshark's field names: they are an interface, so they must not change.
class JsonLinesTest {
    private final MemoryCapture capture = MemoryCapture.keeping(1 << 26);
    private final WireWriter client = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);
    private final WireWriter server = client.answering();
    private final JsonLines lines = new JsonLines(capture);

    @Test
    void theFirstLineSaysWhereItListensToProgramsAndToPeople() {
        assertThat(JsonLine.parse(lines.listening("ws://127.0.0.1:8000/")))
                .containsExactly(
                        entry("event", "listening"),
                        entry("message", "listening on ws://127.0.0.1:8000/"),
                        entry("url", "ws://127.0.0.1:8000/"));
    }

    @Test
    void aFrameHasEveryBitOfItsHeader() {
        assertThat(line(client.frame(text("Hello").maskedWith(FrameBytes.KEY))))
                .containsExactly(
                        entry("event", "frame"),
                        entry("frame.number", 1L),
                        entry("frame.time_epoch", "1234567890.123456789"),
                        entry("websocket.connection", 1L),
                        entry("websocket.direction", "client→server"),
                        entry("websocket.fin", true),
                        entry("websocket.rsv", 0L),
                        entry("websocket.opcode", 1L),
                        entry("websocket.mask", true),
                        entry("websocket.payload_length", 5L),
                        entry("websocket.length_form", 7L),
                        entry("websocket.len", 5L),
                        entry("websocket.masking_key", "37:fa:21:3d"),
                        entry("websocket.payload.text", "Hello"));
    }

    @Test
    void longerLengthsStandUnderTheNameOfTheirForm() {
        assertThat(line(server.frame(FrameBytes.zeros(126))))
                .containsEntry("websocket.payload_length", 126L)
                .containsEntry("websocket.payload_length_ext_16", 126L)
                .containsEntry("websocket.length_form", 16L)
                .containsEntry("websocket.len", 126L)
                .containsEntry("websocket.direction", "server→client");
        assertThat(line(server.frame(FrameBytes.zeros(65536))))
                .containsEntry("websocket.payload_length", 127L)
                .containsEntry("websocket.payload_length_ext_64", 65536L)
                .containsEntry("websocket.length_form", 64L);
    }

    @Test
    void everyPayloadStandsUnderTheNameOfItsKind() {
        assertThat(line(client.frame(ping("tick")))).containsEntry(payload("ping"), "7469636b");
        assertThat(line(client.frame(pong("tock")))).containsEntry(payload("pong"), "746f636b");
        assertThat(line(client.frame(continuation("a")))).containsEntry(payload("continue"), "61");
        assertThat(line(client.frame(binary(Bytes.ofHex("00ff")))))
                .containsEntry("data.data", "00ff");
        assertThat(line(client.frame(FrameBytes.of(Opcode.RESERVED_3, Bytes.ofHex("01")))))
                .containsEntry(payload("unknown"), "01");
        assertThat(line(client.frame(FrameBytes.of(Opcode.TEXT, Bytes.ofHex("ff")))))
                .containsEntry("data.data", "ff")
                .doesNotContainKey(payload("text"));
    }

    @Test
    void aCloseFrameHasItsCodeAndReason() {
        assertThat(line(client.frame(close(1000, "bye"))))
                .containsEntry(payload("close.status_code"), 1000L)
                .containsEntry(payload("close.reason"), "bye");
        assertThat(line(client.frame(close()))).doesNotContainKey(payload("close.status_code"));
        assertThat(line(client.frame(FrameBytes.of(Opcode.CLOSE, Bytes.ofHex("03")))))
                .containsEntry(payload("close"), "03");
    }

    @Test
    void reservedBitsAreOneNumberAsInWireshark() {
        assertThat(line(client.frame(text("").rsv1()))).containsEntry("websocket.rsv", 4L);
        assertThat(line(client.frame(text("").rsv2().rsv3()))).containsEntry("websocket.rsv", 3L);
    }

    @Test
    void aPayloadCannotBreakOutOfItsLine() {
        String hostile = "\"},{\"event\":\"\n\r\u2028\u0000\\";
        String line = lines.line(client.frame(text(hostile)));
        assertThat(line.lines()).hasSize(1);
        assertThat(JsonLine.parse(line)).containsEntry(payload("text"), hostile);
    }

    @Test
    void findingsAreAListOfRules() {
        CaptureRecord row =
                client.bytes(RowKind.BYTES, "\u0016", 0, Rule.HEAD_MALFORMED, Rule.HOST_MISSING);
        assertThat(line(row))
                .containsEntry("websocket.finding", List.of("head_malformed", "host_missing"))
                .containsEntry("websocket.len", 1L)
                .containsEntry("data.data", "16");
    }

    @Test
    void aHandshakeHasItsHeaders() {
        assertThat(line(client.bytes(RowKind.REQUEST, Conversation.REQUEST, 0)))
                .containsEntry("event", "request")
                .containsEntry("http.request.method", "GET")
                .containsEntry("http.request.uri", "/chat")
                .containsEntry("http.host", "127.0.0.1:8000")
                .containsEntry("http.origin", "http://localhost:8000")
                .containsEntry("http.upgrade", "websocket")
                .containsEntry("http.sec_websocket_key", "dGhlIHNhbXBsZSBub25jZQ==")
                .containsEntry("http.sec_websocket_version", "13");
        assertThat(line(server.bytes(RowKind.RESPONSE, Conversation.RESPONSE, 101)))
                .containsEntry("event", "response")
                .containsEntry("http.response.code", 101L)
                .containsEntry("http.sec_websocket_accept", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }

    @Test
    void beginningEndAndNotesHaveWhatThereIsToSay() {
        assertThat(line(client.beginning()))
                .containsEntry("event", "opened")
                .containsEntry("remote", WireWriter.REMOTE);
        assertThat(line(client.note(NoteKind.SEND_REFUSED, "TEXT")))
                .containsEntry("event", "note")
                .containsEntry("note", "send_refused")
                .containsEntry("detail", "TEXT");
        assertThat(line(client.closed()))
                .containsEntry("event", "closed")
                .containsEntry(payload("close.status_code"), 1000L)
                .containsEntry("clean", true)
                .containsEntry("initiator", "client")
                .containsEntry("ending", "server_fin");
    }

    @Test
    void anEndThatNobodyBeganHasNoInitiator() {
        CloseSummary abnormal = new CloseSummary(Optional.empty(), 1006, false);
        assertThat(line(client.closed(abnormal, Ending.RESET)))
                .containsEntry("clean", false)
                .containsEntry("ending", "reset")
                .doesNotContainKey("initiator");
    }

    @Test
    void theUsersLanguageDoesNotChangeTheFormat() {
        CaptureRecord row = client.frame(text("Hello").maskedWith(FrameBytes.KEY));
        String inEnglish = lines.line(row);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(lines.line(row)).isEqualTo(inEnglish);
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(lines.line(row)).isEqualTo(inEnglish);
        } finally {
            Locale.setDefault(before);
        }
    }

    private Map<String, Object> line(CaptureRecord row) {
        return JsonLine.parse(lines.line(row));
    }

    private static String payload(String kind) {
        return "websocket.payload." + kind;
    }
}
