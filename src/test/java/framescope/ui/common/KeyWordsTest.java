package framescope.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.text.Messages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;

/// Keys are called as on this system.
class KeyWordsTest {
    private static final Pattern BY_HAND =
            Pattern.compile("(?<![\\[+])\\b(Ctrl|Cmd|((Alt|Option|Shift)\\+))");
    private static final Pattern IN_BRACKETS = Pattern.compile("\\[(Shortcut|Ctrl|Alt|Shift)\\b");

    @Test
    void keysInBracketsAreNamed() {
        assertThat(KeyWords.name("Filter ([Shortcut+F]), [Shortcut] and the wheel, bytes [2]"))
                .isEqualTo(
                        "Filter (%s), %s and the wheel, bytes [2]"
                                .formatted(
                                        KeyCombination.valueOf("Shortcut+F").getDisplayText(),
                                        KeyCombination.valueOf("Shortcut+A")
                                                .getDisplayText()
                                                .replaceFirst("[+]?A$", "")));
    }

    @Test
    void noWordsNameSuchKeysByHand() {
        List<String> byHand =
                Messages.bundle().keySet().stream()
                        // Ctrl+C is the terminal's, on every system.
                        .filter(key -> !key.startsWith("usage.") && !key.startsWith("terminal."))
                        .filter(key -> BY_HAND.matcher(Messages.get(key)).find())
                        .toList();
        assertThat(byHand).isEmpty();
        assertThat(Messages.bundle().keySet())
                .noneMatch(key -> IN_BRACKETS.matcher(KeyWords.get(key)).find());
    }

    // Whoever takes them from Messages would show the brackets.
    @Test
    void wordsWithKeysAreTakenFromHere() throws Exception {
        List<String> withKeys =
                Messages.bundle().keySet().stream()
                        .filter(key -> IN_BRACKETS.matcher(Messages.get(key)).find())
                        .toList();
        assertThat(withKeys).isNotEmpty();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String source = Files.readString(file);
                assertThat(withKeys)
                        .as(file.toString())
                        .noneMatch(key ->
                                source.contains("Messages.get(\"" + key + "\"")
                                        || source.contains("Messages.format(\"" + key + "\""));
            }
        }
    }
}
