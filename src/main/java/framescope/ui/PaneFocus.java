package framescope.ui;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TabPane;
import org.jspecify.annotations.Nullable;

/// Lets the keyboard go from pane to pane: the connections, the view in the middle, the field tree,
/// what stands beside it, and the side pane. A pane that is not on the screen is passed over. FX
/// thread only.
final class PaneFocus {
    private static final List<String> PANES =
            List.of(".connections-pane", "#views", "#fields", "#detail-tabs", "#side");

    /// What people mean by a pane, where it is not the first control in it.
    private static final List<String> MAIN =
            List.of(
                    "#frames",
                    "#ladder",
                    "#bytes",
                    "#message-text",
                    "#message-bytes",
                    "#lab-table");

    private final Supplier<Scene> scene;

    PaneFocus(Supplier<Scene> scene) {
        this.scene = scene;
    }

    void next() {
        go(1);
    }

    void previous() {
        go(-1);
    }

    private void go(int step) {
        int place = focused();
        for (int i = 0; i < PANES.size(); i++) {
            place = Math.floorMod(place + step, PANES.size());
            Optional<Node> target = pane(place).flatMap(PaneFocus::target);
            if (target.isPresent()) {
                target.get().requestFocus();
                return;
            }
        }
    }

    /// The pane that has the focus; before the first where none has.
    private int focused() {
        Node owner = scene.get().getFocusOwner();
        for (int i = 0; i < PANES.size(); i++) {
            Optional<Node> pane = pane(i);
            if (pane.isPresent() && isWithin(owner, pane.get())) {
                return i;
            }
        }
        return -1;
    }

    private Optional<Node> pane(int place) {
        return Optional.ofNullable(scene.get().lookup(PANES.get(place)));
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean isWithin(@Nullable Node inner, Node outer) {
        for (Node node = inner; node != null; node = node.getParent()) {
            if (node == outer) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Node> target(Node pane) {
        Node content =
                pane instanceof TabPane tabs && tabs.getSelectionModel().getSelectedItem() != null
                        ? tabs.getSelectionModel().getSelectedItem().getContent()
                        : pane;
        return Stream.concat(
                        MAIN.stream().map(content::lookup).filter(node -> node != null),
                        all(content))
                .filter(PaneFocus::takesFocus)
                .findFirst();
    }

    private static Stream<Node> all(Node node) {
        Stream<Node> inner =
                node instanceof Parent parent
                        ? parent.getChildrenUnmodifiable().stream().flatMap(PaneFocus::all)
                        : Stream.of();
        return Stream.concat(Stream.of(node), inner);
    }

    private static boolean takesFocus(Node node) {
        return node.isFocusTraversable()
                && !node.isDisabled()
                && Stream.iterate(node, each -> each != null, Node::getParent)
                        .allMatch(Node::isVisible);
    }
}
