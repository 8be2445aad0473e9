package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.journal.JournalFolder;
import framescope.settings.UserSettings;
import framescope.testing.Await;
import framescope.testing.LeftBehind;
import framescope.testing.Threat;
import framescope.ui.files.EarlierViewModel;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/// What earlier runs have left is listed, and opened, kept or deleted by hand.
@Tag("ui")
@Threat("F1")
class EarlierUiTest {
    @TempDir private Path folder;

    private final Hand hand = new Hand();

    private Path journals() {
        return folder.resolve("journals");
    }

    private static List<String> titles(WindowHarness window) {
        return window.robot().lookup(".earlier-title").queryAllAs(Labeled.class).stream()
                .filter(label -> label.getScene() != null && label.isVisible())
                .map(Labeled::getText)
                .toList();
    }

    private static void awaitRead(WindowHarness window, int count) throws Exception {
        Await.until(() ->
                assertThat(onFxThread(() -> titles(window)))
                        .hasSize(count)
                        .noneMatch(title -> title.contains("being read")));
    }

    private void click(String command) throws Exception {
        WaitForAsyncUtils.waitForFxEvents();
        hand.click("#earlier-captures .earlier-" + command);
    }

    private static boolean isListShown(WindowHarness window) throws Exception {
        return onFxThread(() -> window.scene().lookup("#earlier-panel").isVisible());
    }

    private static String notice(WindowHarness window) throws Exception {
        return onFxThread(() -> window.wiring().main().noticeProperty().get());
    }

    @Test
    void aCaptureThatWasCutShortIsMendedAndShown() throws Exception {
        Path file = LeftBehind.tornJournal(journals(), "one", "two");
        try (WindowHarness window = WindowHarness.open(journals())) {
            awaitRead(window, 1);
            assertThat(titles(window).getFirst()).startsWith("2 frames from 13 February 2009");
            assertThat(details(window)).contains("; 7 bytes at the end are no whole block");
            click("open");
            Await.until(() -> assertThat(notice(window)).contains("1 connection, 2 frames"));
            assertThat(window.wiring().store().endRow()).isEqualTo(6);
            assertThat(details(window)).contains("; 7 bytes at the end were cut and kept aside");
            assertThat(file.resolveSibling(file.getFileName() + ".torn")).hasSize(7);
        }
        // The rows are still in that file, so no second one is left.
        try (WindowHarness window = WindowHarness.open(journals())) {
            awaitRead(window, 1);
            assertThat(details(window)).contains("; 7 bytes at the end were cut and kept aside");
        }
    }

    private static String details(WindowHarness window) throws Exception {
        return onFxThread(() ->
                window.robot()
                        .lookup("#earlier-captures .earlier-detail")
                        .queryAs(Labeled.class)
                        .getText());
    }

    @Test
    void aCaptureIsKeptInAnotherPlace() throws Exception {
        Path file = LeftBehind.journal(journals(), "one");
        byte[] content = Files.readAllBytes(file);
        try (WindowHarness window = WindowHarness.open(journals())) {
            awaitRead(window, 1);
            Path target = folder.resolve("kept.pcapng");
            window.dialogs().choose(target);
            click("keep");
            Await.until(() -> assertThat(notice(window)).isEqualTo("Kept as «kept.pcapng»"));
            assertThat(window.dialogs().suggested())
                    .startsWith("1 frame from 13 February 2009")
                    .endsWith(".pcapng")
                    .doesNotContain(":");
            assertThat(target).hasBinaryContent(content);
            assertThat(file).doesNotExist();
            assertThat(isListShown(window)).isFalse();
        }
    }

    @Test
    void aCaptureIsDeletedAfterAQuestion() throws Exception {
        Path file = LeftBehind.journal(journals(), "one");
        try (WindowHarness window = WindowHarness.open(journals())) {
            awaitRead(window, 1);
            window.dialogs().answer(false);
            click("delete");
            Await.until(() -> assertThat(window.dialogs().questions()).hasSize(1));
            assertThat(window.dialogs().questions().getFirst()).startsWith("Delete 1 frame from");
            assertThat(file).exists();
            window.dialogs().answer(true);
            click("delete");
            Await.until(() -> assertThat(isListShown(window)).isFalse());
            assertThat(file).doesNotExist();
        }
    }

