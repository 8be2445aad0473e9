package framescope.protocol.connection;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.protocol.Rule;
import org.junit.jupiter.api.Test;

/// Which Pong answers which of very many Pings (RFC 6455 §5.5.3).
class PendingPingsTest {
    private static final int MOST = 64;

    private final PendingPings pings = new PendingPings();

    private PendingPingsTest sent(int count) {
        for (int i = 0; i < count; i++) {
            pings.sent(payload(i));
        }
        return this;
    }

    private static Bytes payload(int number) {
        return Bytes.utf8("ping " + number);
    }

    private long pong(int number) {
        return pings.judge(payload(number).buffer());
    }

    @Test
    void eachOfManyPingsMayBeAnsweredInTurn() {
        sent(3 * MOST);
        for (int i = 0; i < 3 * MOST; i++) {
            assertThat(pong(i)).as("Pong %d", i).isZero();
        }
        assertThat(pings.isEmpty()).isTrue();
        assertThat(pong(0)).isEqualTo(Rule.PONG_UNSOLICITED.bit());
    }

    @Test
    void whatAnswersNoneIsMismatchedOnceNoneIsForgotten() {
        sent(MOST + 1);
        assertThat(pong(MOST + 1)).isZero();
        assertThat(pong(0)).isZero();
        assertThat(pong(1)).isZero();
        assertThat(pong(MOST + 1)).isEqualTo(Rule.PONG_MISMATCHED.bit());
    }

    @Test
    void aPongToOneThatIsRememberedAnswersAllThatWereForgotten() {
        sent(MOST + 10);
        assertThat(pong(MOST)).isZero();
        assertThat(pong(1)).isEqualTo(Rule.PONG_MISMATCHED.bit());
    }

    @Test
    void aForgottenPingIsStillUnanswered() {
        sent(MOST + 1);
        assertThat(pong(0)).isZero();
        assertThat(pings.isEmpty()).isFalse();
        assertThat(pong(MOST)).isZero();
        assertThat(pings.isEmpty()).isTrue();
        sent(MOST + 1);
        pings.clear();
        assertThat(pings.isEmpty()).isTrue();
    }
}
