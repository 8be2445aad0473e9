package framescope.ui;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.text.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What a text says of a key that works in one place only, some test presses there. (What works
/// everywhere is named by [framescope.ui.common.WindowKey].)
class LocalKeysTest {
    private static final Pattern LOCAL =
            Pattern.compile(
                    "\\b(Enter(?! where)|Esc|Page Up|Home|(?i:arrow keys))\\b|\\(Delete\\)"
                            + "|\\[(Shortcut|Ctrl|Alt|Shift)\\b");

    private static final Map<Pattern, String> CODES =
            Map.ofEntries(
                    entry(Pattern.compile("\\bEnter\\b"), "KeyCode[.]ENTER"),
                    entry(Pattern.compile("\\bEsc\\b"), "KeyCode[.]ESCAPE"),
                    entry(
                            Pattern.compile("(?i)\\barrow keys\\b"),
                            "KeyCode[.](UP|DOWN|LEFT|RIGHT)"),
                    entry(Pattern.compile("\\(Delete\\)"), "KeyCode[.]DELETE"),
                    entry(
                            Pattern.compile("\\[Ctrl\\+Space]"),
                            "KeyCode[.]CONTROL, KeyCode[.]SPACE"),
                    entry(
                            Pattern.compile("\\[Shortcut\\+Enter]"),
                            "KeyCode[.]CONTROL, KeyCode[.]ENTER"),
                    entry(Pattern.compile("\\[Shortcut\\+A]"), "KeyCode[.]CONTROL, KeyCode[.]A\\b"),
                    entry(Pattern.compile("\\[Shortcut\\+C]"), "KeyCode[.]CONTROL, KeyCode[.]C\\b"),
                    entry(Pattern.compile("\\[Shortcut] and the wheel"), "ScrollEvent"),
                    entry(Pattern.compile("\\bPage Up\\b"), "KeyCode[.]PAGE_UP"),
                    entry(Pattern.compile("\\bHome\\b"), "KeyCode[.]HOME"),
                    entry(Pattern.compile("Down goes"), "KeyCode[.]DOWN"));

    private static final Map<String, List<String>> PRESSED_BY =
            Map.ofEntries(
                    entry("filter.about", List.of("FilterUiTest")),
                    entry("frames.empty.filtered.hint", List.of("FilterUiTest")),
                    entry("filter.save.name.about", List.of("FilterUiTest", "SettingsUiTest")),
                    entry("search.about", List.of("SearchUiTest")),
                    entry("search.close.about", List.of("SearchUiTest")),
                    entry("marks.comment.about", List.of("MarksUiTest")),
                    entry("marks.comment.save.about", List.of("MarksUiTest")),
                    entry("marks.comment.cancel.about", List.of("MarksUiTest")),
                    entry("goto.about", List.of("GoingUiTest")),
                    entry("connections.list.about", List.of("ChosenTargetUiTest")),
                    entry("unmasking.about", List.of("UnmaskingUiTest")),
                    entry("detail.bits.about", List.of("BitRulerUiTest")),
                    entry("detail.fields.about", List.of("DetailUiTest")),
                    entry("presets.use.about", List.of("PresetsUiTest")),
                    entry("presets.remove", List.of("PresetsUiTest")),
                    entry("findings.rows.about", List.of("FindingsUiTest")),
                    entry("findings.row.about", List.of("FindingsUiTest")),
                    entry("ladder.about", List.of("LadderUiTest")),
                    entry("ladder.zoom.about", List.of("LadderUiTest")),
                    entry(
                            "shortcut.more",
                            List.of(
                                    "ScrollingUiTest",
                                    "GoingUiTest",
                                    "RowMenuUiTest",
                                    "FilterUiTest",
                                    "KeyboardUiTest")));

    @Test
    void everyTextThatNamesAKeyIsTriedOut() {
        assertThat(
                        Messages.bundle().keySet().stream()
                                .filter(key -> !key.startsWith("typed."))
                                .filter(key -> LOCAL.matcher(Messages.get(key)).find()))
                .containsExactlyInAnyOrderElementsOf(PRESSED_BY.keySet());
    }

    @Test
    void theTestsPressTheKeysThatTheTextsName() throws IOException {
        for (Map.Entry<String, List<String>> text : PRESSED_BY.entrySet()) {
            StringBuilder source = new StringBuilder();
            for (String test : text.getValue()) {
                source.append(
                        Files.readString(Path.of("src/test/java/framescope/ui", test + ".java")));
            }
            CODES.forEach((words, code) -> {
                if (words.matcher(Messages.get(text.getKey())).find()) {
                    assertThat(source.toString()).as(text.getKey()).containsPattern(code);
                }
            });
        }
    }
}
