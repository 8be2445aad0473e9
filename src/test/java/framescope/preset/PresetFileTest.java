package framescope.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import framescope.compose.Draft;
import framescope.compose.FirstByte;
import framescope.compose.Insertion;
import framescope.compose.KeyChoice;
import framescope.compose.LengthChoice;
import framescope.compose.Payload;
import framescope.compose.Pieces;
import framescope.compose.Preset;
import framescope.protocol.Bytes;
import framescope.protocol.LengthForm;
import framescope.protocol.Opcode;
import framescope.settings.UserSettings;
import framescope.testing.Threat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The user's presets on their way to JSON and back.
class PresetFileTest {
    @TempDir private Path folder;

    // ---------------------------------------------------------------- there and back

    @ParameterizedTest
    @EnumSource(Preset.class)
    void everyBuiltInPresetComesBack(Preset preset) throws Exception {
        assertComesBack(preset.draft());
    }

    @Test
    void aDraftOfEverythingComesBack() throws Exception {
        assertComesBack(ofEverything());
    }

    @Test
    void aTextThatIsNoUtf8IsWrittenInHexadecimal() {
        Draft broken = Draft.of(Opcode.TEXT, new Payload(Payload.Form.TEXT, Bytes.ofHex("ff")));
        SavedPreset saved = SavedPreset.of("broken", broken);
        assertThat(saved.form()).isEqualTo(Payload.Form.HEX);
        assertThat(saved.draft().payload().bytes()).isEqualTo(Bytes.ofHex("ff"));
    }

    private static Draft ofEverything() {
        return Draft.of(Opcode.RESERVED_B, new Payload(Payload.Form.BASE64, Bytes.ofHex("00ff")))
                .unfinished()
                .withBits(0x30)
                .with(KeyChoice.random(0xdeadbeef))
                .with(LengthChoice.in(LengthForm.BITS_64))
                .with(LengthChoice.lying(Long.MIN_VALUE))
                .cutAt(0, 1, 1)
                .with(Insertion.of(Opcode.CLOSE, Bytes.ofHex("03e8"), 2).unfinished())
                .with(
                        Insertion.of(Opcode.PONG, Payload.text("?"), 1)
                                .with(KeyChoice.chosen(0x01020304))
                                .with(FirstByte.ofBits(0x7a))
                                .with(
                                        new LengthChoice(
                                                Optional.of(LengthForm.BITS_16), Optional.of(-2L))))
                .with(Insertion.of(Opcode.PING, Bytes.EMPTY, 0))
                .in(Pieces.of(3, 20));
    }

    /// Presets that have everything which a file can hold.
    static SavedPresets sample() {
        return new SavedPresets(
                List.of(
                        SavedPreset.of("everything", ofEverything()),
                        SavedPreset.of("a text", Preset.TEXT_UNICODE.draft()),
                        SavedPreset.of("compressed", Preset.COMPRESSED_FRAGMENTS.draft())));
    }

    @Test
    void aFileOfAnOlderVersionKnowsLessOfInsertedFrames() throws Exception {
        String old =
                """
                {"presets": [{"name": "old", "fin": true, "rsv": 0, "opcode": 1, "mask": "NONE",
                  "key": "00000000", "lengthBits": 0, "declared": "", "form": "TEXT",
                  "payload": "Hello", "deflated": false, "cuts": [3],
                  "insertions": [{"fin": false, "opcode": 9, "payload": "3f", "place": 1}],
                  "pieceBytes": 0, "pauseMillis": 0}]}
                """;
        Draft draft =
                Draft.text("Hello")
                        .cutAt(3)
                        .with(Insertion.of(Opcode.PING, Bytes.utf8("?"), 1).unfinished());
        SavedPresets read = PresetFile.parse(old.getBytes(StandardCharsets.UTF_8));
        assertThat(read.presets().getFirst().draft()).isEqualTo(draft);
        Path settings = folder.resolve("settings.json");
        Files.writeString(settings, "{\"presets\": " + old + "}");
        assertThat(UserSettings.at(settings).get(SavedPresets.SECTION)).isEqualTo(read);
    }

    @Test
    void inAFileOfAnOlderVersionInsertedFramesAreMaskedAsTheDraftIs() throws Exception {
        String old =
                """
                {"presets": [{"name": "old", "fin": true, "rsv": 0, "opcode": 1, "mask": "CHOSEN",
                  "key": "01020304", "lengthBits": 0, "declared": "", "form": "TEXT",
                  "payload": "Hello", "deflated": false, "cuts": [],
                  "insertions": [{"fin": true, "opcode": 9, "payload": "3f", "place": 0,
                    "rsv": 0, "lengthBits": 0, "declared": ""}],
                  "pieceBytes": 0, "pauseMillis": 0}]}
                """;
        KeyChoice key = KeyChoice.chosen(0x01020304);
        Draft draft =
                Draft.text("Hello")
                        .with(key)
                        .with(Insertion.of(Opcode.PING, Bytes.utf8("?"), 0).with(key));
        SavedPresets read = PresetFile.parse(old.getBytes(StandardCharsets.UTF_8));
        assertThat(read.presets().getFirst().draft()).isEqualTo(draft);
    }

