package framescope.text;

import static framescope.testing.FrameBytes.binary;
import static framescope.testing.FrameBytes.close;
import static framescope.testing.FrameBytes.continuation;
import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.pong;
import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureRecord;
import framescope.capture.Direction;
import framescope.capture.Ending;
import framescope.capture.MemoryCapture;
import framescope.capture.NoteKind;
import framescope.capture.RowKind;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import framescope.protocol.Role;
import framescope.protocol.Rule;
import framescope.protocol.connection.CloseSummary;
import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import framescope.testing.WireWriter;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a row says about itself.
class RowTextTest {
    private final MemoryCapture capture = MemoryCapture.keeping(1 << 26);
    private final WireWriter client = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);
    private final WireWriter server = client.answering();
    private final RowText rowText = new RowText(capture);

    // ---------------------------------------------------------------- previews of frames

    @Test
    void aTextIsShownUnmasked() {
        assertThat(preview(text("Hello, wörld").maskedWith(FrameBytes.KEY)))
                .isEqualTo("Hello, wörld");
    }

    @Test
    void aTextStaysOnOneLineAndInItsPlace() {
        assertThat(preview(text("one\ntwo\u202eeno"))).isEqualTo("one\\ntwo\\u{202e}eno");
    }

    @Test
    void aLongTextIsCutWithASign() {
        assertThat(preview(text("x".repeat(160)))).isEqualTo("x".repeat(160));
        assertThat(preview(text("x".repeat(161)))).startsWith("x".repeat(159)).endsWith("x …");
    }

    @ParameterizedTest
    @CsvSource({"0, ü", "1, ü", "0, 日", "1, 日", "2, 日", "0, 😀", "1, 😀", "2, 😀", "3, 😀"})
    void aCutThroughACharacterLeavesNoHalf(int before, String character) {
        String preview = preview(text("x".repeat(before) + character.repeat(200)));
        assertThat(preview).matches("x*(" + character + ")+ …");
    }

    @Test
    void aTextThatIsNotUtf8IsShownAsFarAsItGoes() {
        FrameBytes broken = FrameBytes.of(Opcode.TEXT, Bytes.ofHex("61 ff 62"));
        assertThat(preview(broken)).isEqualTo("a\ufffdb");
    }

    @Test
    void bytesAreShownInHexadecimal() {
        assertThat(preview(binary(Bytes.ofHex("00 ff 41")).maskedWith(FrameBytes.KEY)))
                .isEqualTo("00 ff 41");
        assertThat(preview(FrameBytes.zeros(33))).isEqualTo("00 ".repeat(32) + "…");
    }

    @Test
    void anEmptyFrameHasNothingToShow() {
        assertThat(preview(text(""))).isEmpty();
        assertThat(preview(close())).isEmpty();
    }

    @Test
    void pingAndPongAreTextWhereThatCanBeRead() {
        assertThat(preview(ping("tick").maskedWith(FrameBytes.KEY))).isEqualTo("tick");
        assertThat(preview(pong("tock"))).isEqualTo("tock");
        assertThat(preview(FrameBytes.of(Opcode.PING, Bytes.ofHex("00 01")))).isEqualTo("00 01");
    }

    @Test
    void aContinuationIsShownAsItsMessageIs() {
        assertThat(preview(continuation("AB"))).isEqualTo("41 42");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1000 | bye  | 1000 normal closure: «bye»",
                "1000 | ''   | 1000 normal closure",
                "1009 | ''   | 1009 message too big",
                "3000 | mine | 3000: «mine»",
                "4999 | ''   | 4999"
            })
    void aCloseFrameSaysItsCodeAndReason(int code, String reason, String expected) {
        assertThat(preview(close(code, reason).maskedWith(FrameBytes.KEY))).isEqualTo(expected);
    }

    @Test
    void aCloseFrameOfOneByteShowsThat() {
        assertThat(preview(FrameBytes.of(Opcode.CLOSE, Bytes.ofHex("03")))).isEqualTo("03");
    }

    @Test
    void aFrameWhoseBytesWereClearedSaysSo() {
        CaptureRecord row = client.frame(FrameBytes.zeros(2 << 20));
        client.settled();
        capture.clear();
        server.frame(FrameBytes.zeros(2 << 20));
        assertThat(rowText.preview(row)).isEqualTo("(its bytes are not kept)");
    }

    // ---------------------------------------------------------------- previews of other rows

    @Test
    void theBeginningSaysWhoCame() {
        assertThat(rowText.preview(client.beginning())).isEqualTo("from 127.0.0.1:50000");
    }

    @Test
    void headsShowTheirFirstLine() {
        CaptureRecord request = client.bytes(RowKind.REQUEST, Conversation.REQUEST, 0);
        CaptureRecord response = server.bytes(RowKind.RESPONSE, Conversation.RESPONSE, 101);
        assertThat(rowText.preview(request)).isEqualTo("GET /chat HTTP/1.1");
        assertThat(rowText.preview(response)).isEqualTo("HTTP/1.1 101 Switching Protocols");
    }

    @Test
    void bytesThatAreNoFrameAreShownInHexadecimal() {
        assertThat(rowText.preview(client.bytes(RowKind.BYTES, "\u0016\u0003\u0001", 0)))
                .isEqualTo("16 03 01");
    }

    @Test
    void theEndSaysWhoClosedAndHow() {
        assertThat(rowText.preview(client.closed()))
                .isEqualTo("the client closed first, 1000 normal closure, clean");
        assertThat(end(new CloseSummary(Optional.of(Role.SERVER), 1001, false), Ending.TIMED_OUT))
                .isEqualTo("the server closed first, 1001 going away, not clean");
        assertThat(end(new CloseSummary(Optional.empty(), 1006, false), Ending.RESET))
                .isEqualTo("the connection was reset, 1006 abnormal closure, not clean");
    }

    @Test
    void ofAnEndThatWasNotSeenAllThatIsKnownIsTold() {
        assertThat(end(new CloseSummary(Optional.empty(), 1006, false), Ending.UNSEEN))
                .isEqualTo("how it ended was not seen");
        assertThat(end(new CloseSummary(Optional.of(Role.CLIENT), 1000, true), Ending.UNSEEN))
                .isEqualTo(
                        "the client closed first, 1000 normal closure; the end of TCP was not seen");
        assertThat(end(new CloseSummary(Optional.empty(), 1001, true), Ending.UNSEEN))
                .isEqualTo("1001 going away; who closed first was not seen");
    }

    @Test
    void aNoteSaysWhatHappened() {
        assertThat(rowText.preview(client.note(NoteKind.HANDLER_FAILED, "a\nb")))
                .isEqualTo("the reply failed: a\\nb");
        assertThat(rowText.preview(client.note(NoteKind.SEND_REFUSED, "TEXT")))
                .startsWith("TEXT was not sent:");
    }

    // ---------------------------------------------------------------- columns

    @Test
    void aFrameIsNamedByItsOpcodeAndValue() {
        assertThat(RowText.kind(client.frame(text("")))).isEqualTo("Text (0x1)");
        assertThat(RowText.kind(client.frame(pong("")))).isEqualTo("Pong (0xA)");
        assertThat(RowText.kind(client.closed())).isEqualTo("closed");
    }

    @Test
    void theDirectionIsAnArrowWithWords() {
        assertThat(RowText.direction(client.frame(text("")))).isEqualTo("→ client→server");
        assertThat(RowText.direction(server.frame(text("")))).isEqualTo("← server→client");
        assertThat(RowText.direction(client.closed())).isEmpty();
    }

    @Test
    void theMaskingKeyIsThereForMaskedFramesOnly() {
        assertThat(RowText.maskingKey(client.frame(text("").maskedWith(FrameBytes.KEY))))
                .isEqualTo("37fa213d");
        assertThat(RowText.maskingKey(client.frame(text("").maskedWith(1)))).isEqualTo("00000001");
        assertThat(RowText.maskingKey(client.frame(text("")))).isEmpty();
        assertThat(RowText.maskingKey(client.closed())).isEmpty();
    }

    @Test
    void findingsAreTheNamesOfTheRules() {
        CaptureRecord row =
                client.bytes(RowKind.REQUEST, "", 0, Rule.HOST_MISSING, Rule.KEY_MISSING);
        assertThat(RowText.findings(row)).isEqualTo("Host missing, Sec-WebSocket-Key missing");
        assertThat(RowText.findings(client.closed())).isEmpty();
    }

    @Test
    void theTimeIsThatOfTheUsersZone() {
        CaptureRecord row = client.closed();
        assertThat(RowText.time(row)).matches("\\d\\d:\\d\\d:30\\.123");
        assertThat(RowText.fullTime(row))
                .matches("2009-02-1[34] \\d\\d:\\d\\d:30\\.123456789 [+-]\\d\\d:\\d\\d");
    }

    private String preview(FrameBytes frame) {
        return rowText.preview(client.frame(frame));
    }

    private String end(CloseSummary summary, Ending ending) {
        return rowText.preview(client.closed(summary, ending));
    }
}
