package framescope.protocol.connection;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.protocol.ClosePayload;
import framescope.protocol.Role;
import framescope.protocol.Rule;
import framescope.protocol.RuleSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a Close frame asks of its receiver, by its status code (RFC 6455 §5.5.1, §7.1.7).
class ClosingHandshakeTest {
    private final ClosingHandshake closing = new ClosingHandshake(Role.SERVER);

    private static Bytes payload(int code) {
        return ClosePayload.of(code, "").toBytes();
    }

    @ParameterizedTest
    @ValueSource(ints = {1002, 1003, 1007, 1008, 1009, 1010, 1011, 1013})
    void oneThatFailsTheConnectionNeedsNoAnswerAndOwesNoPong(int code) {
        assertThat(closing.owesPongs(payload(code))).isFalse();
        closing.sent(payload(code));
        assertThat(closing.brokenAtEnd(true)).isEqualTo(RuleSet.NONE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 1012, 1014, 3000, 4999})
    void anyOtherNeedsAnAnswerAndComesBehindThePongs(int code) {
        assertThat(closing.owesPongs(payload(code))).isTrue();
        closing.sent(payload(code));
        assertThat(closing.brokenAtEnd(false)).isEqualTo(RuleSet.of(Rule.CLOSE_UNANSWERED));
        closing.received(Bytes.EMPTY);
        assertThat(closing.brokenAtEnd(false)).isEqualTo(RuleSet.NONE);
    }

    @Test
    void oneWithoutACodeNeedsAnAnswer() {
        assertThat(closing.owesPongs(Bytes.EMPTY)).isTrue();
        closing.received(Bytes.EMPTY);
        assertThat(closing.brokenAtEnd(false)).isEqualTo(RuleSet.of(Rule.CLOSE_UNANSWERED));
    }
}
