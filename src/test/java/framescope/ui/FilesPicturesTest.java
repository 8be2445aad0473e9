package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.testing.Await;
import framescope.testing.LeftBehind;
import framescope.ui.files.SaveFormat;
import framescope.ui.files.SaveOffer;
import framescope.ui.files.SystemCaptureDialogs;
import java.nio.file.Path;
import java.util.OptionalLong;
import javafx.application.Platform;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.DialogPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/// Takes pictures of what has to do with files, as [PicturesTest] does of the rest.
@Tag("pictures")
class FilesPicturesTest {
    @TempDir private Path folder;

    @Test
    void takePicturesOfWhatWasLeft() throws Exception {
        Path journals = folder.resolve("journals");
        LeftBehind.journal(journals, "the oldest one");
        LeftBehind.tornJournal(journals, "Hello", "Grüße", "and so on");
        LeftBehind.journal(journals, "the newest one", "with two messages");
        try (WindowHarness window = WindowHarness.open(journals)) {
            Await.until(() ->
                    assertThat(onFxThread(() -> window.robot().lookup(".earlier-open").queryAll()))
                            .hasSize(3));
            WaitForAsyncUtils.waitForFxEvents();
            PicturesTest.take(window, "earlier");
        }
    }

    @Test
    void takePicturesOfAnOpenedFileAndOfTheQuestionsBeforeSaving() throws Exception {
        Path file = LeftBehind.journal(folder, "Hello", "Grüße", "and so on");
        try (WindowHarness window = WindowHarness.open()) {
            onFxThread(() -> {
                window.wiring().files().open(file, "talk.pcapng");
                return true;
            });
            Await.until(() -> assertThat(window.wiring().store().endRow()).isEqualTo(7));
            WaitForAsyncUtils.waitForFxEvents();
            PicturesTest.take(window, "opened");
            for (SaveFormat format : SaveFormat.values()) {
                askHowToSave(window, format);
            }
        }
    }

    private static void askHowToSave(WindowHarness window, SaveFormat format) throws Exception {
        Stage owner = (Stage) window.scene().getWindow();
        Platform.runLater(() ->
                new SystemCaptureDialogs(owner)
                        .chooseOptions(new SaveOffer(1204, OptionalLong.of(37))));
        Await.until(() -> assertThat(onFxThread(FilesPicturesTest::isDialogShown)).isTrue());
        DialogPane pane = onFxThread(FilesPicturesTest::dialog);
        onFxThread(() -> {
            choose((ChoiceBox<?>) pane.lookup("#save-format"), format);
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
        PicturesTest.save(
                onFxThread(() -> pane.snapshot(new SnapshotParameters(), null)),
                PicturesTest.FOLDER.resolve("save-" + format + ".png"));
        onFxThread(() -> {
            pane.getScene().getWindow().hide();
            return true;
        });
    }

    private static void choose(ChoiceBox<?> box, SaveFormat format) {
        box.getSelectionModel().select(format.ordinal());
    }

    private static boolean isDialogShown() {
        return Window.getWindows().stream()
                .anyMatch(window -> window.getScene().getRoot() instanceof DialogPane);
    }

    private static DialogPane dialog() {
        return Window.getWindows().stream()
                .map(window -> window.getScene().getRoot())
                .filter(DialogPane.class::isInstance)
                .map(DialogPane.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
