package framescope.ui;

import static framescope.testing.Hex.hex;
import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.testing.Await;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A payload is written in base64 or taken from a file, on both faces, and goes out as it is shown.
class PayloadFormsUiTest extends WindowTest {
    @TempDir private Path folder;
    private HexReader preview;
    private RawClient client;

    @BeforeEach
    void openConnection() throws Exception {
        preview = new HexReader(window.scene(), "#compose-preview");
        client = connect(startSilent());
        var open = window.wiring().compose().targets().openConnectionsProperty();
        Await.until(() -> assertThat(onFxThread(open::get)).hasSize(1));
    }

    // ---------------------------------------------------------------- files

    @Test
    void aFileIsChosenShownAndSent() throws Exception {
        choose("three.bin", Bytes.ofHex("00 ff 48"));
        hand.click("#kind-binary");
        hand.click("#binary-form-file");
        Await.until(() -> assertThat(preview.bytes()).isEqualTo("82 03 00 ff 48"));
        assertThat(textOf("#compose-file")).isEqualTo("three.bin, 3 bytes");
        assertThat(isVisible("#compose-hex")).isFalse();
        hand.click("#send");
        assertThat(client.readFrame()).isEqualTo(FrameBytes.binary(Bytes.ofHex("00ff48")));
    }

    @Test
    void aFileIsChosenOnTheFaceOfBitsToo() throws Exception {
        choose("hi.txt", Bytes.utf8("hi"));
        hand.click("#face-bits");
        hand.click("#bits-form-file");
        Await.until(() -> assertThat(preview.bytes()).isEqualTo("81 02 68 69"));
        assertThat(textOf("#bits-file")).isEqualTo("hi.txt, 2 bytes");
        hand.click("#send");
        assertThat(client.readFrame()).isEqualTo(FrameBytes.text("hi"));
        // Its bytes are written out where another form is chosen.
        hand.click("#bits-form-hex");
        assertThat(written("#bits-payload")).isEqualTo("68 69");
        assertThat(preview.bytes()).isEqualTo("81 02 68 69");
    }

    @Test
    void anotherClickChoosesAnotherFile() throws Exception {
        choose("one.bin", Bytes.ofHex("01"));
        hand.click("#kind-binary");
        hand.click("#binary-form-file");
        Await.until(() -> assertThat(preview.bytes()).isEqualTo("82 01 01"));
        choose("two.bin", Bytes.ofHex("02 02"));
        hand.click("#binary-form-file");
        Await.until(() -> assertThat(preview.bytes()).isEqualTo("82 02 02 02"));
        assertThat(textOf("#compose-file")).isEqualTo("two.bin, 2 bytes");
    }

    @Test
    void aFileThatCannotBeReadIsSaidAndNothingIsSent() throws Exception {
        window.dialogs().choose(folder.resolve("gone.bin"));
        hand.click("#kind-binary");
        hand.click("#binary-form-file");
        Await.until(() -> assertThat(textOf("#compose-problem")).contains("gone.bin"));
        assertThat(onFxThread(() -> window.scene().lookup("#send").isDisabled())).isTrue();
    }

    // ---------------------------------------------------------------- base64

    @ParameterizedTest
    @ValueSource(strings = {"AP9I", "AP9 I", "AP9I\n"})
    void base64IsReadAndSent(String base64) throws Exception {
        hand.click("#kind-binary");
        hand.click("#binary-form-base64");
        write("#compose-hex", base64);
        Await.until(() -> assertThat(preview.bytes()).isEqualTo("82 03 00 ff 48"));
        hand.click("#send");
        assertThat(client.readFrame()).isEqualTo(FrameBytes.binary(Bytes.ofHex("00ff48")));
        hand.click("#binary-form-hex");
        assertThat(written("#compose-hex")).isEqualTo("00 ff 48");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AP9I=", "AP?I", "A", "AP_I"})
    void whatIsNoBase64IsSaidToBeNone(String wrong) throws Exception {
        hand.click("#face-bits");
        hand.click("#bits-form-base64");
        write("#bits-payload", wrong);
        assertThat(textOf("#compose-problem")).startsWith("Write bytes in base64");
        assertThat(onFxThread(() -> window.scene().lookup("#send").isDisabled())).isTrue();
        Await.until(() -> assertThat(preview.bytes()).isEmpty());
        write("#bits-payload", "aGk=");
        assertThat(textOf("#compose-problem")).isEmpty();
        hand.click("#send");
        assertThat(client.readBytes(4)).isEqualTo(hex("81 02 68 69"));
    }

    // ---------------------------------------------------------------- steps

    private void choose(String name, Bytes content) throws Exception {
        window.dialogs().choose(Files.write(folder.resolve(name), content.toArray()));
    }

    private void write(String field, String text) throws Exception {
        onFx(() -> ((TextInputControl) window.scene().lookup(field)).setText(text));
    }

    private String written(String field) throws Exception {
        return onFxThread(() -> ((TextInputControl) window.scene().lookup(field)).getText());
    }
}
