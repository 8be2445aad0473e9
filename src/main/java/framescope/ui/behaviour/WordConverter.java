package framescope.ui.behaviour;

import framescope.text.Messages;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Shows constants in a combo box by their words.
final class WordConverter<T extends Enum<T>> extends StringConverter<T> {
    private final String prefix;

    private WordConverter(String prefix) {
        this.prefix = prefix;
    }

    /// Fills a combo box.
    ///
    /// @param prefix of the words in `messages.properties`
    static <T extends Enum<T>> void fill(ComboBox<T> box, String prefix, List<T> constants) {
        box.setConverter(new WordConverter<>(prefix));
        box.getItems().setAll(constants);
    }

    @Override
    public String toString(@Nullable T constant) {
        return constant == null ? "" : Messages.of(prefix, constant);
    }

    @Override
    public T fromString(String word) {
        throw new IllegalStateException("a word is chosen, not written");
    }
}
