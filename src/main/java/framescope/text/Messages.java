package framescope.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;

/// The program's words, from `messages.properties` in the user's language.
public final class Messages {
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("framescope.ui.messages");

    private Messages() {}

    /// The bundle itself, for FXML and the command line.
    public static ResourceBundle bundle() {
        return BUNDLE;
    }

    /// The words of a key.
    ///
    /// @throws MissingResourceException when there is no such key, which is a programming error
    public static String get(String key) {
        return BUNDLE.getString(key);
    }

    /// The words of a key; empty when there is no such key.
    public static Optional<String> find(String key) {
        return BUNDLE.containsKey(key) ? Optional.of(BUNDLE.getString(key)) : Optional.empty();
    }

    /// The words of a key with its places `{0}`, `{1}` … filled in (see [MessageFormat]).
    public static String format(String key, Object... arguments) {
        return new MessageFormat(BUNDLE.getString(key), Locale.getDefault()).format(arguments);
    }

    /// The words for a constant, under the prefix and the constant's name.
    public static String of(String prefix, Enum<?> constant) {
        return get(prefix + "." + constant.name());
    }
}
