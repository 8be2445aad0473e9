package framescope.ui.compose;

import framescope.protocol.LengthForm;
import framescope.text.Messages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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

    /// Ties a box to the form that a length is written in; empty for the shortest.
    ///
    /// @param shortest the key of words for that
    static void bindLengthForm(
            ComboBox<Optional<LengthForm>> box,
            ObjectProperty<Optional<LengthForm>> chosen,
            String shortest) {
        List<Optional<LengthForm>> forms = new ArrayList<>();
        forms.add(Optional.empty());
        Arrays.stream(LengthForm.values()).map(Optional::of).forEach(forms::add);
        bind(box, chosen, form -> formName(form, shortest), forms);
    }

    private static String formName(Optional<LengthForm> form, String shortest) {
        return form.map(each -> Messages.format("compose.lengthForm", each.bits()))
                .orElseGet(() -> Messages.get(shortest));
    }
}
