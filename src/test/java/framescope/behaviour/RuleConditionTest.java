package framescope.behaviour;

import static framescope.testing.Hex.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import framescope.behaviour.RuleCondition.Test;
import framescope.behaviour.RuleCondition.Trigger;
import framescope.protocol.ClosePayload;
import framescope.protocol.Opcode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Rules look at bytes that are no text.
class RuleConditionTest {
    @ParameterizedTest
    @CsvSource({
        "EQUALS_HEX, 00 ff 80, true",
        "EQUALS_HEX, 00FF80, true",
        "EQUALS_HEX, 00 ff, false",
        "BEGINS_HEX, 00 ff, true",
        "BEGINS_HEX, ff, false",
        "BEGINS_HEX, 00 ff 80 00, false",
        "CONTAINS_HEX, ff 80, true",
        "CONTAINS_HEX, 80, true",
        "CONTAINS_HEX, 81, false",
        // Both are U+FFFD when they are read as UTF-8.
        "EQUALS_HEX, 00 fe 80, false",
        "CONTAINS_HEX, c3, false",
    })
    void bytesAreComparedAsTheyAre(Test test, String written, boolean holds) {
        RuleCondition condition = new RuleCondition(Trigger.BINARY, test, written);
        assertThat(condition.holds(Opcode.BINARY, hex("00 ff 80"))).isEqualTo(holds);
        assertThat(condition.holds(Opcode.TEXT, hex("00 ff 80"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"03 e9", "03e9 6279"})
    void theBytesOfACloseFrameBeginWithItsCode(String written) {
        assertThat(
                        new RuleCondition(Trigger.CLOSE, Test.BEGINS_HEX, written)
                                .holds(Opcode.CLOSE, ClosePayload.of(1001, "bye").toBytes()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0x00", "hello"})
    void whatIsNoPairOfDigitsIsRefused(String written) {
        assertThatThrownBy(() -> new RuleCondition(Trigger.TEXT, Test.CONTAINS_HEX, written))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
