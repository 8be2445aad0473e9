package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
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
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// The lab by its buttons: run, stop, run again, export.
class LabUiTest extends WindowTest {
    @TempDir private Path folder;

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
    void aRunFillsTheTableStopsWhenAskedAndIsExported() throws Exception {
        Path chromium = Chromium.need();
        start();
        try (Playwright playwright = Chromium.playwright();
                Browser browser = Chromium.launch(playwright, chromium)) {
            hand.click("#lab-run");
            Await.until(() -> assertThat(window.links()).hasSize(1));
            browser.newPage().navigate(window.links().getFirst());
            awaitCases(3);
            hand.click("#lab-stop");
            Await.until(() -> assertThat(textOf("#lab-state")).startsWith("Stopped"));
            int first = cases();

            // The page is there already: no other is opened, and the table begins anew.
            hand.click("#lab-run");
            Await.until(() -> assertThat(cases()).isLessThan(first));
            awaitCases(2);
            hand.click("#lab-stop");
            Await.until(() -> assertThat(textOf("#lab-state")).startsWith("Stopped"));
            assertThat(window.links()).hasSize(1);
        }
        exported("table.html");
        exported("table.csv");
        Path json = exported("table.json");
        assertThat(JsonMapper.shared().readTree(Files.readString(json)).size()).isEqualTo(cases());

        hand.click("#lab-export");
        Await.until(() -> assertThat(textOf("#lab-state")).contains("table.json", "already"));
    }

    private Path exported(String name) throws Exception {
        Path file = folder.resolve(name);
        window.dialogs().choose(file);
        hand.click("#lab-export");
        Await.until(() -> assertThat(textOf("#lab-state")).contains(name));
        assertThat(file).isNotEmptyFile().content().contains("A text");
        return file;
    }

    private void awaitCases(int count) throws Exception {
        Await.within(
                Duration.ofSeconds(60), () -> assertThat(cases()).isGreaterThanOrEqualTo(count));
    }

    private int cases() throws Exception {
        TableView<?> table = (TableView<?>) Hand.find("#lab-table");
        return onFxThread(() -> List.copyOf(table.getItems()).size());
    }
}
