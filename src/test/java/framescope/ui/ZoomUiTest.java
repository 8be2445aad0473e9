package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import framescope.testing.Await;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Everything larger and smaller: the window, and what opens over it.
class ZoomUiTest extends WindowTest {
    // ---------------------------------------------------------------- keys and menu

    @ParameterizedTest
    @EnumSource(
            value = KeyCode.class,
            names = {"PLUS", "EQUALS", "ADD"})
    void ctrlAndPlusMakesAllLarger(KeyCode plus) throws Exception {
        double before = heightOnScreen("#start-stop");
        hand.press(KeyCode.CONTROL, plus);
        assertThat(heightOnScreen("#start-stop")).isCloseTo(before * 1.1, within(0.01));
        assertThat(textOf("#zoom")).isEqualTo("110 %");
    }

    @Test
    void ctrlAndMinusMakesAllSmallerAndZeroAsItWas() throws Exception {
        double before = heightOnScreen("#status-counts");
        hand.press(KeyCode.CONTROL, KeyCode.MINUS);
        hand.press(KeyCode.CONTROL, KeyCode.SUBTRACT);
        assertThat(heightOnScreen("#status-counts")).isCloseTo(before * 0.8, within(0.01));
        hand.press(KeyCode.CONTROL, KeyCode.DIGIT0);
        assertThat(heightOnScreen("#status-counts")).isCloseTo(before, within(0.01));
    }

    @Test
    void theMenuDoesSoToo() throws Exception {
        hand.click("#zoom");
        hand.click("#zoom-in");
        assertThat(textOf("#zoom")).isEqualTo("110 %");
        hand.click("#zoom");
        hand.click("#zoom-actual");
        assertThat(textOf("#zoom")).isEqualTo("100 %");
    }

    // ---------------------------------------------------------------- what it reaches

    @Test
    void theWindowIsFilledWhateverTheSize() throws Exception {
        enlargeTo(150);
        Bounds line = onScreen(Hand.find(".status-line"));
        double width = onFxThread(() -> window.scene().getWidth());
        assertThat(line.getWidth()).isCloseTo(width, within(1.0));
        assertThat(line.getMaxY())
                .isCloseTo(onFxThread(() -> window.scene().getHeight()), within(1.0));
    }

    @Test
    void menusAndDialogsAreEnlargedToo() throws Exception {
        hand.click("#policy");
        double menu = textHeight("#policy-strict");
        hand.press(KeyCode.ESCAPE);
        hand.press(KeyCode.F1);
        double sheet = textHeight("#shortcut-sheet .button");
        closeSheet();
        enlargeTo(150);
        hand.click("#policy");
        assertThat(textHeight("#policy-strict")).isCloseTo(menu * 1.5, within(0.5));
        hand.click("#policy-observe");
        hand.press(KeyCode.F1);
        assertThat(textHeight("#shortcut-sheet .button")).isCloseTo(sheet * 1.5, within(0.5));
        closeSheet();
    }

    @Test
    void aDialogIsAsLargeAsItsContent() throws Exception {
        enlargeTo(125);
        hand.press(KeyCode.F1);
        Node sheet = Hand.find("#shortcut-sheet");
        Await.until(() -> assertThat(fills(sheet)).isTrue());
        closeSheet();
    }

    // The headless screen has 1000 × 1000 pixels.
    @Test
    void whatADialogHasNoRoomForIsScrolledTo() throws Exception {
        enlargeTo(200);
        hand.press(KeyCode.F1);
        Node sheet = Hand.find("#shortcut-sheet");
        Await.until(() -> {
            Scene scene = sheet.getScene();
            assertThat(onFxThread(scene::getWidth)).isLessThanOrEqualTo(1000);
            assertThat(onFxThread(scene::getHeight)).isLessThanOrEqualTo(1000);
        });
        Node close = Hand.find("#shortcut-sheet .button");
        Await.until(() ->
                assertThat(onScreen(close).getMaxY())
                        .isLessThanOrEqualTo(onFxThread(() -> sheet.getScene().getHeight())));
        ScrollPane room = (ScrollPane) Hand.find(".dialog-room");
        Bounds seen = onFxThread(room::getViewportBounds);
        Bounds whole = onFxThread(() -> room.getContent().getLayoutBounds());
        assertThat(whole.getHeight()).isGreaterThan(seen.getHeight());
        closeSheet();
    }

    private static boolean fills(Node content) throws Exception {
        Bounds bounds = onScreen(content);
        return onFxThread(() -> {
            Scene scene = content.getScene();
            return Math.abs(bounds.getWidth() - scene.getWidth()) < 2
                    && Math.abs(bounds.getHeight() - scene.getHeight()) < 2;
        });
    }

    private void closeSheet() throws Exception {
        Node sheet = Hand.find("#shortcut-sheet");
        onFx(() -> sheet.getScene().getWindow().hide());
    }

    // ---------------------------------------------------------------- what is dragged

    @Test
    void aDividerStaysUnderTheMouse() throws Exception {
        enlargeTo(150);
        SplitPane columns = (SplitPane) Hand.find(".columns");
        Node divider =
                onFxThread(() ->
                        columns.lookupAll(".split-pane-divider").stream()
                                .filter(node -> columns.equals(node.getParent()))
                                .findFirst()
                                .orElseThrow());
        double before = onScreen(divider).getCenterX();
        hand.drag(divider, 60, 0);
        assertThat(onScreen(divider).getCenterX()).isCloseTo(before + 60, within(2.0));
    }

    @Test
    void theEdgeOfAColumnStaysUnderTheMouse() throws Exception {
        enlargeTo(150);
        TableView<?> table = (TableView<?>) Hand.find("#frames");
        double before = onFxThread(() -> table.getColumns().getFirst().getWidth());
        Node edge =
                onFxThread(() ->
                        table.lookupAll(".column-header").stream()
                                .filter(node -> "number".equals(node.getId()))
                                .findFirst()
                                .orElseThrow());
        hand.dragRightEdge(edge, 60);
        assertThat(onFxThread(() -> table.getColumns().getFirst().getWidth()))
                .isCloseTo(before + 40, within(2.0));
    }

    // ----------------------------------------------------------------

    private void enlargeTo(int percent) throws Exception {
        var zoom = window.wiring().zoom();
        onFx(() -> {
            while (zoom.percentProperty().get() < percent) {
                zoom.enlarge();
            }
        });
        assertThat(zoom.percentProperty().get()).isEqualTo(percent);
    }

    private static double heightOnScreen(String query) throws Exception {
        return onScreen(Hand.find(query)).getHeight();
    }

    private static double textHeight(String query) throws Exception {
        Node node = Hand.find(query);
        return onFxThread(() -> {
            Node text = node.lookup(".text");
            assertThat(text).isInstanceOf(Text.class);
            return text.localToScene(text.getLayoutBounds()).getHeight();
        });
    }

    private static Bounds onScreen(Node node) throws Exception {
        return onFxThread(() -> node.localToScene(node.getLayoutBounds()));
    }
}
