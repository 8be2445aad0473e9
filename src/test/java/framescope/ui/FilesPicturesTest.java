package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureHealth;
import framescope.capture.Direction;
import framescope.capture.file.PcapngWriter;
import framescope.capture.file.TcpSynthesis;
import framescope.protocol.Bytes;
import framescope.settings.UserSettings;
import framescope.testing.Await;
import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import framescope.testing.LeftBehind;
import framescope.testing.RawClient;
import framescope.testing.WireWriter;
import framescope.ui.files.SaveFormat;
import framescope.ui.files.SaveOffer;
import framescope.ui.files.SystemCaptureDialogs;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
        Path newest = LeftBehind.journal(journals, "the newest one", "with two messages");
        Path torn = newest.resolveSibling(newest.getFileName() + ".torn");
        try (RandomAccessFile sparse = new RandomAccessFile(torn.toFile(), "rw")) {
            sparse.setLength(5L << 30); // More than the folder may take.
        }
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
            Await.until(() ->
                    assertThat(onFxThread(window.wiring().frames().rowCountProperty()::get))
                            .isEqualTo(7));
            WaitForAsyncUtils.waitForFxEvents();
            PicturesTest.take(window, "opened");
            for (boolean dark : new boolean[] {false, true}) {
                onFxThread(() -> {
                    window.wiring().theme().choose(dark);
                    return true;
                });
                for (SaveFormat format : SaveFormat.values()) {
                    askHowToSave(window, format, dark);
                }
            }
        }
    }

    @Test
    void takePicturesOfADiskThatIsFull() throws Exception {
        Path settings = folder.resolve("settings.json");
        Files.writeString(settings, "{\"journal\": {\"freeBytes\": 4000000000000000000}}");
        try (WindowHarness window = WindowHarness.open(UserSettings.at(settings))) {
            URI url = URI.create("ws://127.0.0.1:" + window.start() + "/");
            try (RawClient page = RawClient.open(url)) {
                // Some megabytes wait in memory for room before anything is lost.
                while (window.wiring().store().totals().health() == CaptureHealth.KEEPING) {
                    page.send(FrameBytes.zeros(1 << 20).masked());
                    page.readFrame();
                }
                page.send(FrameBytes.text("without its bytes").masked());
                page.readFrame();
                Await.until(() ->
                        assertThat(window.wiring().main().troubleProperty().get()).isNotEmpty());
                WaitForAsyncUtils.waitForFxEvents();
                PicturesTest.take(window, "disk-full");
            }
        }
    }

    @Test
    void takePicturesOfAFileBeingOpened() throws Exception {
        Path file = folder.resolve("large.pcapng");
        writeFrames(file, 3_000_000);
        try (WindowHarness window = WindowHarness.open()) {
            onFxThread(() -> {
                window.wiring().files().open(file);
                return true;
            });
            Await.until(() -> {
                onFxThread(() -> {
                    window.wiring().files().sample();
                    return true;
                });
                assertThat(window.wiring().files().progressProperty().get()).isGreaterThan(0.1);
            });
            PicturesTest.take(window, "opening");
        }
    }

    private static void writeFrames(Path file, int frames) throws IOException {
        try (FileChannel channel =
                        FileChannel.open(
                                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                PcapngWriter writer = PcapngWriter.to(channel, "test")) {
            TcpSynthesis connection = new TcpSynthesis(1, "127.0.0.1:50000", "127.0.0.1:8000");
            long time = WireWriter.TIME;
            writer.opened(connection, time);
            writer.data(
                    connection,
                    Direction.CLIENT_TO_SERVER,
                    time,
                    Bytes.utf8(Conversation.REQUEST).buffer());
            writer.data(
                    connection,
                    Direction.SERVER_TO_CLIENT,
                    time,
                    Bytes.utf8(Conversation.RESPONSE).buffer());
            Bytes frame = FrameBytes.text("one of many").masked().bytes();
            for (int i = 0; i < frames; i++) {
                writer.data(
                        connection, Direction.CLIENT_TO_SERVER, time + i * 1000L, frame.buffer());
            }
        }
    }

    private static void askHowToSave(WindowHarness window, SaveFormat format, boolean dark)
            throws Exception {
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
                PicturesTest.FOLDER.resolve(
                        "save-" + format + (dark ? "-dark.png" : "-light.png")));
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
