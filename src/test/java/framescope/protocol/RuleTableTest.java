package framescope.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.testing.Conversation;
import framescope.testing.Threat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Plays [RuleTable]: what breaks each [Rule], and the nearest thing that does not.
///
/// Each row is played to an endpoint. What breaks a rule is reported as breaking that rule and no
/// other, and is answered with the rule's code; the neighbour is reported as right. A rule without
/// a row makes this test fail.
class RuleTableTest {
    @Test
    void everyRuleHasARow() {
        assertThat(RuleTable.rules()).containsExactly(Rule.values());
    }

    @ParameterizedTest
    @EnumSource
    void whatBreaksARuleIsReportedAsBreakingItAlone(Rule rule) {
        // What is lost was broken before.
        boolean lost = rule == Rule.DEFLATE_CONTEXT_LOST;
        assertThat(findings(RuleTable.breaking(rule).ends()))
                .filteredOn(finding -> !lost || !finding.equals("[DEFLATE_INVALID]"))
                .containsExactly("[" + rule + "]");
    }

    @ParameterizedTest
    @EnumSource
    void whatJustKeepsARuleIsReportedAsRight(Rule rule) {
        assertThat(findings(RuleTable.keeping(rule).ends())).isEmpty();
    }

    @Threat({"P11", "B3"})
    @ParameterizedTest
    @EnumSource
    void whatBreaksARuleIsAnsweredWithItsCode(Rule rule) {
        List<String> heard = RuleTable.breaking(rule).ends().heard();
        if (rule == Rule.DEFLATE_OFFER_MALFORMED) {
            assertThat(heard).contains("server: 101"); // It is declined.
        } else if (rule.part() == FramePart.HEAD && rule.code() == 0) {
            assertThat(RuleTable.breaking(rule).ends().endpoint().finished()).isTrue();
        } else if (rule.part() == FramePart.HEAD) {
            assertThat(heard).contains("server: " + rule.code());
        } else if (rule.code() != 0 && rule != Rule.MASK_UNEXPECTED) {
            assertThat(heard).contains("server: Close " + rule.code() + " '" + rule.reason() + "'");
        } else {
            assertThat(heard).noneMatch(line -> line.contains(rule.reason()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatJustKeepsARuleDoesNotFailTheConnection(Rule rule) {
        assertThat(RuleTable.keeping(rule).ends().heard())
                .noneMatch(line -> line.contains("(RFC "))
                .contains("server: 101");
    }

    private static Stream<String> findings(Conversation talk) {
        Stream<String> atEnd =
                talk.endpoint().brokenAtEnd().isEmpty()
                        ? Stream.empty()
                        : Stream.of(talk.endpoint().brokenAtEnd().rules().toString());
        return Stream.concat(
                talk.heard().stream()
                        .filter(line -> line.contains(" breaks "))
                        .map(line ->
                                line.substring(line.indexOf(" breaks ") + " breaks ".length())),
                atEnd);
    }
}
