package framescope.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import framescope.capture.MemoryCapture;
import framescope.compose.Preset;
import framescope.inspector.Inspector;
import framescope.inspector.InspectorSettings;
import framescope.inspector.ListenAddress;
import framescope.lab.LabCase.Verdict;
import framescope.testing.Chromium;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Real Chromium through the whole conformance lab. The table is kept in `target/lab`.
@Tag("browser")
class LabBrowserTest {
    private static final Path TABLES = Path.of("target", "lab");

    @Test
    void chromiumGoesThroughTheWholeLabAndEveryDifferenceIsExplained() throws Exception {
        List<LabCase> cases = throughTheLab(Chromium.need());
        Files.createDirectories(TABLES);
        for (LabFormat format : LabFormat.values()) {
            LabTable.write(cases, format, TABLES.resolve("chromium." + format.ending()), true);
        }
        assertThat(cases).hasSize(Preset.values().length).hasSizeGreaterThanOrEqualTo(40);
        assertThat(cases.stream().filter(each -> each.verdict() == Verdict.AGREES))
                .hasSizeGreaterThan(cases.size() / 2);
        assertThat(cases.stream().filter(each -> each.verdict() != Verdict.AGREES))
                .allSatisfy(each ->
                        assertThat(LabText.known(each.preset()))
                                .as(each.preset() + ": " + LabText.outcome(each))
                                .isPresent());
    }

    private static List<LabCase> throughTheLab(Path chromium) throws Exception {
        MemoryCapture capture = MemoryCapture.keeping(1 << 28);
        Inspector inspector = new Inspector(capture);
        ListenAddress address =
                inspector.start(InspectorSettings.at(new ListenAddress("127.0.0.1", 0)));
        try (Playwright playwright = Chromium.playwright();
                Browser browser = Chromium.launch(playwright, chromium)) {
            Page page = browser.newPage();
            page.navigate("http://127.0.0.1:" + address.port() + "/?lab");
            Lab lab = new Lab(inspector, capture);
            lab.begin();
            List<LabCase> cases = new ArrayList<>();
            for (Preset preset : Preset.values()) {
                cases.add(lab.runAndHear(preset));
            }
            lab.end();
            page.waitForSelector("#log li[data-event=lab][data-outcome=done]");
            return cases;
        } finally {
            inspector.stop();
        }
    }
}
