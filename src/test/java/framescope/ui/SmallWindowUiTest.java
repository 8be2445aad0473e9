package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import framescope.testing.Await;
import framescope.testing.FrameBytes;
import framescope.ui.main.CentreView;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A small window in which everything is large: what there is to click can be got at.
class SmallWindowUiTest extends WindowTest {
    private static final double ENOUGH = 0.9;

    @BeforeEach
    void aRowInASmallWindow() throws Exception {
        connect(start()).send(FrameBytes.text("Hello").masked());
        awaitRows(5);
        onFx(() -> {
            window.wiring().main().composerOpenProperty().set(false);
            window.wiring().frames().select(window.wiring().store().row(3).orElseThrow());
            Stage stage = (Stage) window.scene().getWindow();
            stage.setWidth(1000);
            stage.setHeight(700);
        });
    }

    @Test
    void inTheUsualSizeTheToolbarHasRoomForAll() throws Exception {
        Await.until(() -> assertThat(hasOverflow()).isFalse());
    }

    @Test
    void theButtonsOfTheToolbarStandApartInAnyWidth() throws Exception {
        for (double width : new double[] {1000, 1400}) {
            onFx(() -> window.scene().getWindow().setWidth(width));
            Await.until(() ->
                    assertThat(
                                    onFxThread(() ->
                                            onScreen("#start-stop").getMinX()
                                                    - onScreen("#address").getMaxX()))
                            .isCloseTo(6, within(0.5)));
        }
    }

    @Test
    void whatTheToolbarHasNoRoomForIsInItsMenu() throws Exception {
        enlargeTo(150);
        Await.until(() -> assertThat(hasOverflow()).isTrue());
        lookAtAll("toolbar");
    }

    @Test
    void ofNoViewAnythingIsCutOff() throws Exception {
        enlargeTo(150);
        for (CentreView view : CentreView.values()) {
            onFx(() -> window.wiring().main().viewProperty().set(view));
            lookAtAll(view.name());
        }
    }

    @Test
    void theTableBeginsBelowTheQuickFilters() throws Exception {
        enlargeTo(150);
        Await.until(() ->
                assertThat(onFxThread(() -> onScreen("#frames").getMinY()))
                        .isGreaterThanOrEqualTo(
                                onFxThread(() -> onScreen("#filter-findings").getMaxY())));
    }

    private Bounds onScreen(String query) {
        Node node = window.scene().lookup(query);
        return node.localToScene(node.getLayoutBounds());
    }

    @Test
    void whatStandsAtTheSideCanBeScrolledTo() throws Exception {
        enlargeTo(150);
        onFx(() -> window.wiring().main().composerOpenProperty().set(true));
        TabPane side = (TabPane) window.scene().lookup("#side");
        for (Tab tab : List.copyOf(side.getTabs())) {
            onFx(() -> side.getSelectionModel().select(tab));
            look(tab.getId(), side);
        }
    }

    @Test
    void theConnectionsMakeWayForTheComposerAndComeBack() throws Exception {
        onFx(() -> window.wiring().main().composerOpenProperty().set(true));
        assertThat(window.scene().lookup("#connections")).isNotNull();
        enlargeTo(150);
        Await.until(() ->
                assertThat(onFxThread(() -> window.scene().lookup("#views").getLayoutBounds()))
                        .extracting(Bounds::getWidth)
                        .satisfies(width -> assertThat(width).isGreaterThan(300)));
        assertThat(window.scene().lookup("#connections")).isNull();
        onFx(() -> window.wiring().main().composerOpenProperty().set(false));
        Await.until(() -> assertThat(window.scene().lookup("#connections")).isNotNull());
    }

    // ----------------------------------------------------------------

    private void enlargeTo(int percent) throws Exception {
        onFx(() -> {
            while (window.wiring().zoom().percentProperty().get() < percent) {
                window.wiring().zoom().enlarge();
            }
        });
    }

    private boolean hasOverflow() throws Exception {
        return onFxThread(
                () -> window.scene().lookup("#toolbar .tool-bar-overflow-button").isVisible());
    }

    private void lookAtAll(String where) throws Exception {
        look(where, window.scene().getRoot());
    }

    private void look(String where, Node top) throws Exception {
        // Sizes and contents come to rest within a few pulses.
        Await.until(() -> assertThat(cutOff(top)).as("is cut off, %s", where).isEmpty());
    }

    private static List<Node> cutOff(Node top) throws Exception {
        return onFxThread(() -> {
            List<Node> all = new ArrayList<>();
            collect(top, all);
            return all.stream()
                    .filter(SmallWindowUiTest::canBeClicked)
                    .filter(Hand::isOnScreen)
                    .filter(node -> visiblePart(node) < ENOUGH)
                    .toList();
        });
    }

    // What is in a pane that scrolls can be scrolled to.
    private static void collect(Node node, List<Node> into) {
        into.add(node);
        if (node instanceof Parent parent
                && !(node instanceof ScrollPane)
                && !canBeClicked(node)
                && !node.getStyleClass().contains("virtual-flow")
                && !node.getStyleClass().contains("tab-header-area")) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
        }
    }

    private static boolean canBeClicked(Node node) {
        return node instanceof ButtonBase
                || node instanceof TextField
                || node instanceof ChoiceBox<?>
                || node instanceof ComboBoxBase<?>;
    }

    private static double visiblePart(Node node) {
        Bounds whole = node.localToScene(node.getLayoutBounds());
        Bounds seen =
                common(
                        whole,
                        new BoundingBox(
                                0, 0, node.getScene().getWidth(), node.getScene().getHeight()));
        for (Node each = node.getParent(); each != null; each = each.getParent()) {
            if (each.getClip() != null) {
                seen = common(seen, each.localToScene(each.getClip().getBoundsInParent()));
            }
        }
        return seen.getWidth() * seen.getHeight() / (whole.getWidth() * whole.getHeight());
    }

    private static Bounds common(Bounds one, Bounds other) {
        double x = Math.max(one.getMinX(), other.getMinX());
        double y = Math.max(one.getMinY(), other.getMinY());
        return new BoundingBox(
                x,
                y,
                Math.max(0, Math.min(one.getMaxX(), other.getMaxX()) - x),
                Math.max(0, Math.min(one.getMaxY(), other.getMaxY()) - y));
    }
}
