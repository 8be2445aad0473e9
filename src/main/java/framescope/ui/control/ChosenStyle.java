package framescope.ui.control;

import javafx.css.Styleable;

/// One style class out of several that a node has by turns, as a cell does that shows one item
/// after another.
///
/// A list's cells are filled during layout, after the pulse's CSS pass. A style class that is set
/// there, be it the same again, makes JavaFX draw the whole window in the next pulse; so it is only
/// touched when it is another. For the JavaFX application thread.
public final class ChosenStyle {
    private final Styleable node;
    private String shown = "";

    /// @param node has the style class beside those of its own
    public ChosenStyle(Styleable node) {
        this.node = node;
    }

    /// Gives the node a style class instead of the last one.
    ///
    /// @param styleClass empty for none
    public void show(String styleClass) {
        if (styleClass.equals(shown)) {
            return;
        }
        node.getStyleClass().remove(shown);
        if (!styleClass.isEmpty()) {
            node.getStyleClass().add(styleClass);
        }
        shown = styleClass;
    }
}
