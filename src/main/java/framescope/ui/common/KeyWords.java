package framescope.ui.common;

import framescope.text.Messages;
import java.util.Collections;
import java.util.Enumeration;
import java.util.ResourceBundle;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.input.KeyCombination;

/// The program's words with the keys in them called as on this system: Ctrl+F here is ⌘F elsewhere.
/// In `messages.properties` a [WindowKey] is written by its name, `[key.FILTER]`, and what only works
/// in one place as JavaFX reads it, in brackets: `[Shortcut+A]`, and `[Shortcut]` for the key alone;
/// what is Ctrl everywhere is written `[Ctrl+Space]`.
public final class KeyWords {
    private static final Pattern KEYS =
            Pattern.compile("\\[(Shortcut|Ctrl|Alt|Shift)((?:\\+\\w+)*)]|\\[key\\.(\\w+)]");
    private static final ResourceBundle BUNDLE = new Named(Messages.bundle());

    private KeyWords() {}

    /// All words, for FXML.
    public static ResourceBundle bundle() {
        return BUNDLE;
    }

    /// The words of a key of the bundle.
    public static String get(String key) {
        return BUNDLE.getString(key);
    }

    /// Words with the keys in them called as on this system.
    static String name(String words) {
        return KEYS.matcher(words).replaceAll(keys -> Matcher.quoteReplacement(name(keys)));
    }

    private static String name(MatchResult keys) {
        if (keys.group(3) != null) {
            return WindowKey.valueOf(keys.group(3)).usual();
        }
        return keys.group(2).isEmpty()
                ? modifier(keys.group(1))
                : display(keys.group(1) + keys.group(2));
    }

    private static String display(String combination) {
        return KeyCombination.valueOf(combination).getDisplayText();
    }

    // A modifier is a combination only with another key; what stands before that is its name.
    private static String modifier(String name) {
        return display(name + "+A").replaceFirst("\\+?A$", "");
    }

    private static final class Named extends ResourceBundle {
        private Named(ResourceBundle words) {
            setParent(words);
        }

        @Override
        protected Object handleGetObject(String key) {
            return name(parent.getString(key));
        }

        @Override
        public Enumeration<String> getKeys() {
            return Collections.enumeration(parent.keySet());
        }
    }
}