    private void assertComesBack(Draft draft) throws Exception {
        SavedPresets saved = new SavedPresets(List.of(SavedPreset.of("mine", draft)));
        Path file = folder.resolve("presets.json");
        PresetFile.write(file, true, saved);
        assertThat(PresetFile.read(file)).isEqualTo(saved);
        assertThat(PresetFile.read(file).presets().getFirst().draft()).isEqualTo(draft);
    }

    // ---------------------------------------------------------------- what is none

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"presets\": null}",
                "{\"presets\": [null]}",
                "{\"presets\": [{}]}",
                "{\"presets\": [{\"name\": \"x\"}]}",
                "{\"presets\": 3}",
            })
    void whatHoldsNoPresetsIsSaidToHoldNone(String json) {
        assertThatThrownBy(() -> PresetFile.parse(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(PresetFile.NoPresetsException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "fin",
                "rsv",
                "opcode",
                "mask",
                "key",
                "lengthBits",
                "declared",
                "form",
                "payload",
                "deflated",
                "cuts",
                "insertions",
                "pieceBytes",
                "pauseMillis"
            })
    void whatLacksAPartIsRefused(String part) {
        SavedPreset whole = SavedPreset.of("mine", Draft.text("hello"));
        String json =
                new String(
                        PresetFile.json(new SavedPresets(List.of(whole))), StandardCharsets.UTF_8);
        String without = json.replaceFirst("\"" + part + "\" : ", "\"other\" : ");
        assertThat(without).isNotEqualTo(json);
        assertThatThrownBy(() -> PresetFile.parse(without.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(PresetFile.NoPresetsException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"rsv\": 8",
                "\"lengthBits\": 8",
                "\"declared\": \"-1\"",
                "\"place\": -1",
                "\"key\": \"xyz\"",
                "\"payload\": \"3\""
            })
    void anInsertedFrameThatIsNoneIsRefused(String change) {
        Draft draft = Draft.text("hello").with(Insertion.of(Opcode.PING, Bytes.EMPTY, 0));
        String json =
                new String(
                        PresetFile.json(new SavedPresets(List.of(SavedPreset.of("mine", draft)))),
                        StandardCharsets.UTF_8);
        int at = json.indexOf("\"insertions\"");
        String name = change.substring(0, change.indexOf(':'));
        String wrong =
                json.substring(0, at)
                        + json.substring(at).replaceFirst(name + " : [^,\n]+", change);
        assertThat(wrong).contains(change);
        assertThatThrownBy(() -> PresetFile.parse(wrong.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(PresetFile.NoPresetsException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"opcode\" : 1;\"opcode\" : 16",
                "\"rsv\" : 0;\"rsv\" : 8",
                "\"key\" : \"00000000\";\"key\" : \"xyz\"",
                "\"lengthBits\" : 0;\"lengthBits\" : 8",
                "\"declared\" : \"\";\"declared\" : \"-1\"",
                "\"form\" : \"TEXT\";\"form\" : \"HEX\"",
                "\"name\" : \"mine\";\"name\" : \"\"",
                "\"mask\" : \"NONE\";\"mask\" : \"PERHAPS\"",
                "\"pieceBytes\" : 0;\"pieceBytes\" : -1",
                "\"cuts\" : [ ];\"cuts\" : [ 2, 1 ]",
            })
    void whatIsNoDraftIsRefusedWithItsPlace(String change) throws Exception {
        Path file = folder.resolve("presets.json");
        PresetFile.write(
                file, true, new SavedPresets(List.of(SavedPreset.of("mine", Draft.text("hello")))));
        String right = Files.readString(file);
        String[] parts = change.split(";", -1);
        assertThat(right).contains(parts[0]);
        Files.writeString(file, right.replace(parts[0], parts[1]));
        assertThatThrownBy(() -> PresetFile.read(file))
                .isInstanceOfSatisfying(
                        PresetFile.NoPresetsException.class,
                        e -> assertThat(e.line()).isGreaterThan(1));
    }

    @Test
    void whatIsTooMuchIsRefused() {
        List<SavedPreset> many =
                Stream.iterate(0, i -> i + 1)
                        .limit(SavedPresets.MOST + 1)
                        .map(i -> SavedPreset.of("preset " + i, Draft.text("")))
                        .toList();
        assertThatThrownBy(() -> new SavedPresets(many))
                .isInstanceOf(IllegalArgumentException.class);
        Draft large = Draft.text("x".repeat(SavedPresets.MOST_BYTES + 1));
        assertThatThrownBy(() -> SavedPresets.NONE.with(List.of(SavedPreset.of("large", large))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    // ---------------------------------------------------------------- in the settings

    @Threat("F15")
    @Test
    void settingsWithPresetsThatCannotBeGiveNoneAndStayUnderAnotherName() throws Exception {
        Path file = folder.resolve("settings.json");
        String odd = "{\"presets\": {\"presets\": [{\"name\": \"mine\", \"opcode\": 99}]}}";
        Files.writeString(file, odd);
        UserSettings settings = UserSettings.at(file);
        assertThat(settings.get(SavedPresets.SECTION)).isEqualTo(SavedPresets.NONE);
        SavedPresets saved = SavedPresets.NONE.with(List.of(SavedPreset.of("new", Draft.text(""))));
        settings.set(SavedPresets.SECTION, saved);
        settings.write();
        assertThat(folder.resolve("settings.json.bad")).hasContent(odd);
        assertThat(UserSettings.at(file).get(SavedPresets.SECTION)).isEqualTo(saved);
    }
}
