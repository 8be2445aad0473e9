package framescope.ui;

import static framescope.testing.FrameBytes.text;
import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.Direction;
import framescope.capture.file.PcapngWriter;
import framescope.capture.file.TcpSynthesis;
import framescope.inspector.file.ExportForm;
import framescope.testing.Await;
import framescope.testing.RawClient;
import framescope.testing.Threat;
import framescope.ui.files.SaveFormat;
import framescope.ui.files.SaveOffer;
import framescope.ui.files.SaveOptions;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Captures saved and opened by hand.
class FilesUiTest extends WindowTest {
    @TempDir private Path folder;

    private void talk() throws Exception {
        try (RawClient client = connect(startSilent())) {
            client.send(text("to be kept").masked());
            awaitRows(4);
        }
        awaitRows(5);
        hand.click("#start-stop");
        Await.until(() -> assertThat(textOf("#server-state")).isEqualTo("Stopped"));
    }

    private void awaitNotice(String words) throws Exception {
        Await.until(() -> assertThat(textOf("#status-notice")).contains(words));
    }

    private String title() throws Exception {
        return onFxThread(() -> ((Stage) window.scene().getWindow()).getTitle());
    }

    @Test
    void whatWasSavedIsShownAgain() throws Exception {
        talk();
        Path file = folder.resolve("talk.pcapng");
        window.dialogs().choose(file);
        hand.click("#save-file");
        awaitNotice("Saved as «talk.pcapng», 1 frame");
        hand.click("#clear");
        awaitRows(0);
        hand.click("#open-file");
        awaitNotice("«talk.pcapng»: 1 connection, 1 frame");
        awaitRows(5);
        hideColumns("rsv1", "rsv2", "rsv3", "masking-key");
        Await.until(() -> assertThat(column("preview")).contains("to be kept"));
        assertThat(title()).isEqualTo("talk.pcapng — Framescope");
        assertThat(window.dialogs().questions()).isEmpty();
        assertThat(isVisible("#file-job")).isFalse();
    }

    @Test
    void theEndingChoosesTheFormatAndTheFilterTheRows() throws Exception {
        talk();
        onFxThread(() -> {
            window.wiring().filter().textProperty().set("websocket.opcode == Text");
            window.wiring().filter().apply();
            return true;
        });
        awaitRows(1);
        Path table = folder.resolve("talk.csv");
        window.dialogs().choose(table);
        window.dialogs()
                .choose(new SaveOptions(SaveFormat.CSV, true, ExportForm.WIRE, false, false));
        hand.click("#save-file");
        awaitNotice("Saved as «talk.csv»");
        assertThat(window.dialogs().offer().orElseThrow())
                .isEqualTo(new SaveOffer(5, OptionalLong.of(1)));
        assertThat(window.dialogs().suggested()).matches("chat \\d{4}-\\d\\d-\\d\\d .*\\.csv");
        assertThat(Files.readString(table).lines())
                .hasSize(2)
                .last()
                .asString()
                .contains("to be kept");
        Path har = folder.resolve("talk.har");
        window.dialogs().choose(har);
        window.dialogs().choose(SaveOptions.DEFAULT);
        hand.click("#save-file");
        awaitNotice("Saved as «talk.har»");
        assertThat(Files.readString(har)).contains("_webSocketMessages", "to be kept");
        hand.click("#open-file");
        awaitNotice("«talk.har»: 1 connection, 1 frame");
        assertThat(isVisible("#opened-file")).isTrue();
        assertThat(isVisible("#opened-file-ports")).isFalse();
    }

    @Test
    void portsCanBeNamedForAFileWithoutAHandshake() throws Exception {
        Path file = folder.resolve("later.pcapng");
        try (FileChannel channel =
                        FileChannel.open(
                                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                PcapngWriter writer = PcapngWriter.to(channel, "test")) {
            TcpSynthesis connection = new TcpSynthesis(1, "127.0.0.1:50000", "127.0.0.1:9999");
            for (int time = 2; time < 6; time++) {
                writer.data(
                        connection,
                        Direction.CLIENT_TO_SERVER,
                        time,
                        text("in the middle").masked().bytes().buffer());
            }
        }
        window.dialogs().choose(file);
        hand.click("#open-file");
        awaitNotice("holds no opening handshake");
        hand.click("#decode-as");
        hand.write("no port");
        hand.click("#decode-again");
        awaitNotice("Write ports from 1 to 65535");
        hand.click("#decode-as");
        hand.write("9999");
        hand.click("#decode-again");
        awaitNotice("1 connection, 4 frames");
    }

    @Test
    void rowsAreForgottenForAFileOnlyAfterAQuestion() throws Exception {
        talk();
        window.dialogs().choose(folder.resolve("talk.pcapng"));
        hand.press(KeyCode.CONTROL, KeyCode.S);
        awaitNotice("Saved as");
        window.dialogs().answer(false);
        hand.press(KeyCode.CONTROL, KeyCode.O);
        Await.until(() -> assertThat(window.dialogs().questions()).hasSize(1));
        assertThat(window.dialogs().questions().getFirst()).startsWith("The 5 rows");
        awaitRows(5);
        assertThat(title()).isEqualTo("Framescope");
        window.dialogs().answer(true);
        hand.press(KeyCode.CONTROL, KeyCode.O);
        awaitNotice("1 connection");
        awaitRows(5);
    }

    @Test
    @Threat("F9")
    void aFileIsReplacedOnlyAfterAQuestion() throws Exception {
        talk();
        Path file = Files.writeString(folder.resolve("precious.pcapng"), "precious");
        window.dialogs().choose(file);
        window.dialogs().answer(false);
        hand.click("#save-file");
        Await.until(() -> assertThat(window.dialogs().questions()).hasSize(1));
        assertThat(Files.readString(file)).isEqualTo("precious");
        window.dialogs().answer(true);
        hand.click("#save-file");
        awaitNotice("Saved as «precious.pcapng»");
        assertThat(Files.size(file)).isGreaterThan(500);
    }

    @Test
    void whatIsNoCaptureIsSaidInASentence() throws Exception {
        window.dialogs().choose(Files.writeString(folder.resolve("text.txt"), "no packets here"));
        hand.click("#open-file");
        awaitNotice("«text.txt» cannot be read: it is neither pcapng nor pcap nor HAR");
        window.dialogs().choose(folder.resolve("nowhere.pcapng"));
        hand.click("#open-file");
        awaitNotice("There is no file «nowhere.pcapng».");
    }

    @Test
    void theFileThatTheCaptureIsKeptInIsNotOpened() throws Exception {
        talk();
        Path journal = window.wiring().journalFile().orElseThrow();
        Await.until(() -> assertThat(journal).exists());
        window.dialogs().choose(journal);
        hand.click("#open-file");
        awaitNotice("is the file that this capture is kept in");
        assertThat(journal).exists();
        awaitRows(5);
    }

    @Test
    void noFileIsOpenedWhileTheServerListens() throws Exception {
        start();
        window.dialogs().choose(folder.resolve("any.pcapng"));
        hand.click("#open-file");
        awaitNotice("Stop the server first");
        hand.click("#save-file");
        awaitNotice("There is nothing to save yet.");
    }
}
