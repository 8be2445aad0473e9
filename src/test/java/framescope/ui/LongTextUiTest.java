package framescope.ui;

import static framescope.testing.FrameBytes.text;
import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.testing.Await;
import framescope.testing.Threat;
import framescope.text.Messages;
import framescope.ui.detail.DetailTab;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/// The longest text that is taken, in one line: no control gets more of it than it can show.
@Threat("U2")
class LongTextUiTest extends WindowTest {
    private static final int LENGTH = 16 << 20;
    private static final int PREVIEW = 64 * 1024;

    /// Every 16 characters begin with their own place, in eight digits.
    private static final String LINE =
            IntStream.range(0, LENGTH / 16)
                    .mapToObj(block -> "%08x-no line".formatted(block * 16))
                    .collect(Collectors.joining());

    @Test
    void isShownByItsBeginningAndTheRestPageByPage() throws Exception {
        assertThat(LINE).hasSize(LENGTH);
        connect(startSilent()).send(text(LINE).masked());
        awaitRows(4);
        onFx(() -> window.wiring().frames().select(window.wiring().store().row(3).orElseThrow()));
        for (DetailTab tab : DetailTab.values()) {
            onFx(() -> window.wiring().detail().tabProperty().set(tab));
            WaitForAsyncUtils.waitForFxEvents(2);
            assertThat(longestWords())
                    .as("characters in a node, %s", tab)
                    .isLessThan(PREVIEW + 200);
        }
        String cut = Messages.get("detail.textCut");
        show(DetailTab.CONTENT);
        Await.until(() ->
                assertThat(textIn("#payload-text")).isEqualTo(LINE.substring(0, PREVIEW) + cut));
        show(DetailTab.MESSAGE);
        Await.until(
                () -> assertThat(textIn("#message-text")).isEqualTo(LINE.substring(0, PREVIEW)));
        hand.click("#page-after");
        Await.until(() ->
                assertThat(textIn("#message-text"))
                        .isEqualTo(LINE.substring(PREVIEW, 2 * PREVIEW)));
        assertThat(textOf("#page-place")).isEqualTo("bytes 65,536 to 131,071 of 16,777,216");
        show(DetailTab.BYTES);
        hand.click("#source-unmasked");
        assertThat(textOf("#source-unmasked")).isEqualTo("Unmasked (16,777,216 B)");
    }

    private void show(DetailTab tab) throws Exception {
        onFx(() -> window.wiring().detail().tabProperty().set(tab));
    }

    private String textIn(String query) throws Exception {
        return onFxThread(
                () -> window.scene().lookup(query) instanceof TextArea area ? area.getText() : "");
    }

    private int longestWords() throws Exception {
        return onFxThread(() ->
                window.scene().getRoot().lookupAll("*").stream()
                        .mapToInt(LongTextUiTest::words)
                        .max()
                        .orElse(0));
    }

    private static int words(Node node) {
        return switch (node) {
            case Text shown -> shown.getText().length();
            case Labeled labeled when labeled.getText() != null -> labeled.getText().length();
            case TextInputControl input when input.getText() != null -> input.getText().length();
            default -> 0;
        };
    }
}
