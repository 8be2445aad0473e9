package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.dissect.DataSource;
import framescope.dissect.FieldSpec;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import framescope.testing.Await;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import framescope.ui.control.HexView;
import framescope.ui.control.UnmaskingView;
import framescope.ui.detail.DetailTab;
import java.util.List;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// Bytes are read by the keyboard, and heard.
class ByteKeysUiTest extends WindowTest {
    private static final int LENGTH = 70_000;

    @Test
    void theKeysGoThroughALongPayloadAndEnterSelectsItsField() throws Exception {
        show(FrameBytes.zeros(LENGTH).maskedWith(FrameBytes.KEY), DetailTab.BYTES);
        onFx(() -> window.scene().lookup("#bytes").requestFocus());
        hand.press(KeyCode.END);
        int end = LENGTH + 14 - 1;
        assertThat(caret("#bytes")).isEqualTo(end);
        assertThat(offsets("#bytes", ".hex-offset")).contains("%06x".formatted(end / 16 * 16));
        hand.press(KeyCode.UP);
        assertThat(caret("#bytes")).isEqualTo(end - 16);
        hand.press(KeyCode.PAGE_UP);
        assertThat(caret("#bytes")).isBetween(end - 16 * 40, end - 16 * 3);
        int at = caret("#bytes");
        TreeReader tree = new TreeReader(window.scene());
        assertThat(tree.selected()).isEmpty();
        hand.press(KeyCode.ENTER);
        assertThat(tree.selected()).hasValue(FieldSpec.MASKED_PAYLOAD);
        assertThat(caret("#bytes")).isEqualTo(at);
        assertThat(offsets("#bytes", ".hex-offset")).contains("%06x".formatted(at / 16 * 16));
        hand.press(KeyCode.HOME);
        assertThat(offsets("#bytes", ".hex-offset")).contains("000000");
    }

    @Test
    void theByteAtTheCaretIsSpoken() throws Exception {
        show(FrameBytes.text("Hello").masked(), DetailTab.BYTES);
        onFx(() -> window.wiring().detail().sourceProperty().set(DataSource.Kind.UNMASKED));
        onFx(() -> window.scene().lookup("#bytes").requestFocus());
        hand.press(KeyCode.RIGHT);
        assertThat(spoken("#bytes")).contains(": byte 1 of 5, 65, «e»");
    }

    @Test
    void theBytesOfAMessageAreReadByKeysToo() throws Exception {
        show(FrameBytes.zeros(1000).masked(), DetailTab.MESSAGE);
        Await.until(() -> assertThat(isVisible("#message-bytes")).isTrue());
        onFx(() -> window.scene().lookup("#message-bytes").requestFocus());
        hand.press(KeyCode.DOWN);
        assertThat(caret("#message-bytes")).isIn(8, 16);
        assertThat(spoken("#message-bytes")).contains(" of 1000, 00");
    }

    @Test
    void theUnmaskingViewGoesByPagesAndFollowsTheField() throws Exception {
        Bytes body = Bytes.ofHex("03e8").plus(Bytes.utf8("x".repeat(120)));
        show(FrameBytes.of(Opcode.CLOSE, body).maskedWith(FrameBytes.KEY), DetailTab.UNMASKING);
        onFx(() -> window.scene().lookup("#unmasking").requestFocus());
        hand.press(KeyCode.PAGE_DOWN);
        assertThat(position()).isGreaterThan(7);
        hand.press(KeyCode.END);
        assertThat(position()).isEqualTo(121);
        assertThat(spoken("#unmasking"))
                .endsWith(": byte 121 of 122, 82 XOR fa = 78, the character «x»");
        assertThat(offsets("#unmasking", ".unmasking-offset")).doesNotContain("+0");
        hand.click(new TreeReader(window.scene()).row(FieldSpec.CLOSE_STATUS_CODE));
        assertThat(position()).isZero();
        assertThat(offsets("#unmasking", ".unmasking-offset")).contains("+0");
    }

    private void show(FrameBytes frame, DetailTab tab) throws Exception {
        // Rows of sixteen need room.
        onFx(() -> window.wiring().main().composerOpenProperty().set(false));
        RawClient client = connect(startSilent());
        client.send(frame);
        onFx(() -> window.wiring().detail().tabProperty().set(tab));
        Await.until(() -> assertThat(onFxThread(() -> window.wiring().store().row(3))).isPresent());
        onFx(() -> window.wiring().frames().select(window.wiring().store().row(3).orElseThrow()));
        Await.until(() ->
                assertThat(onFxThread(() -> window.wiring().detail().dissectionProperty().get()))
                        .isPresent());
        onFx(() -> {});
    }

    private int caret(String view) throws Exception {
        return onFxThread(() -> ((HexView) window.scene().lookup(view)).caretProperty().get());
    }

    private int position() throws Exception {
        return onFxThread(() ->
                ((UnmaskingView) window.scene().lookup("#unmasking")).positionProperty().get());
    }

    private String spoken(String view) throws Exception {
        Node node = window.scene().lookup(view);
        return onFxThread(() -> (String) node.queryAccessibleAttribute(AccessibleAttribute.TEXT));
    }

    private List<String> offsets(String view, String style) throws Exception {
        return onFxThread(() ->
                window.scene().lookup(view).lookupAll(style).stream()
                        .filter(Hand::isOnScreen)
                        .map(label -> ((Label) label).getText())
                        .toList());
    }
}