    @Test
    void aListThatWasClosedComesBackOnlyForSomethingNew() throws Exception {
        LeftBehind.journal(journals(), "one");
        try (WindowHarness window = WindowHarness.open(journals())) {
            awaitRead(window, 1);
            hand.click("#earlier-later");
            Await.until(() -> assertThat(isListShown(window)).isFalse());
            Await.until(() -> assertThat(journals().resolve("seen")).exists());
        }
        try (WindowHarness window = WindowHarness.open(journals())) {
            Await.until(() ->
                    assertThat(onFxThread(() -> window.wiring().earlier().isEmpty())).isFalse());
            assertThat(isListShown(window)).isFalse();
            hand.click("#show-earlier");
            awaitRead(window, 1);
            assertThat(isListShown(window)).isTrue();
        }
        LeftBehind.journal(journals(), "two", "three");
        try (WindowHarness window = WindowHarness.open(journals())) {
            Await.until(() -> assertThat(isListShown(window)).isTrue());
            awaitRead(window, 2);
            assertThat(titles(window).getFirst()).startsWith("2 frames");
        }
    }

    @Test
    void aFolderThatTakesMoreThanItMaySaysWhy() throws Exception {
        Path file = LeftBehind.journal(journals(), "one");
        Path torn = file.resolveSibling(file.getFileName() + ".torn");
        try (RandomAccessFile sparse = new RandomAccessFile(torn.toFile(), "rw")) {
            sparse.setLength(5L << 30);
        }
        try (WindowHarness window = WindowHarness.open(journals())) {
            awaitRead(window, 1);
            Labeled over = (Labeled) window.scene().lookup("#earlier-over");
            Await.until(() ->
                    assertThat(onFxThread(over::getText))
                            .contains("5.0 GiB, more than 4.0 GiB", "is never deleted"));
            assertThat(onFxThread(over::isVisible)).isTrue();
            choose(window, "#journal-limit", 16L << 30);
            Await.until(() -> assertThat(onFxThread(over::isVisible)).isFalse());
        }
    }

    @Test
    void theRoomForJournalsIsChosenAndKept() throws Exception {
        LeftBehind.journal(journals(), "one");
        UserSettings choices = UserSettings.at(folder.resolve("settings.json"));
        try (WindowHarness window = WindowHarness.open(choices, journals())) {
            awaitRead(window, 1);
            choose(window, "#journal-limit", 1L << 30);
            choose(window, "#journal-floor", 20L << 30);
            Await.until(() ->
                    assertThat(folder.resolve("settings.json"))
                            .content()
                            .contains("1073741824", "21474836480"));
        }
        // The next start deletes what is beyond the limit, but nothing that is new to the user.
        LeftBehind.journal(journals(), "two", "three");
        Files.writeString(folder.resolve("settings.json"), "{\"journal\": {\"folderBytes\": 10}}");
        UserSettings narrow = UserSettings.at(folder.resolve("settings.json"));
        try (WindowHarness window = WindowHarness.open(narrow, journals())) {
            awaitRead(window, 2);
            assertThat(notice(window)).doesNotContain("deleted");
            hand.click("#earlier-later");
            Await.until(() -> assertThat(journals().resolve("seen")).exists());
        }
        try (WindowHarness window = WindowHarness.open(narrow, journals())) {
            Await.until(() ->
                    assertThat(notice(window))
                            .startsWith("A capture of an earlier run was deleted (")
                            .endsWith("): together they took more than 10 B"));
            assertThat(JournalFolder.at(journals()).left()).hasSize(1);
            onFxThread(() -> {
                window.wiring().earlier().shownProperty().set(true);
                return true;
            });
            awaitRead(window, 1);
            assertThat(titles(window).getFirst()).startsWith("2 frames");
        }
    }

    @Test
    void whereTheDiskIsFullWhatTheUserHasSeenGoesAndThatIsSaid() throws Exception {
        LeftBehind.journal(journals(), "one");
        LeftBehind.journal(journals(), "two", "three");
        try (WindowHarness window = WindowHarness.open(journals())) {
            awaitRead(window, 2);
            EarlierViewModel earlier = window.wiring().earlier();
            assertThat(earlier.makeRoom(10)).isFalse();
            hand.click("#earlier-later");
            Await.until(() -> assertThat(journals().resolve("seen")).exists());
            assertThat(earlier.makeRoom(1L << 30)).isFalse();
            assertThat(earlier.makeRoom(10)).isTrue();
            Await.until(
                    () -> assertThat(notice(window)).startsWith("A capture of an earlier run was"));
            hand.click("#show-earlier");
            awaitRead(window, 1);
            assertThat(titles(window).getFirst()).startsWith("2 frames");
        }
    }

    private static void choose(WindowHarness window, String box, long bytes) throws Exception {
        onFxThread(() -> {
            ChoiceBox<?> choices = (ChoiceBox<?>) window.scene().lookup(box);
            choices.getSelectionModel().select(choices.getItems().indexOf(bytes));
            return true;
        });
    }
}
