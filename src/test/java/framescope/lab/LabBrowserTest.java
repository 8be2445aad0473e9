package framescope.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import framescope.capture.MemoryCapture;
import framescope.inspector.Inspector;
import framescope.inspector.InspectorSettings;
import framescope.inspector.ListenAddress;
import framescope.lab.LabCase.Verdict;
import framescope.testing.Await;
import framescope.testing.Chromium;
import framescope.testing.Firefox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real browsers through the whole conformance lab. Their tables are kept in `target/lab`.
@Tag("browser")
class LabBrowserTest {
    private static final Path TABLES = Path.of("target", "lab");

    private final MemoryCapture capture = MemoryCapture.keeping(1 << 28);
    private final Inspector inspector = new Inspector(capture);

    @AfterEach
    void stop() {
        inspector.stop();
    }

    @Test
    void chromiumGoesThroughTheWholeLabAndEveryDifferenceIsExplained() throws Exception {
        Path chromium = Chromium.need();
        String url = labPage();
        try (Playwright playwright = Chromium.playwright();
                Browser browser = Chromium.launch(playwright, chromium)) {
            Page page = browser.newPage();
            page.navigate(url);
            everyDifferenceIsExplained("chromium", 40);
            page.waitForSelector("#log li[data-event=lab][data-outcome=done]");
        }
    }

    @Test
    void firefoxGoesThroughTheWholeLabAndEveryDifferenceIsExplained(@TempDir Path profile)
            throws Exception {
        Path firefox = Firefox.need();
        try (Firefox _ = Firefox.open(firefox, profile, labPage())) {
            // It says with no Close frame why it fails a connection, which is another code each
            // time.
            everyDifferenceIsExplained("firefox", 25);
        }
    }

    private String labPage() throws Exception {
        ListenAddress address =
                inspector.start(InspectorSettings.at(new ListenAddress("127.0.0.1", 0)));
        return "http://127.0.0.1:" + address.port() + "/?lab";
    }

    private void everyDifferenceIsExplained(String browser, int agreeing) throws Exception {
        List<LabCase> cases = throughTheLab();
        Files.createDirectories(TABLES);
        for (LabFormat format : LabFormat.values()) {
            Path table = TABLES.resolve(browser + "." + format.ending());
            LabTable.write(cases, format, table, true);
        }
        assertThat(cases).hasSize(Trial.all().size()).hasSizeGreaterThanOrEqualTo(40);
        assertThat(cases.stream().filter(each -> each.verdict() == Verdict.AGREES))
                .hasSizeGreaterThanOrEqualTo(agreeing);
        assertThat(cases.stream().filter(each -> each.verdict() != Verdict.AGREES))
                .allSatisfy(each ->
                        assertThat(LabText.known(each))
                                .as(each.trial() + ": " + LabText.outcome(each))
                                .isPresent());
    }

    private List<LabCase> throughTheLab() throws Exception {
        Lab lab = new Lab(inspector, capture);
        // A browser's very first start may take its time.
        Await.within(Duration.ofSeconds(60), () -> assertThat(lab.hasPage()).isTrue());
        lab.begin();
        List<LabCase> cases = new ArrayList<>();
        for (Trial trial : Trial.all()) {
            cases.add(lab.runAndHear(trial));
        }
        lab.end();
        return cases;
    }
}
