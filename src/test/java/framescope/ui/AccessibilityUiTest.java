package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import framescope.ui.detail.DetailTab;
import framescope.ui.main.CentreView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToolBar;
import org.junit.jupiter.api.Test;

/// Whoever hears the window instead of seeing it hears what each control is for.
class AccessibilityUiTest extends WindowTest {
    private final Set<String> nameless = new HashSet<>();

    @Test
    void everyControlThatTakesTheFocusHasAName() throws Exception {
        RawClient client = connect(start());
        client.send(FrameBytes.text("Hello").masked());
        client.readFrame();
        awaitRows(5);
        onFx(() -> window.wiring().frames().moveSelection(-1, false));
        for (CentreView view : CentreView.values()) {
            onFx(() -> window.wiring().main().viewProperty().set(view));
            walk();
        }
        onFx(() -> window.wiring().main().viewProperty().set(CentreView.FRAMES));
        for (DetailTab tab : DetailTab.values()) {
            onFx(() -> window.wiring().detail().tabProperty().set(tab));
            walk();
        }
        for (Tab tab : List.copyOf(side().getTabs())) {
            onFx(() -> side().getSelectionModel().select(tab));
            walk();
        }
        assertThat(nameless).isEmpty();
    }

    private TabPane side() {
        return (TabPane) window.scene().lookup("#side");
    }

    private void walk() throws Exception {
        nameless.addAll(
                onFxThread(() -> {
                    List<Node> all = new ArrayList<>();
                    collect(window.scene().getRoot(), all);
                    return all.stream()
                            .filter(AccessibilityUiTest::takesFocus)
                            .filter(node -> name(node, all).isBlank())
                            .map(AccessibilityUiTest::path)
                            .toList();
                }));
    }

    private static void collect(Node node, List<Node> into) {
        into.add(node);
        // What a control is made of inside is its skin's affair.
        boolean whole =
                node instanceof Control
                        && !(node instanceof TabPane)
                        && !(node instanceof SplitPane)
                        && !(node instanceof ScrollPane)
                        && !(node instanceof TitledPane)
                        && !(node instanceof ToolBar);
        if (node instanceof Parent parent && !whole) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
        }
    }

    private static boolean takesFocus(Node node) {
        // What a button of a banner says may come with the banner.
        boolean unsaid = node instanceof Labeled && !Hand.isOnScreen(node);
        return node.isFocusTraversable() && !(node instanceof TabPane) && !unsaid;
    }

    private static String name(Node node, List<Node> all) {
        String own = node.getAccessibleText() == null ? "" : node.getAccessibleText();
        String text = node instanceof Labeled labeled ? labeled.getText() : "";
        String before =
                all.stream()
                        .filter(each ->
                                each instanceof Label label && node.equals(label.getLabelFor()))
                        .map(each -> ((Label) each).getText())
                        .findFirst()
                        .orElse("");
        return own + (text == null ? "" : text) + before;
    }

    private static String path(Node node) {
        return Stream.iterate(node, each -> each != null, Node::getParent)
                .limit(4)
                .map(each -> each.getClass().getSimpleName() + "#" + each.getId())
                .reduce((a, b) -> a + " < " + b)
                .orElse("");
    }
}
