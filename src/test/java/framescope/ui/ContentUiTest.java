package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.dissect.payload.PayloadKind;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import framescope.testing.Await;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import framescope.ui.detail.DetailTab;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import javafx.event.Event;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.TreeTableView;
import javafx.scene.image.ImageView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a frame carries, as what it is.
class ContentUiTest extends WindowTest {
    private @Nullable RawClient client;

    private static final String JSON = "{\"from\":\"Ada\",\"to\":[1,{\"n\":2}]}";

    @Test
    void partsOfATreeAreCopied() throws Exception {
        show(FrameBytes.text(JSON).masked());
        Await.until(() -> assertThat(onFxThread(tree()::getExpandedItemCount)).isEqualTo(6));
        onFx(() -> {
            tree().requestFocus();
            tree().getSelectionModel().select(1);
        });
        hand.press(KeyCode.CONTROL, KeyCode.C);
        assertThat(window.links()).last().isEqualTo("\"Ada\"");
        copyPart(5, "#content-copy-path");
        assertThat(window.links()).last().isEqualTo("to[1].n");
        copyPart(2, "#content-copy-tree");
        assertThat(window.links()).last().isEqualTo("to: [2]\n  [0]: 1\n  [1]: {1}\n    n: 2");
    }

    private void copyPart(int row, String item) throws Exception {
        onFx(() -> {
            tree().getSelectionModel().clearAndSelect(row);
            Event.fireEvent(
                    tree(),
                    new ContextMenuEvent(
                            ContextMenuEvent.CONTEXT_MENU_REQUESTED, 10, 10, 300, 300, true, null));
        });
        hand.click(item);
    }

    private TreeTableView<?> tree() {
        return (TreeTableView<?>) window.scene().lookup("#content-tree");
    }

    @Test
    void aPictureIsShownAsOne() throws Exception {
        show(binary(png()));
        Await.until(() -> assertThat(isVisible("#content-picture")).isTrue());
        Await.until(() ->
                assertThat(
                                onFxThread(() ->
                                        ((ImageView) window.scene().lookup("#content-picture"))
                                                .getImage()))
                        .isNotNull());
        assertThat(textOf("#content-about")).contains("PNG", "3", "2");
    }

    // The user may have a payload shown as what it is not; that is said, and the bytes are there.
    @Test
    void whatIsNoPictureIsShownAsBytes() throws Exception {
        show(FrameBytes.text(JSON).masked());
        Await.until(() -> assertThat(isVisible("#content-tree")).isTrue());
        onFx(() -> kinds().setValue(PayloadKind.IMAGE));
        Await.until(() -> assertThat(isVisible("#content-bytes")).isTrue());
        assertThat(textOf("#content-about")).isNotEmpty();
        assertThat(new HexReader(window.scene(), "#content-bytes").bytes()).startsWith("7b 22");
    }

    @SuppressWarnings("unchecked")
    private ChoiceBox<PayloadKind> kinds() {
        return (ChoiceBox<PayloadKind>) window.scene().lookup("#content-kinds");
    }

    private static FrameBytes binary(Bytes payload) {
        return FrameBytes.of(Opcode.BINARY, payload).masked();
    }

    private static Bytes png() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB), "png", out);
        return Bytes.wrap(out.toByteArray());
    }

    private void show(FrameBytes frame) throws Exception {
        RawClient sender = client;
        if (sender == null) {
            sender = connect(startSilent());
            client = sender;
            awaitRows(3);
        }
        onFx(() -> window.wiring().detail().tabProperty().set(DetailTab.CONTENT));
        long row = window.wiring().store().endRow();
        sender.send(frame);
        Await.until(() -> assertThat(window.wiring().store().row(row)).isPresent());
        onFx(() -> window.wiring().frames().select(window.wiring().store().row(row).orElseThrow()));
    }
}
