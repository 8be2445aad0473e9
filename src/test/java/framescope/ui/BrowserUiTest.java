package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import framescope.testing.Await;
import framescope.testing.Chromium;
import framescope.testing.Firefox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/// Real browsers, the real window: what a person sees who clicks Start, opens the test page, and
/// talks both ways.
@Tag("ui")
@Tag("browser")
class BrowserUiTest {
    private static final String TO_SERVER = "→ client→server";
    private static final String TO_CLIENT = "← server→client";

    @Test
    void chromiumConnectsTalksBothWaysAndClosesAndTheTableShowsEachStep() throws Exception {
        Path chromium = Chromium.need();
        try (WindowHarness window = WindowHarness.open();
                Playwright playwright = Chromium.playwright();
                Browser browser = Chromium.launch(playwright, chromium)) {
            VisibleTable table = showingWhatMatters(window);
            window.start();
            window.robot().clickOn("#policy").clickOn("#compressing");
            window.robot().clickOn("#open-test-page");
            Await.until(() -> assertThat(window.links()).hasSize(1));

            Page page = browser.newPage();
            List<String> complaints = new ArrayList<>();
            page.onPageError(complaints::add);
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    complaints.add(message.text());
                }
            });
            page.navigate(window.links().getFirst());
            page.click("#connect");
            page.waitForSelector("#state[data-state=OPEN]");
            assertThat(entries(page, "open")).hasSize(1);
            shows(table, 0, row("opened", "", "", "", ""));
            shows(table, 1, row("handshake request", TO_SERVER, "", "", "GET / HTTP/1.1"));
            shows(
                    table,
                    2,
                    row(
                            "handshake response",
                            TO_CLIENT,
                            "",
                            "",
                            "HTTP/1.1 101 Switching Protocols"));

            page.fill("#text", "Hello");
            page.click("#send-text");
            shows(table, 3, row("Text (0x1)", TO_SERVER, "1", "5", "Hello"));
            shows(table, 4, row("Text (0x1)", TO_CLIENT, "0", "5", "Hello"));
            assertThat(last(page, "message").getAttribute("data-payload")).isEqualTo("Hello");

            page.fill("#binary", "00 ff 10");
            page.click("#send-binary");
            shows(table, 5, row("Binary (0x2)", TO_SERVER, "1", "3", "00 ff 10"));
            shows(table, 6, row("Binary (0x2)", TO_CLIENT, "0", "3", "00 ff 10"));
            page.waitForSelector("#log li[data-event=message][data-kind=binary]");
            assertThat(last(page, "message").getAttribute("data-payload")).isEqualTo("00ff10");

            window.robot().clickOn("#compose-text").write("from the window");
            window.robot().clickOn("#send");
            shows(table, 7, row("Text (0x1)", TO_CLIENT, "0", "15", "from the window"));
            page.waitForSelector("#log li[data-payload='from the window']");

            window.robot().clickOn("#kind-ping").clickOn("#compose-control").write("are you there");
            window.robot().clickOn("#send");
            shows(table, 8, row("Ping (0x9)", TO_CLIENT, "0", "13", "are you there"));
            shows(table, 9, row("Pong (0xA)", TO_SERVER, "1", "13", "are you there"));

            page.fill("#close-code", "3001");
            page.fill("#close-reason", "enough");
            page.click("#close");
            shows(table, 10, row("Connection Close (0x8)", TO_SERVER, "1", "8", "3001: «enough»"));
            shows(table, 11, row("Connection Close (0x8)", TO_CLIENT, "0", "8", "3001: «enough»"));
            shows(table, 12, row("closed", "", "", "", "the client closed first, 3001, clean"));
            page.waitForSelector("#log li[data-event=close]");
            assertThat(last(page, "close").getAttribute("data-code")).isEqualTo("3001");
            assertThat(last(page, "close").getAttribute("data-reason")).isEqualTo("enough");
            assertThat(last(page, "close").getAttribute("data-was-clean")).isEqualTo("true");
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void chromiumAndTheServerCompressAndTheTableShowsWhatTheMessagesHold() throws Exception {
        Path chromium = Chromium.need();
        try (WindowHarness window = WindowHarness.open();
                Playwright playwright = Chromium.playwright();
                Browser browser = Chromium.launch(playwright, chromium)) {
            VisibleTable table = showingWhatMatters(window);
            int port = window.start();
            Page page = browser.newPage();
            page.navigate("http://127.0.0.1:" + port + "/");
            page.click("#connect");
            page.waitForSelector("#state[data-state=OPEN]");
            page.fill("#text", "Hello");
            page.click("#send-text");
            shows(table, 3, row("Text (0x1)", TO_SERVER, "1", "7", "Hello"));
            shows(table, 4, row("Text (0x1)", TO_CLIENT, "0", "7", "Hello"));
            // The second message refers to the first (RFC 7692 §7.2.3.2).
            page.fill("#text", "Hello");
            page.click("#send-text");
            shows(table, 5, row("Text (0x1)", TO_SERVER, "1", "5", "Hello"));
            shows(table, 6, row("Text (0x1)", TO_CLIENT, "0", "5", "Hello"));
            assertThat(last(page, "message").getAttribute("data-payload")).isEqualTo("Hello");
        }
    }

    @Test
    void chromiumHearsTheCloseThatTheWindowSends() throws Exception {
        Path chromium = Chromium.need();
        try (WindowHarness window = WindowHarness.open();
                Playwright playwright = Chromium.playwright();
                Browser browser = Chromium.launch(playwright, chromium)) {
            VisibleTable table = showingWhatMatters(window);
            int port = window.start();
            Page page = browser.newPage();
            page.navigate("http://127.0.0.1:" + port + "/?auto=connect");
            shows(
                    table,
                    2,
                    row(
                            "handshake response",
                            TO_CLIENT,
                            "",
                            "",
                            "HTTP/1.1 101 Switching Protocols"));
            window.robot().clickOn("#kind-close").clickOn("#compose-reason").write("bye");
            window.robot().clickOn("#send");
            page.waitForSelector("#log li[data-event=close]");
            assertThat(last(page, "close").getAttribute("data-code")).isEqualTo("1000");
            assertThat(last(page, "close").getAttribute("data-reason")).isEqualTo("bye");
            shows(
                    table,
                    5,
                    row(
                            "closed",
                            "",
                            "",
                            "",
                            "the server closed first, 1000 normal closure, clean"));
        }
    }

    @Test
    void chromiumWaitsForASilentServerAndLeavesItWithItsPage() throws Exception {
        Path chromium = Chromium.need();
        try (WindowHarness window = WindowHarness.open();
                Playwright playwright = Chromium.playwright();
                Browser browser = Chromium.launch(playwright, chromium)) {
            VisibleTable table = showingWhatMatters(window);
            int port = window.start();
            Page page = browser.newPage();
            page.navigate("http://127.0.0.1:" + port + "/?auto=connect");
            page.waitForSelector("#state[data-state=OPEN]");
            onFxThread(() -> {
                ((TabPane) window.scene().lookup("#side")).getSelectionModel().select(2);
                return true;
            });
            window.robot().clickOn("#heartbeat-silent");
            Label silence = window.robot().lookup("#heartbeat-silence").queryAs(Label.class);
            Await.until(() -> assertThat(onFxThread(silence::getText)).contains("still there"));

            page.fill("#close-code", "1000");
            page.click("#close");
            shows(
                    table,
                    3,
                    row("Connection Close (0x8)", TO_SERVER, "1", "2", "1000 normal closure"));
            assertThat(page.locator("#state").getAttribute("data-state")).isEqualTo("CLOSING");
            assertThat(onFxThread(silence::getText)).contains("still there");
            page.close();
            Await.until(() ->
                    assertThat(onFxThread(silence::getText))
                            .contains("ended", "after the server fell silent"));
        }
    }

    @Test
    void firefoxConnectsGetsItsEchoAndCloses(@TempDir Path profile) throws Exception {
        Path firefox = Firefox.need();
        try (WindowHarness window = WindowHarness.open()) {
            VisibleTable table = showingWhatMatters(window);
            int port = window.start();
            String url =
                    "http://127.0.0.1:"
                            + port
                            + "/?auto=connect;text:Hello;wait;close:1000:bye;closed";
            try (Firefox _ = Firefox.open(firefox, profile, url)) {
                // A browser's very first start may take its time.
                Await.within(
                        Duration.ofSeconds(60),
                        () -> assertThat(onFxThread(table::rows)).isNotEmpty());
                shows(table, 3, row("Text (0x1)", TO_SERVER, "1", "7", "Hello"));
                shows(table, 4, row("Text (0x1)", TO_CLIENT, "0", "7", "Hello"));
                String close = "1000 normal closure: «bye»";
                shows(table, 5, row("Connection Close (0x8)", TO_SERVER, "1", "5", close));
                shows(table, 6, row("Connection Close (0x8)", TO_CLIENT, "0", "5", close));
                shows(
                        table,
                        7,
                        row(
                                "closed",
                                "",
                                "",
                                "",
                                "the client closed first, 1000 normal closure, clean"));
            }
        }
    }

    // ---------------------------------------------------------------- browsers

    private static List<Locator> entries(Page page, String event) {
        return page.locator("#log li[data-event=" + event + "]").all();
    }

    private static Locator last(Page page, String event) {
        return page.locator("#log li[data-event=" + event + "]").last();
    }

    // ---------------------------------------------------------------- the window

    private static VisibleTable showingWhatMatters(WindowHarness window) throws Exception {
        VisibleTable table = new VisibleTable(window.scene());
        onFxThread(() -> {
            table.hide("time", "connection", "findings", "rsv1", "rsv2", "rsv3", "length-form");
            return true;
        });
        return table;
    }

    /// A row's kind, direction, MASK bit, payload length and preview.
    private record Row(String kind, String direction, String mask, String length, String preview) {}

    private static Row row(
            String kind, String direction, String mask, String length, String preview) {
        return new Row(kind, direction, mask, length, preview);
    }

    private static void shows(VisibleTable table, int index, Row expected) throws Exception {
        Await.until(() -> {
            WaitForAsyncUtils.waitForFxEvents();
            String number = String.valueOf(index + 1);
            Optional<Map<String, String>> found =
                    onFxThread(table::rows).stream()
                            .filter(each -> number.equals(each.get("number")))
                            .findFirst();
            assertThat(found).isPresent();
            Map<String, String> shown = found.orElseThrow();
            boolean frame = !expected.mask().isEmpty();
            assertThat(
                            row(
                                    shown.getOrDefault("kind", ""),
                                    shown.getOrDefault("direction", ""),
                                    shown.getOrDefault("mask", ""),
                                    // Heads have lengths that differ from browser to browser.
                                    frame ? shown.getOrDefault("length", "") : "",
                                    expected.preview().isEmpty()
                                            ? ""
                                            : shown.getOrDefault("preview", "")))
                    .isEqualTo(expected);
        });
    }
}
