package framescope.report;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureRecord;
import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import framescope.testing.FrameBytes;
import framescope.testing.Threat;
import framescope.testing.WireWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowCopyTest {
    private final MemoryCapture capture = MemoryCapture.keeping(1 << 26);
    private final WireWriter client = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);
    private final RowCopy copy = new RowCopy(capture, 1 << 20, 1 << 23);

    private String copied(CopyFormat format, FrameBytes... frames) {
        return copy.of(format, rows(frames)).text();
    }

    private List<CaptureRecord> rows(FrameBytes... frames) {
        List<CaptureRecord> rows = new ArrayList<>();
        for (FrameBytes frame : frames) {
            rows.add(client.frame(frame));
        }
        return rows;
    }

    private static FrameBytes binary(String hex) {
        return FrameBytes.of(Opcode.BINARY, Bytes.ofHex(hex)).masked();
    }

    @Test
    void textIsThePayloadUnmasked() {
        assertThat(copied(CopyFormat.TEXT, FrameBytes.text("Grüße\n\u202e").masked()))
                .isEqualTo("Grüße\n\u202e");
    }

    @Test
    void bytesThatAreNoTextAreCopiedInHexadecimal() {
        assertThat(copied(CopyFormat.TEXT, binary("ff00"))).isEqualTo("ff 00");
    }

    @Test
    void severalRowsStandBelowOneAnother() {
        assertThat(copied(CopyFormat.HEX, binary("ff00"), binary(""), binary("01")))
                .isEqualTo("ff00\n\n01");
    }

    @Test
    void aLongRowIsCutAndThatIsSaid() {
        RowCopy short4 = new RowCopy(capture, 4, 100);
        List<CaptureRecord> rows = rows(binary("0102030405"), binary("01020304"));
        assertThat(short4.of(CopyFormat.HEX, rows))
                .isEqualTo(new CopiedRows("01020304\n01020304", 2, 4));
        assertThat(short4.of(CopyFormat.HEX, rows.subList(1, 2)).cutAfter()).isZero();
    }

    @ParameterizedTest
    @EnumSource(CopyFormat.class)
    void rowsForWhichThereIsNoRoomAreLeftOutAndCounted(CopyFormat format) {
        RowCopy ten = new RowCopy(capture, 100, 10);
        FrameBytes five = FrameBytes.text("12345").masked();
        List<CaptureRecord> rows = rows(five, five, five);
        assertThat(ten.of(format, rows))
                .isEqualTo(new CopiedRows(ten.of(format, rows.subList(0, 2)).text(), 2, 0));
    }

    @Test
    void theFirstRowIsCopiedHoweverLongItIs() {
        RowCopy two = new RowCopy(capture, 100, 2);
        assertThat(two.of(CopyFormat.HEX, rows(binary("010203"), binary(""))))
                .isEqualTo(new CopiedRows("010203", 1, 0));
    }

    @Test
    void aHexDumpIsThatOfHexdump() {
        assertThat(copied(CopyFormat.HEX_DUMP, FrameBytes.text("Hello, Framescope!").masked()))
                .isEqualTo(
                        """
                        00000000  48 65 6c 6c 6f 2c 20 46  72 61 6d 65 73 63 6f 70  |Hello, Framescop|
                        00000010  65 21                                             |e!|\
                        """);
    }

    @Test
    void base64IsThatOfRfc4648() {
        assertThat(copied(CopyFormat.BASE64, FrameBytes.text("Hello").masked()))
                .isEqualTo("SGVsbG8=");
    }

    @Test
    void anArrayInCCompilesWithItsLength() {
        assertThat(copied(CopyFormat.C_ARRAY, binary("00ff10")))
                .isEqualTo("const unsigned char row_1[3] = {\n    0x00, 0xff, 0x10\n};");
    }

    @Test
    void anArrayInJavaCastsWhatIsNoByteThere() {
        assertThat(copied(CopyFormat.JAVA_ARRAY, binary("007f80")))
                .isEqualTo("byte[] row1 = {\n    0x00, 0x7f, (byte) 0x80\n};");
    }

    @Test
    void jsonHasTheNamesOfWireshark() {
        assertThat(copied(CopyFormat.JSON, FrameBytes.text("a").masked(), binary("01")).lines())
                .hasSize(2)
                .allMatch(line -> line.contains("\"websocket.opcode\":"));
    }

    @Test
    void aCsvRowHasNoHead() {
        assertThat(copied(CopyFormat.CSV, FrameBytes.text("=1+1").masked()).lines())
                .singleElement()
                .asString()
                .startsWith("frame,1,1234567890.123456789,")
                .contains("'=1+1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hello",
                "it's `id` $(id) \"$HOME\" \\n \\0 %s %d",
                "'; touch pwned; '",
                "two\nlines\r\n",
                "-n",
                "λ\u202e"
            })
    @Threat("F12")
    void aShellTakesTheMessageOfACommandForNothingElse(String message) throws Exception {
        String command = copied(CopyFormat.WEBSOCAT, FrameBytes.text(message).masked());
        assertThat(inShell(command)).isEqualTo(Bytes.utf8(message + "\0"));
    }

    @Test
    @Threat("F12")
    void aShellMakesTheBytesOfABinaryMessage() throws Exception {
        String command = copied(CopyFormat.WEBSOCAT, binary("00ff2527100a"));
        assertThat(command).contains("--binary");
        assertThat(inShell(command)).isEqualTo(Bytes.ofHex("00ff2527100a"));
    }

    @Test
    void aMessageInFragmentsIsSentAsOne() throws Exception {
        String command =
                copied(
                        CopyFormat.WEBSOCAT,
                        FrameBytes.text("Hel").fragment().masked(),
                        FrameBytes.ping("between").masked(),
                        FrameBytes.continuation("lo").masked(),
                        FrameBytes.text("next").masked());
        assertThat(inShell(command)).isEqualTo(Bytes.utf8("Hello\0next\0"));
    }

    @Test
    void aFragmentLeadsToTheWholeMessageUpToTheLimit() {
        CaptureRecord first = client.frame(FrameBytes.text("Gr\u00fc").fragment().masked());
        CaptureRecord last = client.frame(FrameBytes.continuation("\u00dfe").masked());
        assertThat(copy.messageText(first)).isEqualTo("Gr\u00fc\u00dfe");
        assertThat(copy.messageText(last)).isEqualTo("Gr\u00fc\u00dfe");
        assertThat(new RowCopy(capture, 5, 5).message(last)).isEqualTo(Bytes.ofHex("4772c3bcc3"));
        CaptureRecord ping = client.frame(FrameBytes.ping("p").masked());
        assertThat(copy.messageText(ping)).isEqualTo("p");
    }

    @Test
    void aRowThatIsNoMessageOnlyConnects() {
        assertThat(copied(CopyFormat.WEBSOCAT, FrameBytes.ping("x").masked()))
                .isEqualTo("websocat 'ws://127.0.0.1:8000/'");
    }

    /// What websocat would get on its standard input.
    private static Bytes inShell(String command) throws Exception {
        Process shell =
                new ProcessBuilder("sh", "-c", "websocat() { cat; }\n" + command)
                        .redirectErrorStream(true)
                        .start();
        byte[] out = shell.getInputStream().readAllBytes();
        assertThat(shell.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return Bytes.wrap(out);
    }
}
