package framescope.ui.common;

import javafx.collections.ObservableList;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.DialogPane;
import javafx.scene.control.ScrollPane;
import javafx.stage.Screen;
import javafx.stage.Window;

/// Keeps a dialog within the screen: what has no room in it is scrolled to, and its buttons stay in
/// sight. FX thread only.
final class DialogRoom {
    // The title and the edge of a window, and a little of what is below it.
    private static final double AROUND_ACROSS = 16;
    private static final double AROUND_DOWN = 56;
    private static final double SCROLL_BAR = 20;

    private DialogRoom() {}

    /// Lets a dialog's content scroll if it is larger than the screen that its owner is on.
    ///
    /// @param factor lengths on the screen to lengths in the dialog; above 0
    /// @return whether it is larger
    static boolean bound(DialogPane pane, Window owner, double factor) {
        Rectangle2D screen = screen(owner);
        double widest = (screen.getWidth() - AROUND_ACROSS) / factor;
        double highest = (screen.getHeight() - AROUND_DOWN) / factor;
        // JavaFX: what a control is made of comes with the first pass, its fonts with the second.
        for (int pass = 0; pass < 2; pass++) {
            pane.applyCss();
            pane.layout();
        }
        double width = pane.prefWidth(-1);
        double height = pane.prefHeight(width);
        Node content = pane.getContent();
        if (content == null || width <= widest && height <= highest) {
            return false;
        }
        ScrollPane room = new ScrollPane();
        room.getStyleClass().addAll("edge-to-edge", "dialog-room");
        room.setFitToWidth(true);
        room.setAccessibleText(content.getAccessibleText());
        pane.setContent(room);
        room.setContent(content);
        pane.setPrefSize(
                Math.min(width + SCROLL_BAR, widest), Math.min(height + SCROLL_BAR, highest));
        return true;
    }

    /// Puts a dialog where it can become as large as it wants to be.
    static void begin(Window dialog, Window owner) {
        Rectangle2D screen = screen(owner);
        dialog.setX(screen.getMinX());
        dialog.setY(screen.getMinY());
    }

    /// Puts a dialog in the middle of its owner, or beside that where it would leave the screen.
    // JavaFX does so by the size that its content has without being zoomed.
    static void centre(Window dialog, Window owner) {
        Rectangle2D screen = screen(owner);
        dialog.setX(
                place(
                        owner.getX() + (owner.getWidth() - dialog.getWidth()) / 2,
                        screen.getMinX(),
                        screen.getMaxX() - dialog.getWidth()));
        dialog.setY(
                place(
                        owner.getY() + (owner.getHeight() - dialog.getHeight()) / 2,
                        screen.getMinY(),
                        screen.getMaxY() - dialog.getHeight()));
    }

    // The beginning of what is larger than the screen is to be seen.
    private static double place(double wanted, double least, double most) {
        return Math.max(least, Math.min(wanted, most));
    }

    private static Rectangle2D screen(Window owner) {
        ObservableList<Screen> under =
                Screen.getScreensForRectangle(
                        owner.getX(), owner.getY(), owner.getWidth(), owner.getHeight());
        Screen screen = under.isEmpty() ? Screen.getPrimary() : under.getFirst();
        return screen.getVisualBounds();
    }
}
