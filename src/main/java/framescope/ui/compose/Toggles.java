package framescope.ui.compose;

import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;
import org.jspecify.annotations.Nullable;

/// Toggle buttons of which one is always chosen, each with the name of a constant as user data.
final class Toggles {
    private Toggles() {}

    /// Ties a group to a property, both ways.
    static <E extends Enum<E>> void bind(
            ToggleGroup group, Class<E> type, ObjectProperty<E> chosen) {
        bind(group, type, chosen, chosen::set);
    }

    /// The same, where something else happens to what the user chooses, and to what they choose once
    /// more.
    static <E extends Enum<E>> void bind(
            ToggleGroup group, Class<E> type, ObjectProperty<E> chosen, Consumer<E> onChosen) {
        group.selectedToggleProperty()
                .subscribe((before, toggle) -> take(group, type, chosen, onChosen, toggle));
        chosen.subscribe(value -> select(group, value));
    }

    private static <E extends Enum<E>> void take(
            ToggleGroup group,
            Class<E> type,
            ObjectProperty<E> chosen,
            Consumer<E> onChosen,
            @Nullable Toggle toggle) {
        if (toggle == null) { // JavaFX: a click on the one that is selected.
            select(group, chosen.get());
            onChosen.accept(chosen.get());
            return;
        }
        E value = Enum.valueOf(type, String.valueOf(toggle.getUserData()));
        if (value != chosen.get()) {
            onChosen.accept(value);
            select(group, chosen.get());
        }
    }

    private static void select(ToggleGroup group, Enum<?> value) {
        group.getToggles().stream()
                .filter(toggle -> value.name().equals(String.valueOf(toggle.getUserData())))
                .findFirst()
                .ifPresent(group::selectToggle);
    }

    /// Shows a node, or takes it and its room away.
    static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
