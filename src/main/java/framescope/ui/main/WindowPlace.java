package framescope.ui.main;

import framescope.settings.UserSettings;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Dimension2D;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// Size and place of the window, kept from one run to the next. FX thread only.
public final class WindowPlace {
    /// So much of a window has to be on a screen for its user to get hold of it.
    private static final double ENOUGH = 80;

    private final Stage stage;
    private final UserSettings settings;

    public WindowPlace(Stage stage, UserSettings settings) {
        this.stage = stage;
        this.settings = settings;
    }

    /// Puts the window where it was left, if that is on a screen that is there; to be called before
    /// it is shown. From then on its place is kept.
    ///
    /// @param usual the size that it has the first time
    /// @return the size of its content, for the first layout
    public Dimension2D restore(Dimension2D usual) {
        WindowSettings left = settings.get(WindowSettings.SECTION);
        Optional<Rectangle2D> screen = screenOf(left);
        Dimension2D size = usual;
        if (left.maximized()) {
            Rectangle2D whole = screen.orElse(Screen.getPrimary().getVisualBounds());
            size = new Dimension2D(whole.getWidth(), whole.getHeight());
            stage.setMaximized(true);
        }
        if (screen.isPresent()) {
            Rectangle2D normal = fitted(left, screen.get());
            if (left.maximized()) {
                placeOnceNormal(normal);
            } else {
                size = new Dimension2D(normal.getWidth(), normal.getHeight());
                place(normal);
            }
        }
        keepChanges();
        return size;
    }

    private static Optional<Rectangle2D> screenOf(WindowSettings left) {
        if (!left.wasShown()) {
            return Optional.empty();
        }
        // The bar with the title is what one can get hold of.
        return Screen.getScreensForRectangle(left.x(), left.y(), left.width(), ENOUGH / 2).stream()
                .map(Screen::getVisualBounds)
                .filter(screen -> overlap(left, screen) >= Math.min(ENOUGH, left.width()))
                .findFirst();
    }

    private static double overlap(WindowSettings left, Rectangle2D screen) {
        return Math.min(left.x() + left.width(), screen.getMaxX())
                - Math.max(left.x(), screen.getMinX());
    }

    // The screen may have become smaller.
    private static Rectangle2D fitted(WindowSettings left, Rectangle2D screen) {
        return new Rectangle2D(
                left.x(),
                Math.max(left.y(), screen.getMinY()),
                Math.min(left.width(), screen.getWidth()),
                Math.min(left.height(), screen.getHeight()));
    }

    private void place(Rectangle2D bounds) {
        stage.setX(bounds.getMinX());
        stage.setY(bounds.getMinY());
        stage.setWidth(bounds.getWidth());
        stage.setHeight(bounds.getHeight());
    }

    // Were it laid out in its normal size first, dividers would move a little in every run.
    private void placeOnceNormal(Rectangle2D bounds) {
        stage.maximizedProperty()
                .addListener(
                        new ChangeListener<>() {
                            @Override
                            public void changed(
                                    ObservableValue<? extends Boolean> state,
                                    Boolean before,
                                    Boolean now) {
                                if (!now) {
                                    state.removeListener(this);
                                    place(bounds);
                                }
                            }
                        });
    }

    // ---------------------------------------------------------------- keeping

    private void keepChanges() {
        Runnable keep = this::keep;
        stage.xProperty().subscribe(keep);
        stage.yProperty().subscribe(keep);
        stage.widthProperty().subscribe(keep);
        stage.heightProperty().subscribe(keep);
        stage.maximizedProperty().subscribe(keep);
        stage.showingProperty().subscribe(keep);
    }

    private void keep() {
        if (!stage.isShowing() || stage.isIconified() || stage.isFullScreen()) {
            return;
        }
        WindowSettings kept = settings.get(WindowSettings.SECTION);
        settings.set(
                WindowSettings.SECTION,
                stage.isMaximized()
                        ? kept.withMaximized(true)
                        : new WindowSettings(
                                stage.getX(),
                                stage.getY(),
                                stage.getWidth(),
                                stage.getHeight(),
                                false));
    }
}
