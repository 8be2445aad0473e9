package framescope.ui.common;

import javafx.collections.ListChangeListener;
import javafx.scene.Group;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.DialogPane;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;

/// Zooms whatever opens over a window as the window is: dialogs, menus, lists of choices, tooltips;
/// and keeps dialogs within the screen.
/// FX thread only.
public final class ZoomedWindows {
    private final Window main;
    private final Zoom zoom;
    private final ListChangeListener<Window> openings = this::see;

    /// @param main the window that the others belong to
    public ZoomedWindows(Window main, Zoom zoom) {
        this.main = main;
        this.zoom = zoom;
    }

    /// The content of the main window, zoomed.
    public Parent zoomed(Parent content) {
        return new ZoomPane(content, zoom.factor());
    }

    /// Begins to zoom the others.
    public void start() {
        Window.getWindows().addListener(openings);
    }

    /// Ends it: the platform outlives the window.
    public void stop() {
        Window.getWindows().removeListener(openings);
    }

    private void see(ListChangeListener.Change<? extends Window> change) {
        while (change.next()) {
            change.getAddedSubList().stream().filter(this::belongs).forEach(this::enlarge);
        }
    }

    private boolean belongs(Window window) {
        Window owner =
                switch (window) {
                    case PopupWindow popup -> popup.getOwnerWindow();
                    case Stage stage -> stage.getOwner();
                    default -> null;
                };
        return owner != null && (owner.equals(main) || belongs(owner));
    }

    private void enlarge(Window window) {
        if (window.getScene().getRoot() instanceof DialogPane dialog) {
            boolean bounded = DialogRoom.bound(dialog, main, zoom.factor().get());
            DialogRoom.begin(window, main);
            window.addEventHandler(
                    WindowEvent.WINDOW_SHOWN, shown -> DialogRoom.centre(window, main));
            if (zoom(window) || bounded) {
                window.sizeToScene();
            }
        } else if (zoom(window)) {
            window.sizeToScene();
        }
    }

    // Whether there is anything to do.
    private boolean zoom(Window window) {
        Scene scene = window.getScene();
        if (zoom.isActual() || scene.getRoot() instanceof ZoomPane) {
            return false;
        }
        Parent root = scene.getRoot();
        // A node can have one place only.
        scene.setRoot(new Group());
        ZoomPane zoomed = new ZoomPane(root, zoom.factor());
        if (window instanceof PopupWindow) {
            zoomed.getStyleClass().add("popup");
        }
        scene.setRoot(zoomed);
        return true;
    }
}
