package framescope.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.settings.UserSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZoomTest {
    private final UserSettings settings = UserSettings.inMemory();
    private final Zoom zoom = new Zoom(settings);

    @Test
    void stepsLeadFromTheSmallestToTheLargestAndBackToTheUsualSize() {
        for (int i = 0; i < 20; i++) {
            zoom.enlarge();
        }
        assertThat(zoom.percentProperty().get()).isEqualTo(200);
        for (int i = 0; i < 20; i++) {
            zoom.reduce();
        }
        assertThat(zoom.percentProperty().get()).isEqualTo(70);
        zoom.reset();
        assertThat(zoom.percentProperty().get()).isEqualTo(100);
    }

    @Test
    void whatWasChosenHoldsInTheNextRun() {
        zoom.enlarge();
        zoom.enlarge();
        assertThat(new Zoom(settings).percentProperty().get()).isEqualTo(125);
    }

    @ParameterizedTest
    @CsvSource({"-3,70", "0,70", "99,99", "100000,200"})
    void aSizeThatSomebodyHasWrittenIsTakenIfItCanBe(int written, int taken) {
        settings.set(ZoomSettings.SECTION, new ZoomSettings(written));
        assertThat(new Zoom(settings).percentProperty().get()).isEqualTo(taken);
    }

    @Test
    void fromASizeBetweenTheStepsItGoesToTheNextOne() {
        settings.set(ZoomSettings.SECTION, new ZoomSettings(120));
        Zoom between = new Zoom(settings);
        between.enlarge();
        assertThat(between.percentProperty().get()).isEqualTo(125);
        settings.set(ZoomSettings.SECTION, new ZoomSettings(120));
        between = new Zoom(settings);
        between.reduce();
        assertThat(between.percentProperty().get()).isEqualTo(110);
    }
}
