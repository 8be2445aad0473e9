package framescope.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.MemoryCapture;
import framescope.capture.RowKind;
import framescope.capture.file.HarCapture;
import framescope.capture.file.HarReader;
import framescope.inspector.Inspector;
import framescope.inspector.InspectorSettings;
import framescope.inspector.ListenAddress;
import framescope.protocol.Bytes;
import framescope.protocol.handshake.HttpHead;
import framescope.testing.Chromium;
import framescope.testing.Rows;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A HAR that Playwright records of Chromium tells the messages that our server saw. (It writes
/// their times in milliseconds, where Chrome's own panel writes seconds.)
@Tag("browser")
class BrowserHarTest {
    @TempDir private Path folder;

    @Test
    void theHarOfARealBrowserTellsWhatTheServerSaw() throws Exception {
        Path chromium = Chromium.need();
        Path har = folder.resolve("recorded.har");
        MemoryCapture seen = MemoryCapture.keeping(1 << 26);
        Inspector inspector = new Inspector(seen);
        ListenAddress address =
                inspector.start(InspectorSettings.at(new ListenAddress("127.0.0.1", 0)));
        try (Playwright playwright = Chromium.playwright();
                Browser browser = Chromium.launch(playwright, chromium)) {
            talk(browser, address, har);
        } finally {
            inspector.stop();
        }
        MemoryCapture read = MemoryCapture.keeping(1 << 26);
        HarReader.read(har, new HarCapture(read, "recorded.har"));

        assertThat(messages(read)).isEqualTo(messages(seen)).hasSize(4);
        assertThat(read.connections())
                .extracting(connection -> connection.target())
                .containsExactly("/");
        assertThat(key(read)).isEqualTo(key(seen));
        CaptureRecord first = Rows.of(read, RowKind.FRAME).getFirst();
        long apart = first.time() - Rows.of(seen, RowKind.FRAME).getFirst().time();
        assertThat(Math.abs(apart)).isLessThan(60_000_000_000L);
    }

    private static void talk(Browser browser, ListenAddress address, Path har) {
        try (BrowserContext context =
                browser.newContext(new NewContextOptions().setRecordHarPath(har))) {
            Page page = context.newPage();
            page.navigate("http://127.0.0.1:" + address.port() + "/?auto=connect");
            page.waitForSelector("#log li[data-event=open]");
            page.fill("#text", "Grüße \uD83D\uDC4B");
            page.click("#send-text");
            page.waitForSelector("#log li[data-event=message]");
            page.fill("#binary", "00 ff 10");
            page.click("#send-binary");
            page.waitForSelector("#log li[data-event=message][data-kind=binary]");
            page.click("#close");
            page.waitForSelector("#log li[data-event=close]");
        }
    }

    private static List<Bytes> messages(CaptureStore store) {
        return Rows.of(store, RowKind.FRAME).stream()
                .filter(row -> !row.opcode().isControl())
                .map(row ->
                        row.isInflated()
                                ? store.inflated(row, 1 << 20)
                                : store.payload(row, 1 << 20))
                .toList();
    }

    private static String key(CaptureStore store) {
        return Rows.of(store, RowKind.REQUEST).stream()
                .map(row -> HttpHead.parse(store.wire(row, 0, 1 << 16)))
                .flatMap(head -> head.header("Sec-WebSocket-Key").stream())
                .findFirst()
                .orElseThrow();
    }
}
