package framescope.report;

import static framescope.testing.FrameBytes.binary;
import static framescope.testing.FrameBytes.continuation;
import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.capture.RowKind;
import framescope.protocol.Bytes;
import framescope.testing.Chromium;
import framescope.testing.Conversation;
import framescope.testing.WireWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Our HAR is given to the code with which Chromium's network panel opens one: to its own modules,
/// which it serves beside its debugging port.
@Tag("browser")
class DevToolsHarTest {
    private static final String LISTENING = "DevTools listening on ";

    /// What the panel would list: a line for each request, and one for each message of it.
    private static final String IMPORT =
            """
            async har => {
              const {HARFormat, Importer} =
                  await import(location.origin + '/devtools/models/har/har.js');
              const log = new HARFormat.HARRoot(JSON.parse(har)).log;
              return Importer.Importer.requestsFromHARLog(log).flatMap(request => [
                [request.resourceType().name(), request.url(), request.statusCode].join(' '),
                ...request.frames().map(frame =>
                    [frame.type, frame.opCode, Math.round(frame.time * 1000), frame.text].join(' '))
              ]);
            }
            """;

    @TempDir private Path folder;

    private static MemoryCapture conversation() {
        MemoryCapture capture = MemoryCapture.keeping(1 << 26);
        WireWriter client = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);
        WireWriter server = client.answering();
        client.beginning();
        client.bytes(RowKind.REQUEST, Conversation.REQUEST, 0);
        server.bytes(RowKind.RESPONSE, Conversation.RESPONSE, 101);
        client.frame(text("Grüße \uD83D\uDC4B \u2028\"\\").masked());
        server.after(250_000_000).frame(binary(Bytes.ofHex("00ff8081")));
        client.frame(text("in ").fragment().masked());
        client.frame(ping("").masked());
        client.frame(continuation("pieces").masked());
        client.closed();
        return capture;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theNetworkPanelShowsEveryMessage(boolean frames) throws Exception {
        Path chromium = Chromium.need();
        Path har = folder.resolve("talk.har");
        ExportOptions options = frames ? ExportOptions.DEFAULT.withFrames() : ExportOptions.DEFAULT;
        new CaptureExporter(conversation())
                .export(har, ExportFormat.HAR, options, ExportProgress.UNHEARD);
        assertThat(opened(chromium, Files.readString(har)))
                .isEqualTo(
                        List.of(
                                "websocket ws://127.0.0.1:8000/chat 101",
                                "send 1 1234567890123 Grüße \uD83D\uDC4B \u2028\"\\",
                                "receive 2 1234567890373 AP+AgQ==",
                                "send 1 1234567890123 in pieces"));
    }

    private Object opened(Path chromium, String har) throws Exception {
        Process process = start(chromium);
        try (Playwright playwright = Chromium.playwright()) {
            URI devTools = devTools(process);
            String origin = "http://127.0.0.1:" + devTools.getPort();
            try (Browser browser = playwright.chromium().connectOverCDP(origin)) {
                Page page = browser.newContext().newPage();
                page.navigate(origin + "/json/version");
                return page.evaluate(IMPORT, har);
            }
        } finally {
            end(process);
        }
    }

    // Those that it has started write to its profile, too.
    private static void end(Process process) {
        List<ProcessHandle> all =
                Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(each -> each.onExit().join());
    }

    private Process start(Path chromium) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        chromium.toString(),
                        "--headless",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "about:blank");
        return builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static URI devTools(Process process) throws IOException {
        // The stream stays open as long as the browser writes to it.
        BufferedReader lines = process.errorReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(LISTENING)) {
                return URI.create(line.substring(LISTENING.length()));
            }
        }
        throw new AssertionError("the browser has ended");
    }
}
