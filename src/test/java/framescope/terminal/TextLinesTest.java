package framescope.terminal;

import static framescope.testing.FrameBytes.binary;
import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureRecord;
import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.protocol.Bytes;
import framescope.protocol.LengthForm;
import framescope.protocol.Rule;
import framescope.testing.FrameBytes;
import framescope.testing.WireWriter;
import org.junit.jupiter.api.Test;

/// Events as lines for people.
class TextLinesTest {
    private static final String TIME = "\\d\\d:\\d\\d:30\\.123";

    private final MemoryCapture capture = MemoryCapture.keeping(1 << 26);
    private final WireWriter client = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);
    private final WireWriter server = client.answering();
    private final TextLines lines = new TextLines(capture);

    @Test
    void theFirstLineSaysWhereItListens() {
        assertThat(lines.listening("ws://127.0.0.1:8000/"))
                .isEqualTo("listening on ws://127.0.0.1:8000/");
    }

    @Test
    void aFrameSaysItsHeaderAndTheBeginningOfItsPayload() {
        assertThat(withoutTime(client.frame(text("Hello").maskedWith(FrameBytes.KEY))))
                .isEqualTo("#1   c→s Text (0x1)             FIN MASK=37fa213d len=5/7  Hello");
    }

    @Test
    void everyBitOfAHeaderCanBeSeen() {
        FrameBytes odd =
                binary(Bytes.ofHex("00"))
                        .fragment()
                        .rsv1()
                        .rsv2()
                        .rsv3()
                        .lengthIn(LengthForm.BITS_64);
        assertThat(withoutTime(server.frame(odd)))
                .isEqualTo("#1   s→c Binary (0x2)           RSV1 RSV2 RSV3 len=1/64  00");
    }

    @Test
    void findingsStandAtTheEnd() {
        FrameBytes hello = text("Hello");
        long location = (long) client.chunk(hello.bytes()) << 32;
        CaptureRecord row = client.row(location, hello, Rule.MASK_MISSING);
        assertThat(lines.line(row)).endsWith("Hello  ! client frame not masked");
    }

    @Test
    void aRowThatIsNotAboutBytesHasNoArrow() {
        assertThat(withoutTime(client.beginning()))
                .isEqualTo("#1       opened                 from 127.0.0.1:50000");
    }

    @Test
    void anEmptyPayloadLeavesNoBlanksAtTheEnd() {
        assertThat(lines.line(client.frame(text("")))).endsWith("len=0/7");
    }

    @Test
    void aPayloadCannotBreakOutOfItsLineOrColourTheTerminal() {
        String line = lines.line(client.frame(text("\u001b[31mred\r\nfake\u0007")));
        assertThat(line).endsWith("\\u{1b}[31mred\\r\\nfake\\u{7}");
        assertThat(line.lines()).hasSize(1);
    }

    private String withoutTime(CaptureRecord row) {
        String line = lines.line(row);
        assertThat(line).matches("(?s)" + TIME + "  .*");
        return line.substring("00:00:30.123  ".length());
    }
}
