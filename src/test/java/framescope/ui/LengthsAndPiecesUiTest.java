package framescope.ui;

import static framescope.testing.Hex.hex;
import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.testing.Await;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import framescope.ui.detail.DetailTab;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The form of a frame's length is chosen, and the writes that it goes out in.
class LengthsAndPiecesUiTest extends WindowTest {
    private HexReader preview;
    private RawClient client;

    @BeforeEach
    void openConnection() throws Exception {
        preview = new HexReader(window.scene(), "#compose-preview");
        client = connect(start());
        var open = window.wiring().compose().targets().openConnectionsProperty();
        Await.until(() -> assertThat(onFxThread(open::get)).hasSize(1));
        hand.click("#compose-text");
        hand.write("hi");
        hand.click("#face-bits");
    }

    @Test
    void aLengthIsWrittenInALongerFormThanItNeedsAndThatIsAFinding() throws Exception {
        choose("#bits-length-form", 2);
        Await.until(() -> assertThat(preview.bytes()).isEqualTo("81 7e 00 02 68 69"));
        assertThat(textOf("#compose-findings")).contains("RFC 6455 §5.2");
        choose("#bits-length-form", 3);
        Await.until(
                () -> assertThat(preview.bytes()).isEqualTo("81 7f 00 00 00 00 00 00 00 02 68 69"));
        hand.click("#send");
        assertThat(client.readBytes(12)).isEqualTo(hex("817f0000000000000002 6869"));
        choose("#bits-length-form", 0);
        Await.until(() -> assertThat(preview.bytes()).isEqualTo("81 02 68 69"));
        assertThat(isVisible("#compose-findings")).isFalse();
    }

    @Test
    void aFormThatIsTooShortIsNotTakenForALongerLength() throws Exception {
        choose("#bits-length-form", 1);
        hand.click("#bits-declared");
        hand.write("126");
        Await.until(() -> assertThat(preview.bytes()).isEqualTo("81 7e 00 7e 68 69"));
    }

    @Test
    void everyByteIsAWriteWithAPauseBehindIt() throws Exception {
        write("#bits-pieces", "1");
        write("#bits-pause", "2");
        hand.click("#send");
        assertThat(client.readFrame()).isEqualTo(FrameBytes.text("hi"));
        awaitRows(4);
        onFx(() -> window.wiring().detail().tabProperty().set(DetailTab.BYTES));
        onFx(() -> window.wiring().frames().select(window.wiring().store().row(3).orElseThrow()));
        Await.until(() ->
                assertThat(textOf("#bytes-reads"))
                        .matches(
                                "Went out in 4 writes: 0–0 at .*, 1–1 at .*, 2–2 at .*, 3–3 at .*"));
    }

    @Test
    void whatIsNoNumberOfBytesOrMillisecondsIsSaidToBeNone() throws Exception {
        write("#bits-pieces", "x");
        Await.until(() -> assertThat(textOf("#compose-problem")).contains("«x»"));
        write("#bits-pieces", "");
        write("#bits-pause", "60001");
        Await.until(() -> assertThat(textOf("#compose-problem")).contains("«60001»", "60000"));
        write("#bits-pause", "");
        Await.until(() -> assertThat(isVisible("#compose-problem")).isFalse());
    }

    private void write(String field, String text) throws Exception {
        onFx(() -> ((TextInputControl) window.scene().lookup(field)).setText(text));
    }

    private void choose(String box, int index) throws Exception {
        onFx(() -> ((ComboBox<?>) window.scene().lookup(box)).getSelectionModel().select(index));
    }
}
