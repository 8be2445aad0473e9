package framescope.ui.common;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// A combo box in which one open connection is chosen, or all of them. FX thread only.
public final class ConnectionChoice {
    /// Stands for all connections, which are numbered from 1.
    private static final int ALL = 0;

    private final ComboBox<Integer> box;
    private final ObjectProperty<Optional<Integer>> chosen;
    private final ObservableValue<List<Integer>> open;
    private boolean following;

    private ConnectionChoice(
            ComboBox<Integer> box,
            ObjectProperty<Optional<Integer>> chosen,
            ObservableValue<List<Integer>> open) {
        this.box = box;
        this.chosen = chosen;
        this.open = open;
    }

    /// Lets a box choose.
    ///
    /// @param chosen the number of the chosen connection; empty for all. It stays among the choices
    ///     when the connection ends
    /// @param open the numbers of the open connections
    /// @param name what a choice is called
    public static void bind(
            ComboBox<Integer> box,
            ObjectProperty<Optional<Integer>> chosen,
            ObservableValue<List<Integer>> open,
            Function<Optional<Integer>, String> name) {
        box.setConverter(new Names(name));
        ConnectionChoice choice = new ConnectionChoice(box, chosen, open);
        box.valueProperty().subscribe(choice::choose);
        open.subscribe(ignored -> choice.show());
        chosen.subscribe(ignored -> choice.show());
    }

    private void choose(@Nullable Integer number) {
        if (!following && number != null) {
            chosen.set(connection(number));
        }
    }

    private static Optional<Integer> connection(int number) {
        return number == ALL ? Optional.empty() : Optional.of(number);
    }

    private void show() {
        following = true;
        int number = chosen.get().orElse(ALL);
        List<Integer> choices = new ArrayList<>();
        choices.add(ALL);
        choices.addAll(open.getValue());
        if (!choices.contains(number)) {
            choices.add(number);
        }
        // Set anew even when equal: a name may have changed, and a combo box shows nothing when its
        // items change under an equal value.
        box.setValue(null);
        box.getItems().setAll(choices);
        box.setValue(number);
        following = false;
    }

    private static final class Names extends StringConverter<Integer> {
        private final Function<Optional<Integer>, String> name;

        private Names(Function<Optional<Integer>, String> name) {
            this.name = name;
        }

        @Override
        public String toString(@Nullable Integer number) {
            return name.apply(connection(number == null ? ALL : number));
        }

        @Override
        public Integer fromString(String text) {
            throw new IllegalStateException("a connection is chosen, not written");
        }
    }
}
