package framescope.ui.control;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// What something in the window is for: a tooltip for whoever points at it, the help for whoever
/// hears the window, and shown on demand to whoever uses the keyboard only. In FXML it is the
/// attribute `Tip.text`.
///
/// JavaFX: a [Tooltip] is a window with a scene of its own, and of the hundreds that the window
/// has words for, hardly any is ever looked at. So each is made when the mouse first comes to its
/// place. FX thread only.
public final class Tip {
    private static final double WIDEST = 480;
    private static final double BELOW = 4;

    private final Node node;
    private String text = "";
    private @Nullable Tooltip tooltip;

    private Tip(Node node) {
        this.node = node;
        node.addEventHandler(MouseEvent.MOUSE_ENTERED, entering -> prepare());
    }

    // ---------------------------------------------------------------- nodes

    /// Says what a node is for.
    ///
    /// @param text empty takes away what was said before
    public static void setText(Node node, String text) {
        Tip tip = (Tip) node.getProperties().get(Tip.class);
        if (tip == null) {
            if (text.isEmpty()) {
                return;
            }
            tip = new Tip(node);
            node.getProperties().put(Tip.class, tip);
        }
        tip.say(text);
    }

    /// What a node is for, as [#setText] was told; empty when it was not.
    public static String getText(Node node) {
        return node.hasProperties() && node.getProperties().get(Tip.class) instanceof Tip tip
                ? tip.text
                : "";
    }

    private void say(String words) {
        if (words.equals(text)) {
            return;
        }
        text = words;
        node.setAccessibleHelp(words.isEmpty() ? null : words);
        if (node.isHover() || tooltip != null) {
            prepare();
        }
    }

    private void prepare() {
        if (text.isEmpty()) {
            if (tooltip != null) {
                Tooltip.uninstall(node, tooltip);
                tooltip = null;
            }
        } else if (tooltip == null) {
            tooltip = tooltip(text);
            Tooltip.install(node, tooltip);
        } else {
            tooltip.setText(text);
        }
    }

    private static Tooltip tooltip(String text) {
        Tooltip tooltip = new Tooltip(text);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(WIDEST);
        return tooltip;
    }

    // ---------------------------------------------------------------- tabs

    /// Says what a tab shows. To be called before the tab is put into its pane, or after.
    public static void setText(Tab tab, String text) {
        tab.getProperties().put(Tip.class, text);
        tab.tabPaneProperty()
                .subscribe(pane -> {
                    if (pane != null) {
                        pane.addEventHandler(MouseEvent.MOUSE_ENTERED, entering -> prepare(tab));
                    }
                });
    }

    /// What a tab shows, as [#setText] was told; empty when it was not.
    public static String getText(Tab tab) {
        return tab.hasProperties() && tab.getProperties().get(Tip.class) instanceof String text
                ? text
                : "";
    }

    // JavaFX: what can be pointed at of a tab is made by the skin of its pane.
    private static void prepare(Tab tab) {
        if (tab.getTooltip() == null) {
            tab.setTooltip(tooltip(getText(tab)));
        }
    }

    // ---------------------------------------------------------------- on demand

    /// Shows below a node what it is for, or what it is called when nothing more is said of it, until
    /// the next key, click, or change of focus.
    public static void show(Node node) {
        String words = words(node);
        if (words.isEmpty()) {
            return;
        }
        Tooltip shown = tooltip(words);
        shown.setAutoHide(true);
        shown.setConsumeAutoHidingEvents(false);
        shown.getScene().addEventFilter(KeyEvent.KEY_PRESSED, key -> shown.hide());
        node.focusedProperty()
                .subscribe(focused -> {
                    if (!focused) {
                        shown.hide();
                    }
                });
        Bounds place = node.localToScreen(node.getLayoutBounds());
        shown.show(node, place.getMinX(), place.getMaxY() + BELOW);
    }

    private static String words(Node node) {
        if (node instanceof TabPane tabs && tabs.getSelectionModel().getSelectedItem() != null) {
            return getText(tabs.getSelectionModel().getSelectedItem());
        }
        String own = getText(node);
        if (own.isEmpty() && node.getAccessibleText() != null) {
            own = node.getAccessibleText();
        }
        return own.isEmpty() && node.getParent() != null ? words(node.getParent()) : own;
    }
}
