package framescope.ui.main;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.settings.UserSettings;
import framescope.testing.FrameBytes;
import framescope.testing.WireWriter;
import framescope.text.ByteCount;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The status line, with a clock that the test moves.
class MainViewModelTest {
    private final MemoryCapture capture = MemoryCapture.keeping(8 << 20);
    private final MainViewModel main = new MainViewModel(capture, UserSettings.inMemory(), 0);

    @Test
    void atFirstNothingHasHappened() {
        assertThat(main.countsProperty().get()).isEqualTo("0 open · 0 frames · 0 B");
        assertThat(main.rateProperty().get()).isEqualTo("0 frames/s · 0 B/s");
        assertThat(main.fullProperty().get()).isFalse();
    }

    @Test
    void framesAndBytesAreCounted() {
        framesOfHundredBytes(3);
        sampleAt(Duration.ofMillis(500));
        assertThat(main.countsProperty().get()).isEqualTo("1 open · 3 frames · 300 B");
    }

    @Test
    void theRateIsOfTheTimeSinceTheSampleBefore() {
        framesOfHundredBytes(3);
        sampleAt(Duration.ofMillis(500));
        assertThat(main.rateProperty().get()).isEqualTo("6 frames/s · 600 B/s");
        sampleAt(Duration.ofMillis(1500));
        assertThat(main.rateProperty().get()).isEqualTo("0 frames/s · 0 B/s");
    }

    @Test
    void twoSamplesAtOneMomentAreOne() {
        framesOfHundredBytes(3);
        sampleAt(Duration.ZERO);
        sampleAt(Duration.ofMillis(500));
        assertThat(main.rateProperty().get()).isEqualTo("6 frames/s · 600 B/s");
    }

    @Test
    void afterClearingTheRateIsNotNegative() {
        framesOfHundredBytes(3);
        sampleAt(Duration.ofMillis(500));
        capture.clear();
        sampleAt(Duration.ofSeconds(1));
        assertThat(main.countsProperty().get()).isEqualTo("1 open · 0 frames · 0 B");
        assertThat(main.rateProperty().get()).isEqualTo("0 frames/s · 0 B/s");
    }

    @Test
    void aFullCaptureIsSaidToBeSoUntilItIsCleared() {
        WireWriter client = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);
        client.frame(FrameBytes.zeros(9 << 20));
        client.settled();
        sampleAt(Duration.ofMillis(500));
        assertThat(main.fullProperty().get()).isTrue();
        capture.clear();
        sampleAt(Duration.ofSeconds(1));
        assertThat(main.fullProperty().get()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "1023, 1023 B",
        "1024, 1.0 KiB",
        "1536, 1.5 KiB",
        "1048576, 1.0 MiB",
        "5368709120, 5.0 GiB"
    })
    void bytesAreGivenInTheUnitThatReadsBest(long bytes, String text) {
        assertThat(ByteCount.of(bytes)).isEqualTo(text);
    }

    private void framesOfHundredBytes(int count) {
        WireWriter client = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);
        for (int i = 0; i < count; i++) {
            client.frame(FrameBytes.zeros(98));
        }
    }

    private void sampleAt(Duration time) {
        main.sample(time.toNanos());
    }
}
