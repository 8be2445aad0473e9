package framescope.preset;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.compose.Composition;
import framescope.compose.Receiver;
import framescope.preset.PresetFile.NoPresetsException;
import framescope.testing.FuzzCorpus;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/// Any bytes are presets, or are said with a place not to be; presets that were read are written and
/// read again as the same, and each is a draft that can be composed.
class PresetFileFuzzTest {
    @ParameterizedTest
    @FuzzCorpus
    void holdsForTheCorpus(byte[] input) {
        fuzzerTestOneInput(input);
    }

    @Test
    void holdsForASampleWithBytesChangedAtRandom() {
        byte[] sample = PresetFile.json(PresetFileTest.sample());
        Random random = new Random(6455);
        for (int i = 0; i < 3000; i++) {
            byte[] bytes = sample.clone();
            for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            fuzzerTestOneInput(bytes);
        }
    }

    public static void fuzzerTestOneInput(byte[] input) {
        SavedPresets presets;
        try {
            presets = PresetFile.parse(input);
        } catch (NoPresetsException e) {
            assertThat(e.line()).isPositive();
            assertThat(e.column()).isPositive();
            return;
        }
        try {
            assertThat(PresetFile.parse(PresetFile.json(presets))).isEqualTo(presets);
        } catch (NoPresetsException e) {
            throw new AssertionError(e);
        }
        for (SavedPreset preset : presets.presets()) {
            assertThat(Composition.of(preset.draft(), Receiver.fresh(true)).bytes()).isNotNull();
        }
    }
}
