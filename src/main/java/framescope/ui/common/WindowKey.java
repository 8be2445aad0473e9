package framescope.ui.common;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.input.KeyCombination;

/// The keys that work wherever the focus is. The window binds them, and words name them by what
/// they are called here ([KeyWords]), so that no text can name another key than is bound.
public enum WindowKey {
    START("Shortcut+E"),
    PAUSE("Shortcut+P"),
    CAPTURE("Shortcut+Shift+P"),
    CLEAR("Shortcut+L"),
    OPEN("Shortcut+O"),
    SAVE("Shortcut+S"),
    SEND("Shortcut+Enter"),
    MARK("Shortcut+M"),
    COMMENT("Shortcut+Alt+C"),
    NEXT_MARKED("Shortcut+Shift+N"),
    PREVIOUS_MARKED("Shortcut+Shift+B"),
    BEHIND("Alt+Down"),
    BEFORE("Alt+Up"),
    FILTER("Shortcut+F"),
    SEARCH("Shortcut+Shift+F"),
    NEXT("F3"),
    PREVIOUS("Shift+F3"),
    GO_TO("Shortcut+G"),
    HELP("F1"),
    EXPLAIN("Shortcut+F1"),
    NEXT_PANE("F6"),
    PREVIOUS_PANE("Shift+F6"),
    // Which of these keys there are depends on the keyboard.
    ZOOM_IN(shifted("Plus"), shifted("Equals"), shifted("Add")),
    ZOOM_OUT(shifted("Minus"), shifted("Subtract")),
    ZOOM_ACTUAL(shifted("0"), shifted("Numpad 0")),
    FRAMES("Shortcut+1"),
    LADDER("Shortcut+2"),
    STATISTICS("Shortcut+3"),
    FINDINGS("Shortcut+4"),
    LAB("Shortcut+5");

    /// Between keys that do the same; no key is called so.
    public static final String OR = "  ";

    private static final String BETWEEN = ",";

    // As JavaFX writes them: a list would not be immutable.
    private final String keys;

    WindowKey(String... keys) {
        this.keys = String.join(BETWEEN, keys);
    }

    private static String shifted(String key) {
        return "Ignore Shift+Shortcut+" + key;
    }

    /// Any of these does it; the first is the usual one.
    public List<KeyCombination> keys() {
        return Stream.of(keys.split(BETWEEN, -1)).map(KeyCombination::valueOf).toList();
    }

    /// All keys, called as on this system, with [#OR] between them.
    public String inWords() {
        return keys().stream().map(KeyCombination::getDisplayText).distinct().collect(joining(OR));
    }

    /// The usual key, called as on this system.
    String usual() {
        return keys().getFirst().getDisplayText();
    }
}
