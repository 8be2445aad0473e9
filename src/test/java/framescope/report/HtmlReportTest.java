package framescope.report;

import static framescope.testing.FrameBytes.binary;
import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.capture.RowKind;
import framescope.protocol.Bytes;
import framescope.protocol.Rule;
import framescope.testing.Chromium;
import framescope.testing.Conversation;
import framescope.testing.Threat;
import framescope.testing.WireWriter;
import framescope.text.VisibleText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A report as a browser shows it: what was captured is there, and nothing of it acts.
@Tag("browser")
@Threat("F12")
class HtmlReportTest {
    private static final List<String> HOSTILE =
            List.of(
                    "<script>document.title='owned'</script>",
                    "<img src=x onerror=\"document.title='owned'\">",
                    "</td></tr></table><h1>owned</h1>",
                    "\"'><svg onload=alert(1)>",
                    "&lt;b&gt; &amp;amp; &#39;",
                    "</style><style>*{display:none}",
                    "<!-- ",
                    "\u202Egnp.exe \u200B\u0000");

    private final MemoryCapture capture = MemoryCapture.keeping(1 << 26);
    private final WireWriter client = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);
    private final WireWriter server = client.answering();

    @TempDir private Path folder;

    @Test
    void aBrowserShowsWhatWasCapturedAndRunsNothingOfIt() throws Exception {
        Path chromium = Chromium.need();
        Path report = report();
        try (Playwright playwright = Chromium.playwright();
                Browser browser = Chromium.launch(playwright, chromium)) {
            Page page = browser.newPage();
            List<String> asked = new ArrayList<>();
            page.onRequest(request -> asked.add(request.url()));
            page.onDialog(dialog -> asked.add("a dialog"));
            page.navigate(report.toUri().toString());

            assertThat(page.title()).isEqualTo("WebSocket capture");
            assertThat(asked).containsExactly(report.toUri().toString());
            assertThat(page.locator("script, img, h1:has-text('owned'), style").count())
                    .isEqualTo(1);
            assertThat(page.locator("tr.client td.data").allTextContents())
                    .containsAll(HOSTILE.stream().map(VisibleText::escape).toList());
            assertThat(page.locator("pre").allTextContents().getFirst())
                    .startsWith("GET /<script>document.title='owned'</script> HTTP/1.1")
                    .contains("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Cookie: ***")
                    .doesNotContain("7e57");
            assertThat(page.locator("svg path").count()).isEqualTo(3 + HOSTILE.size());
            assertThat(page.locator("tr.server td.data").last().textContent()).isEqualTo("00 ff");
            assertThat(page.locator("tr.server td.bits").last().textContent())
                    .isEqualTo("1000" + "0010" + "0" + "0000010");
            assertThat(page.locator(".finding").count()).isEqualTo(1);
        }
    }

    private Path report() throws Exception {
        client.beginning();
        client.bytes(
                RowKind.REQUEST,
                Conversation.REQUEST
                        .replace("/chat", "/<script>document.title='owned'</script>")
                        .replace("\r\n\r\n", "\r\nCookie: 7e57\r\n\r\n"),
                0,
                Rule.HOST_MISSING);
        server.bytes(RowKind.RESPONSE, Conversation.RESPONSE, 101);
        for (String text : HOSTILE) {
            client.frame(text(text).masked());
        }
        server.frame(binary(Bytes.ofHex("00ff")));
        client.closed();
        Path file = folder.resolve("report.html");
        new CaptureExporter(capture)
                .export(file, ExportFormat.HTML, ExportOptions.DEFAULT, ExportProgress.UNHEARD);
        assertThat(Files.readString(file)).doesNotContain("<script>", "<img");
        return file;
    }
}
