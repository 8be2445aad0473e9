package framescope.ui.compose;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Combo boxes whose items have names.
final class Choices {
    private Choices() {}

    /// Ties a box to a property, both ways.
    static <T> void bind(
            ComboBox<T> box, ObjectProperty<T> chosen, Function<T, String> name, List<T> items) {
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable T item) {
                        return item == null ? "" : name.apply(item);
                    }

                    @Override
                    public T fromString(String text) {
                        throw new IllegalStateException("an item is chosen, not written");
                    }
                });
        box.getItems().setAll(items);
        box.valueProperty().bindBidirectional(chosen);
    }
}
