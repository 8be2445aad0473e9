package framescope.ui.common;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Supplier;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/// Loads views, with controllers that are made through their constructors.
public final class ViewLoader {
    private final Map<Class<?>, Supplier<Object>> controllers;

    /// @param controllers how each controller class that a view names is made
    public ViewLoader(Map<Class<?>, Supplier<Object>> controllers) {
        this.controllers = controllers;
    }

    /// The root node of a view.
    public Parent load(ViewFile file) {
        FXMLLoader loader = new FXMLLoader(file.url(), KeyWords.bundle());
        loader.setControllerFactory(this::controller);
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Object controller(Class<?> type) {
        Supplier<Object> made = controllers.get(type);
        if (made == null) {
            throw new IllegalStateException("nobody makes a " + type.getName());
        }
        return made.get();
    }
}
