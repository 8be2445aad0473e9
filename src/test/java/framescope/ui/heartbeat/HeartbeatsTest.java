package framescope.ui.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.ui.heartbeat.Heartbeats.Beat;
import org.junit.jupiter.api.Test;

class HeartbeatsTest {
    private final Heartbeats beats = new Heartbeats(100);

    @Test
    void aPongMakesARoundTripOfItsPing() {
        beats.pinged("heartbeat 1", 1000);
        beats.pinged("heartbeat 2", 1010);
        beats.ponged("heartbeat 2", true, 1025);
        beats.ponged("heartbeat 1", true, 1040);
        assertThat(beats.beats()).containsExactly(new Beat(2, 15, false), new Beat(1, 40, false));
        assertThat(beats.sent()).isEqualTo(2);
        assertThat(beats.answered()).isEqualTo(2);
        assertThat(beats.lost()).isZero();
    }

    @Test
    void aPingIsLostUntilItsLatePongComes() {
        beats.pinged("heartbeat 1", 1000);
        beats.passed(1100);
        assertThat(beats.lost()).isZero();
        beats.passed(1101);
        beats.passed(1200);
        assertThat(beats.lost()).isEqualTo(1);
        beats.ponged("heartbeat 1", true, 1300);
        assertThat(beats.lost()).isZero();
        assertThat(beats.late()).isEqualTo(1);
        assertThat(beats.beats()).containsExactly(new Beat(1, 300, true));
    }

    @Test
    void aPongThatAnswersNoPingIsUnsolicited() {
        beats.ponged("alive", false, 1000);
        beats.pinged("heartbeat 1", 1010);
        beats.ponged("heartbeat 1", true, 1020);
        beats.ponged("heartbeat 1", false, 1030);
        beats.ponged("a Ping from the composer", true, 1040);
        assertThat(beats.unsolicited()).isEqualTo(2);
        assertThat(beats.answered()).isEqualTo(1);
    }

    @Test
    void onlyTheLastAreKept() {
        for (int i = 0; i < 10 * Heartbeats.MOST_BEATS; i++) {
            beats.pinged("heartbeat " + i, i);
            beats.ponged("heartbeat " + i, true, i + 1);
        }
        assertThat(beats.beats()).hasSize(Heartbeats.MOST_BEATS);
        assertThat(beats.beats().getLast().number()).isEqualTo(10 * Heartbeats.MOST_BEATS);
        assertThat(beats.answered()).isEqualTo(10 * Heartbeats.MOST_BEATS);
    }

    @Test
    void whatNobodyWaitsForAnyLongerIsLost() {
        for (int i = 0; i < Heartbeats.MOST_BEATS + 3; i++) {
            beats.pinged("heartbeat " + i, 0);
        }
        assertThat(beats.lost()).isEqualTo(3);
        beats.passed(1000);
        assertThat(beats.lost()).isEqualTo(Heartbeats.MOST_BEATS + 3);
        beats.pinged("one more", 1000);
        assertThat(beats.lost()).isEqualTo(Heartbeats.MOST_BEATS + 3);
    }
}
