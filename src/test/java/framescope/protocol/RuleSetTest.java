package framescope.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Rules as bits.
class RuleSetTest {

    @Test
    void nothingBrokenIsEmpty() {
        assertThat(RuleSet.NONE.isEmpty()).isTrue();
        assertThat(RuleSet.NONE.rules()).isEmpty();
        assertThat(RuleSet.NONE.severity()).isEmpty();
        assertThat(RuleSet.of()).isEqualTo(RuleSet.NONE);
    }

    @Test
    void everyRuleHasABitOfItsOwn() {
        RuleSet all = RuleSet.of(Rule.values());
        assertThat(all.rules()).containsExactly(Rule.values());
        assertThat(Rule.values())
                .allSatisfy(rule -> assertThat(RuleSet.of(rule).rules()).containsExactly(rule));
    }

    @Test
    void rulesComeInTheOrderOfTheirDeclaration() {
        RuleSet rules = RuleSet.of(Rule.TEXT_NOT_UTF8, Rule.RESERVED_BITS, Rule.MASK_MISSING);
        assertThat(rules.rules())
                .containsExactly(Rule.RESERVED_BITS, Rule.MASK_MISSING, Rule.TEXT_NOT_UTF8);
    }

    @Test
    void containsJustItsRules() {
        RuleSet rules = RuleSet.of(Rule.RESERVED_BITS, Rule.MASK_MISSING);
        assertThat(rules.isEmpty()).isFalse();
        assertThat(rules.contains(Rule.MASK_MISSING)).isTrue();
        assertThat(rules.contains(Rule.MASK_UNEXPECTED)).isFalse();
    }

    @Test
    void theGravestSeverityCounts() {
        assertThat(RuleSet.of(Rule.MESSAGE_TOO_BIG).severity()).contains(Severity.WARNING);
        assertThat(RuleSet.of(Rule.MESSAGE_TOO_BIG, Rule.MASK_MISSING).severity())
                .contains(Severity.ERROR);
    }

    @Test
    void theFirstFailingRuleIsTheFirstThatHasACode() {
        assertThat(RuleSet.firstFailing(0, true)).isEmpty();
        assertThat(RuleSet.firstFailing(Rule.FRAME_AFTER_CLOSE.bit(), true)).isEmpty();
        RuleSet rules = RuleSet.of(Rule.FRAME_AFTER_CLOSE, Rule.TEXT_NOT_UTF8, Rule.MASK_MISSING);
        assertThat(RuleSet.firstFailing(rules.bits(), true)).contains(Rule.MASK_MISSING);
    }

    @Test
    void theReasonNamesTheRuleAndItsSection() {
        assertThat(Rule.MASK_MISSING.reason()).isEqualTo("mask missing (RFC 6455 5.1)");
    }
}
