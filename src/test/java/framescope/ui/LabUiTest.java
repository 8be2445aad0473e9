package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import framescope.lab.LabCase;
import framescope.lab.LabRun;
import framescope.lab.LabTable;
import framescope.lab.Trial;
import framescope.testing.Await;
import framescope.testing.Chromium;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// The lab by its buttons: run all, export, run again, stop. The tables of a Chromium that went through
/// all of it are kept in `target/lab`.
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
                    () -> assertThat(textOf("#lab-state")).isEqualTo(LabTable.summary(cases())));
            page.waitForSelector("#log li[data-event=lab][data-outcome=done]");
            LabRun.everyDifferenceIsExplained(cases(), 40);
            exportTables();

            // The page is there already: no other is opened, and the table begins anew.
            hand.click("#lab-run");
            Await.until(() -> assertThat(cases()).hasSizeBetween(2, Trial.all().size() - 1));
            hand.click("#lab-stop");
            Await.until(() -> assertThat(textOf("#lab-state")).startsWith("Stopped after"));
            assertThat(window.links()).hasSize(1);
        }
    }

    private void exportTables() throws Exception {
        Files.createDirectories(LabRun.TABLES);
        for (String ending : List.of("html", "csv", "json")) {
            Path table = LabRun.TABLES.resolve("chromium." + ending);
            Files.deleteIfExists(table);
            window.dialogs().choose(table);
            hand.click("#lab-export");
            Await.until(() -> assertThat(textOf("#lab-state")).startsWith("chromium." + ending));
            assertThat(table).content().contains("A text", "Garbage with RSV1");
        }
        String json = Files.readString(LabRun.TABLES.resolve("chromium.json"));
        assertThat(JsonMapper.shared().readTree(json).size()).isEqualTo(Trial.all().size());

        hand.click("#lab-export");
        Await.until(() -> assertThat(textOf("#lab-state")).contains("chromium.json", "already"));
    }

    @SuppressWarnings("unchecked") // A table of cases.
    private List<LabCase> cases() throws Exception {
        TableView<LabCase> table = (TableView<LabCase>) Hand.find("#lab-table");
        return onFxThread(() -> List.copyOf(table.getItems()));
    }
}
