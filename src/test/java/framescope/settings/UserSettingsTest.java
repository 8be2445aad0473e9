package framescope.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import framescope.testing.Threat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserSettingsTest {
    record Named(String name, double width) {}

    record Layout(boolean open, int size, List<Named> columns, Map<String, Integer> more) {
        Layout {
            if (size < 0) {
                throw new IllegalArgumentException("a size of " + size);
            }
        }
    }

    private static final Section<Layout> LAYOUT =
            new Section<>("layout", new Layout(true, 12, List.of(), Map.of()));
    private static final Section<Named> NAMED = new Section<>("named", new Named("", 1));
    private static final Layout CHOSEN =
            new Layout(false, 14, List.of(new Named("λ", 2.5)), Map.of("a", 1));

    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void nameAFileInAFolderThatIsNotThereYet() {
        file = folder.resolve("framescope").resolve("settings.json");
    }

    private void write(String json) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, json);
    }

    @Test
    void untilSomethingIsChosenTheDefaultsHold() {
        assertThat(UserSettings.at(file).get(LAYOUT)).isEqualTo(LAYOUT.defaults());
    }

    @Test
    void whatIsChosenHoldsAtOnceAndInTheNextRun() throws IOException {
        UserSettings settings = UserSettings.at(file);
        settings.set(LAYOUT, CHOSEN);
        assertThat(settings.get(LAYOUT)).isEqualTo(CHOSEN);
        settings.write();
        assertThat(UserSettings.at(file).get(LAYOUT)).isEqualTo(CHOSEN);
        assertThat(file.getParent()).isDirectoryNotContaining(found -> !found.equals(file));
    }

    @Test
    void onlyAChoiceThatChangesSomethingIsToBeWritten() throws IOException {
        UserSettings settings = UserSettings.at(file);
        settings.set(LAYOUT, LAYOUT.defaults());
        assertThat(settings.changed()).isFalse();
        settings.set(LAYOUT, CHOSEN);
        assertThat(settings.changed()).isTrue();
        settings.write();
        assertThat(settings.changed()).isFalse();
    }

    @Test
    void settingsInMemoryAreNeverWritten() throws IOException {
        UserSettings settings = UserSettings.inMemory();
        settings.set(LAYOUT, CHOSEN);
        assertThat(settings.changed()).isFalse();
        settings.write();
        assertThat(settings.get(LAYOUT)).isEqualTo(CHOSEN);
    }

    @Test
    void whatIsNotKnownStaysInTheFile() throws IOException {
        write("{\"layout\": {\"size\": 3, \"later\": [1]}, \"new\": {\"a\": null}}");
        UserSettings settings = UserSettings.at(file);
        settings.set(LAYOUT, CHOSEN);
        settings.write();
        assertThat(Files.readString(file).replaceAll("\\s", ""))
                .contains("\"later\":[1]", "\"new\":{\"a\":null}", "\"size\":14");
    }

    @Test
    void aFieldThatTheFileDoesNotNameHasItsDefault() throws IOException {
        write("{\"layout\": {\"size\": 3}}");
        assertThat(UserSettings.at(file).get(LAYOUT))
                .isEqualTo(new Layout(true, 3, List.of(), Map.of()));
    }

    @Test
    void twoProgramsDoNotUndoOneAnothersSections() throws IOException {
        UserSettings one = UserSettings.at(file);
        UserSettings other = UserSettings.at(file);
        one.set(LAYOUT, CHOSEN);
        other.set(NAMED, new Named("x", 2));
        one.write();
        other.write();
        UserSettings next = UserSettings.at(file);
        assertThat(next.get(LAYOUT)).isEqualTo(CHOSEN);
        assertThat(next.get(NAMED)).isEqualTo(new Named("x", 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"layout\": {", "[]", "7", "{\"layout\": {}} }", "\u0000\u0000"})
    @Threat("F15")
    void aFileThatIsNoSettingsIsPutAsideAndTheDefaultsHold(String content) throws IOException {
        write(content);
        UserSettings settings = UserSettings.at(file);
        Path bad = file.resolveSibling("settings.json.bad");
        assertThat(settings.get(LAYOUT)).isEqualTo(LAYOUT.defaults());
        assertThat(settings.takeProblem())
                .contains(new SettingsProblem(SettingsProblem.Kind.CORRUPT, bad));
        assertThat(settings.takeProblem()).isEmpty();
        assertThat(bad).hasContent(content);
        settings.set(LAYOUT, CHOSEN);
        settings.write();
        assertThat(UserSettings.at(file).get(LAYOUT)).isEqualTo(CHOSEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"size\": -1",
                "\"size\": \"many\"",
                "\"columns\": 3",
                "\"columns\": [{\"width\": []}]"
            })
    @Threat("F15")
    void aValueThatCannotBeHasItsDefaultAndTheOthersHold(String field) throws IOException {
        String content = "{\"layout\": {\"open\": false, " + field + "}}";
        write(content);
        UserSettings settings = UserSettings.at(file);
        assertThat(settings.get(LAYOUT)).isEqualTo(new Layout(false, 12, List.of(), Map.of()));
        Path bad = file.resolveSibling("settings.json.bad");
        assertThat(settings.takeProblem())
                .contains(new SettingsProblem(SettingsProblem.Kind.ODD_VALUES, bad));
        settings.set(NAMED, new Named("x", 2));
        settings.write();
        assertThat(bad).hasContent(content);
    }

    @Test
    @Threat("F15")
    void aSectionThatIsNoObjectHasItsDefaults() throws IOException {
        write("{\"layout\": 3}");
        assertThat(UserSettings.at(file).get(LAYOUT)).isEqualTo(LAYOUT.defaults());
    }

    @Test
    void whatCannotBeWrittenIsTriedAgainWithTheNextChoice() throws IOException {
        Files.writeString(folder.resolve("framescope"), "a file where the folder should be");
        UserSettings settings = UserSettings.at(file);
        settings.set(LAYOUT, CHOSEN);
        assertThatThrownBy(settings::write).isInstanceOf(IOException.class);
        assertThat(settings.changed()).isFalse();
        Files.delete(folder.resolve("framescope"));
        settings.set(NAMED, new Named("x", 2));
        settings.write();
        assertThat(UserSettings.at(file).get(LAYOUT)).isEqualTo(CHOSEN);
    }

    @Test
    void aLinkToTheFileStaysALink() throws IOException {
        Path elsewhere = Files.createFile(folder.resolve("dotfiles.json"));
        Files.writeString(elsewhere, "{}");
        Files.createDirectories(file.getParent());
        Files.createSymbolicLink(file, elsewhere);
        UserSettings settings = UserSettings.at(file);
        settings.set(LAYOUT, CHOSEN);
        settings.write();
        assertThat(file).isSymbolicLink();
        assertThat(UserSettings.at(elsewhere).get(LAYOUT)).isEqualTo(CHOSEN);
        assertThat(settings.takeProblem()).isEqualTo(Optional.empty());
    }
}
