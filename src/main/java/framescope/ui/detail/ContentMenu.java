package framescope.ui.detail;

import framescope.dissect.payload.PayloadNode;
import framescope.text.Messages;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// What can be copied of a payload that is shown as a tree: of the part that is selected its value,
/// all below it, or the way to it.
final class ContentMenu {
    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");

    private final TreeTableView<PayloadNode> tree;
    private final Consumer<String> clipboard;
    private final MenuItem copyValue = new MenuItem(Messages.get("content.copyValue"));
    private final MenuItem copyTree = new MenuItem(Messages.get("content.copyTree"));
    private final MenuItem copyPath = new MenuItem(Messages.get("content.copyPath"));

    private ContentMenu(TreeTableView<PayloadNode> tree, Consumer<String> clipboard) {
        this.tree = tree;
        this.clipboard = clipboard;
    }

    /// Gives a tree the menu, and Ctrl+C.
    ///
    /// @param clipboard takes a text
    static void on(TreeTableView<PayloadNode> tree, Consumer<String> clipboard) {
        ContentMenu made = new ContentMenu(tree, clipboard);
        made.copyValue.setId("content-copy-value");
        made.copyValue.setAccelerator(COPY);
        made.copyValue.setOnAction(chosen -> made.copyValue());
        made.copyTree.setId("content-copy-tree");
        made.copyTree.setOnAction(chosen -> made.copyTree());
        made.copyPath.setId("content-copy-path");
        made.copyPath.setOnAction(chosen -> made.copyPath());
        ContextMenu menu = new ContextMenu(made.copyValue, made.copyTree, made.copyPath);
        menu.setOnShowing(showing -> made.prepare());
        tree.setOnContextMenuRequested(request -> {
            menu.show(tree, request.getScreenX(), request.getScreenY());
            request.consume();
        });
        tree.addEventFilter(KeyEvent.KEY_PRESSED, made::copyByKey);
    }

    private void prepare() {
        TreeItem<PayloadNode> item = tree.getSelectionModel().getSelectedItem();
        copyValue.setDisable(item == null || item.getValue().value().isEmpty());
        copyTree.setDisable(item == null);
        copyPath.setDisable(item == null || NodeText.path(item).isEmpty());
    }

    private void copyByKey(KeyEvent press) {
        if (COPY.match(press)) {
            copyValue();
            press.consume();
        }
    }

    private void copyValue() {
        copy(item -> item.getValue().value());
    }

    private void copyTree() {
        copy(item -> NodeText.tree(item.getValue()));
    }

    private void copyPath() {
        copy(NodeText::path);
    }

    private void copy(Function<TreeItem<PayloadNode>, String> words) {
        TreeItem<PayloadNode> item = tree.getSelectionModel().getSelectedItem();
        if (item != null) {
            clipboard.accept(words.apply(item));
        }
    }
}
