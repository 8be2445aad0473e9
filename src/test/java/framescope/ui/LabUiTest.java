package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import framescope.lab.LabCase;
import framescope.lab.LabCase.Verdict;
import framescope.lab.LabRun;
import framescope.lab.LabText;
import framescope.lab.Trial;
import framescope.testing.Await;
import framescope.testing.Chromium;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The lab by its buttons: run all, export, run again, stop. The tables of a Chromium that went through
/// all of it are written to `target/lab`.
class LabUiTest extends WindowTest {
    @BeforeEach
    void openLab() throws Exception {
        hand.press(KeyCode.CONTROL, KeyCode.DIGIT5);
    }

    @Test
    void withoutAServerItSaysWhatToDoFirst() throws Exception {
        assertThat(textOf("#lab-state")).isEqualTo("Start the server first.");
        assertThat(onFxThread(Hand.find("#lab-run")::isDisabled)).isTrue();
        assertThat(onFxThread(Hand.find("#lab-export")::isDisabled)).isTrue();
    }

    @Test
    @Tag("browser")
    void oneClickTriesEverythingOnARealChromiumAndFillsTheTable() throws Exception {
        Path chromium = Chromium.need();
        start();
        try (Playwright playwright = Chromium.playwright();
                Browser browser = Chromium.launch(playwright, chromium)) {
            Page page = browser.newPage();
            hand.click("#lab-run");
            Await.until(() -> assertThat(window.links()).hasSize(1));
            page.navigate(window.links().getFirst());
            Await.within(
                    Duration.ofSeconds(90),
                    () ->
                            assertThat(textOf("#lab-state"))
                                    .contains(Trial.all().size() + " cases: "));
            page.waitForSelector("#log li[data-event=lab][data-outcome=done]");
            LabRun.everyDifferenceIsExplained(cases(), 40);
            exportTables();
            theDifferencesCanBeListedAndReadInFull();

            // The page is there already: no other is opened, and the table begins anew.
            hand.click("#lab-run");
            Await.until(() -> assertThat(cases()).hasSizeBetween(2, Trial.all().size() - 1));
            hand.click("#lab-stop");
            Await.until(() -> assertThat(textOf("#lab-state")).startsWith("Stopped after"));
            assertThat(window.links()).hasSize(1);
        }
    }

    private void theDifferencesCanBeListedAndReadInFull() throws Exception {
        // The first of them is chosen already, since they are what a run is made for.
        assertThat(detail()).contains(LabText.explanation(differences(cases()).getFirst()));
        List<LabCase> all = cases();
        hand.click("#lab-differences");
        assertThat(cases()).isEqualTo(differences(all)).isNotEmpty();
        hand.click("#lab-differences");
        assertThat(cases()).isEqualTo(all);
    }

    private static List<LabCase> differences(List<LabCase> cases) {
        return cases.stream().filter(each -> each.verdict() != Verdict.AGREES).toList();
    }

    private String detail() throws Exception {
        return onFxThread(() ->
                Hand.find("#lab-detail").lookupAll("Text").stream()
                        .map(Text.class::cast)
                        .map(Text::getText)
                        .collect(Collectors.joining("\n")));
    }

    private void exportTables() throws Exception {
        Files.createDirectories(LabRun.TABLES);
        for (String ending : List.of("html", "csv", "json")) {
            Path table = LabRun.TABLES.resolve("chromium." + ending);
            Files.deleteIfExists(table);
            window.dialogs().choose(table);
            hand.click("#lab-export");
            Await.until(() -> assertThat(textOf("#lab-state")).startsWith("chromium." + ending));
            assertThat(table).content().contains("Chrome ", "A text", "Garbage with RSV1");
        }
        LabRun.isAsKept("chromium.json");

        hand.click("#lab-export");
        Await.until(() -> assertThat(textOf("#lab-state")).contains("chromium.json", "already"));
    }

    @SuppressWarnings("unchecked") // A table of cases.
    private List<LabCase> cases() throws Exception {
        TableView<LabCase> table = (TableView<LabCase>) Hand.find("#lab-table");
        return onFxThread(() -> List.copyOf(table.getItems()));
    }
}
