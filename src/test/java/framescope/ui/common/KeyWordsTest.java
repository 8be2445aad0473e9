package framescope.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.text.Messages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;

/// Keys are called as on this system.
class KeyWordsTest {
    // Ctrl+Enter keeps a comment while one is written.
    private static final Set<String> NOT_FROM_THE_WINDOW =
            Set.of("marks.comment.about", "marks.comment.save.about");
    private static final List<String> FOR_TERMINALS = List.of("usage.", "terminal.", "typed.");
    private static final Pattern BY_HAND =
            Pattern.compile("(?<![\\[+])\\b(Ctrl|Cmd|((Alt|Option|Shift)\\+))");
    private static final Pattern IN_BRACKETS =
            Pattern.compile("\\[(key|Shortcut|Ctrl|Alt|Shift)\\b");
    private static final Pattern COMBINATION =
            Pattern.compile("\\[((?:Shortcut|Ctrl|Alt|Shift)(?:\\+\\w+)+)]");
    private static final Pattern FUNCTION_KEY = Pattern.compile("(?<![+.\\w])F[0-9]{1,2}\\b");

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
                        .filter(key -> FOR_TERMINALS.stream().noneMatch(key::startsWith))
                        .filter(key -> BY_HAND.matcher(Messages.get(key)).find())
                        .toList();
        assertThat(byHand).isEmpty();
        assertThat(Messages.bundle().keySet())
                .noneMatch(key -> IN_BRACKETS.matcher(KeyWords.get(key)).find());
    }

    // So a text follows the key that is bound, whatever that becomes.
    @Test
    void whatWorksEverywhereIsNamedByWhatItDoes() {
        Set<String> everywhere =
                Stream.of(WindowKey.values())
                        .flatMap(key -> key.keys().stream())
                        .map(KeyCombination::getDisplayText)
                        .collect(Collectors.toSet());
        List<String> byKey =
                Messages.bundle().keySet().stream()
                        .filter(key -> !NOT_FROM_THE_WINDOW.contains(key))
                        .filter(key ->
                                FUNCTION_KEY.matcher(Messages.get(key)).find()
                                        || COMBINATION
                                                .matcher(Messages.get(key))
                                                .results()
                                                .map(found ->
                                                        KeyCombination.valueOf(found.group(1))
                                                                .getDisplayText())
                                                .anyMatch(everywhere::contains))
                        .toList();
        assertThat(byKey).isEmpty();
    }

    @Test
    void whatWorksEverywhereIsCalledByItsUsualKey() {
        assertThat(KeyWords.name("again ([key.NEXT]), back ([key.ZOOM_ACTUAL])"))
                .isEqualTo(
                        "again (F3), back (%s)"
                                .formatted(KeyCombination.valueOf("Shortcut+0").getDisplayText()));
    }

    @Test
    void noKeyDoesTwoThings() {
        assertThat(
                        Stream.of(WindowKey.values())
                                .flatMap(key -> key.keys().stream())
                                .map(KeyCombination::getName))
                .doesNotHaveDuplicates();
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
