package framescope.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.RuleTable.Breach;
import framescope.testing.Conversation;
import framescope.testing.Threat;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Plays [RuleTable]: what breaks each [Rule], and the nearest thing that does not.
///
/// Each row is played to an endpoint: a server's where a client breaks the rule, a client's where a
/// server does. What breaks a rule is reported as breaking that rule and no other, and is answered
/// with the rule's code; the neighbour is reported as right. A rule without a row, or with one for
/// a single direction where both are possible, makes this test fail.
class RuleTableTest {
    private static final Set<Rule> OF_HEADS_OF_BOTH =
            Set.of(
                    Rule.HEAD_MALFORMED,
                    Rule.HEAD_TOO_LONG,
                    Rule.HANDSHAKE_TIMED_OUT,
                    Rule.HTTP_VERSION,
                    Rule.UPGRADE_MISSING,
                    Rule.CONNECTION_UPGRADE_MISSING,
                    Rule.VERSION_NOT_13,
                    Rule.SUBPROTOCOLS_MALFORMED,
                    Rule.EXTENSIONS_MALFORMED);
    private static final Set<Rule> OF_FRAMES_OF_CLIENTS =
            Set.of(Rule.MASK_MISSING, Rule.MASKING_KEY_ZERO, Rule.MASKING_KEY_PREDICTABLE);
    private static final Set<Rule> OF_FRAMES_OF_SERVERS =
            Set.of(Rule.MASK_UNEXPECTED, Rule.CLOSE_CODE_NOT_FOR_SERVERS);

    private static Set<Breach> breaches() {
        return RuleTable.breaches();
    }

    @Test
    void everyRuleHasARow() {
        assertThat(breaches()).extracting(Breach::rule).contains(Rule.values());
    }

    @Test
    void aRuleThatBothEndsMayBreakHasARowForEach() {
        Set<Rule> both = EnumSet.copyOf(OF_HEADS_OF_BOTH);
        for (Rule rule : Rule.values()) {
            if (rule.part() != FramePart.HEAD
                    && !OF_FRAMES_OF_CLIENTS.contains(rule)
                    && !OF_FRAMES_OF_SERVERS.contains(rule)) {
                both.add(rule);
            }
        }
        for (Role role : Role.values()) {
            assertThat(breaches())
                    .containsAll(both.stream().map(rule -> new Breach(rule, role)).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("breaches")
    void whatBreaksARuleIsReportedAsBreakingItAlone(Breach breach) {
        // What is lost was broken before.
        boolean lost = breach.rule() == Rule.DEFLATE_CONTEXT_LOST;
        assertThat(findings(RuleTable.breaking(breach).ends()))
                .filteredOn(finding -> !lost || !finding.equals("[DEFLATE_INVALID]"))
                .containsExactly("[" + breach.rule() + "]");
    }

    @ParameterizedTest
    @MethodSource("breaches")
    void whatJustKeepsARuleIsReportedAsRight(Breach breach) {
        assertThat(findings(RuleTable.keeping(breach).ends())).isEmpty();
    }

    @Threat({"P11", "B3"})
    @ParameterizedTest
    @MethodSource("breaches")
    void whatBreaksARuleIsAnsweredWithItsCode(Breach breach) {
        Rule rule = breach.rule();
        Conversation talk = RuleTable.breaking(breach).ends();
        String endpoint = breach.by() == Role.CLIENT ? "server: " : "client: ";
        if (rule == Rule.DEFLATE_OFFER_MALFORMED) {
            assertThat(talk.heard()).contains("server: 101"); // It is declined.
        } else if (rule.part() == FramePart.HEAD && breach.by() == Role.SERVER) {
            // A client has nothing to answer a response with: it drops the connection.
            assertThat(talk.endpoint().finished()).isTrue();
            assertThat(talk.endpoint().hasOpened()).isFalse();
        } else if (rule.part() == FramePart.HEAD) {
            assertThat(talk.heard()).contains("server: " + rule.code());
        } else if (rule.code() != 0) {
            String close = "Close " + rule.code() + " '" + rule.reason() + "'";
            assertThat(talk.heard())
                    .anyMatch(line -> line.startsWith(endpoint) && line.endsWith(close));
        } else {
            assertThat(talk.heard()).noneMatch(line -> line.contains(rule.reason()));
        }
    }

    @ParameterizedTest
    @MethodSource("breaches")
    void whatJustKeepsARuleDoesNotFailTheConnection(Breach breach) {
        boolean refusal = breach.equals(new Breach(Rule.VERSION_NOT_13, Role.SERVER));
        assertThat(RuleTable.keeping(breach).ends().heard())
                .noneMatch(line -> line.contains("(RFC "))
                .contains(refusal ? "server: 426" : "server: 101");
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
