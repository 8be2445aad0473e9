package framescope.report;

import static framescope.testing.FrameBytes.binary;
import static framescope.testing.FrameBytes.continuation;
import static framescope.testing.FrameBytes.text;
import static framescope.testing.Hex.hex;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.capture.RowBatch;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import framescope.protocol.Rule;
import framescope.testing.FrameBytes;
import framescope.testing.WireWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a report shows of payloads: every byte can be told from what is shown of it.
class HtmlContentTest {
    private static final Pattern CONTENT =
            Pattern.compile("<td class=\"data\">(.*?)</td>", Pattern.DOTALL);

    private final MemoryCapture capture = MemoryCapture.keeping(1 << 26);
    private final WireWriter client = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);

    @TempDir private Path folder;

    @Test
    void bytesThatAreNoUtf8AreShownAsWhatTheyAre() throws Exception {
        client.frame(FrameBytes.of(Opcode.TEXT, hex("61 ff c3 28 f0 9f 62")).masked());
        assertThat(words()).containsExactly("a\\xff\\xc3(\\xf0\\x9fb");
        assertThat(contents().getFirst())
                .contains("<b class=\"bad\" title=\"No whole character of UTF-8\">\\xff</b>");
    }

    @Test
    void aBackslashOfTheTextIsNotTakenForABadByte() throws Exception {
        client.frame(text("\\xff").masked());
        assertThat(words()).containsExactly("\\\\xff");
        assertThat(contents().getFirst()).doesNotContain("bad");
    }

    @Test
    void aFragmentCutInsideACharacterShowsItsBytesAndTheMessageTheCharacter() throws Exception {
        Bytes euro = Bytes.utf8("1 \u20ac!");
        client.frame(FrameBytes.of(Opcode.TEXT, euro.first(3)).fragment().masked());
        client.continuation(
                FrameBytes.of(Opcode.CONTINUATION, euro.slice(3, 6)).masked(), Opcode.TEXT);
        assertThat(words()).containsExactly("1 \\xe2", "\\x82\\xac!Message of 2 frames: 1 \u20ac!");
    }

    @Test
    void aLongTextIsCutAtACharacterAndSaysHowMuchIsLeft() throws Exception {
        client.frame(text("a".repeat(HtmlContent.SHOWN - 1) + "\u20ac").masked());
        assertThat(words())
                .containsExactly("a".repeat(HtmlContent.SHOWN - 1) + " \u2026 and 3 bytes more");
        assertThat(contents().getFirst()).doesNotContain("bad");
    }

    @Test
    void aLongTextThatBreaksWhereItIsCutShowsThat() throws Exception {
        Bytes broken = Bytes.ofHex("61".repeat(HtmlContent.SHOWN - 1) + "ffff");
        client.frame(FrameBytes.of(Opcode.TEXT, broken).masked());
        assertThat(words().getFirst()).endsWith("a\\xff \u2026 and 1 bytes more");
    }

    @Test
    void anInflatedMessageIsShownWithTheBytesThatCame() throws Exception {
        client.frame(FrameBytes.of(Opcode.TEXT, hex("f2 48 cd")).rsv1().fragment().masked());
        client.inflated(
                FrameBytes.of(Opcode.CONTINUATION, hex("c9 c9 07 00")).masked(),
                Opcode.TEXT,
                Bytes.utf8("Hello"));
        assertThat(words()).containsExactly("Compressed: f2 48 cd", "HelloCompressed: c9 c9 07 00");
    }

    @Test
    void ofALongCompressedPayloadTheFirstBytesAreShown() throws Exception {
        Bytes random = Bytes.wrap(new byte[1000]);
        client.inflated(
                FrameBytes.of(Opcode.BINARY, random).rsv1().masked(), Opcode.BINARY, hex("00 ff"));
        assertThat(words().getFirst())
                .startsWith("00 ffCompressed: 00 00")
                .endsWith("\u2026 and 744 bytes more");
    }

    @Test
    void bytesAreShownAsBytes() throws Exception {
        client.frame(binary(hex("61 62")).masked());
        client.frame(FrameBytes.of(Opcode.PING, hex("c3")).masked());
        client.frame(FrameBytes.ping("hi").masked());
        FrameBytes reserved = FrameBytes.of(Opcode.RESERVED_3, hex("61")).masked();
        client.row(
                RowBatch.location(client.chunk(reserved.bytes()), 0),
                reserved,
                Rule.RESERVED_OPCODE);
        client.frame(continuation("nothing goes before").masked());
        assertThat(words()).startsWith("61 62", "c3", "hi");
        assertThat(words().get(3)).startsWith("61");
    }

    private List<String> words() throws IOException {
        return contents().stream()
                .map(content -> content.replaceAll("<[^>]*>", "").replace("&amp;", "&"))
                .toList();
    }

    private List<String> contents() throws IOException {
        Path file = folder.resolve("report.html");
        Files.deleteIfExists(file);
        new CaptureExporter(capture)
                .export(file, ExportFormat.HTML, ExportOptions.DEFAULT, ExportProgress.UNHEARD);
        return CONTENT.matcher(Files.readString(file))
                .results()
                .map(each -> each.group(1))
                .toList();
    }
}
