package framescope.net;

import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.behaviour.Behaviour;
import framescope.behaviour.BehaviourRule;
import framescope.behaviour.Closing;
import framescope.behaviour.FrameHex;
import framescope.behaviour.HandshakeChange;
import framescope.behaviour.Pongs;
import framescope.behaviour.RuleAction;
import framescope.behaviour.RuleCondition;
import framescope.capture.CaptureRecord;
import framescope.capture.Direction;
import framescope.capture.RowKind;
import framescope.protocol.Rule;
import framescope.protocol.RuleSet;
import framescope.protocol.connection.EndpointSettings;
import framescope.protocol.handshake.HandshakeSettings;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import framescope.testing.Rows;
import framescope.text.RowText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Rules that the server itself breaks since a behaviour says so: the list shows which, and that it
/// is on purpose.
@Tag("socket")
class OnPurposeIntegrationTest {
    private static List<Arguments> wrongs() {
        Closing forbiddenCode =
                new Closing(
                        Optional.of(new Closing.After(1, 1006, "")),
                        true,
                        OptionalInt.empty(),
                        Closing.Drop.FIN);
        return List.of(
                Arguments.of(
                        Behaviour.USUAL.with(new Pongs(Pongs.Mode.WRONG, Duration.ZERO)),
                        ping("are you there?"),
                        Rule.PONG_MISMATCHED),
                Arguments.of(
                        Behaviour.USUAL.with(forbiddenCode),
                        text("enough"),
                        Rule.CLOSE_CODE_FORBIDDEN),
                Arguments.of(answering("81 01 ff"), text("?"), Rule.TEXT_NOT_UTF8),
                Arguments.of(answering("a1 00"), text("?"), Rule.RESERVED_BITS),
                Arguments.of(answering("88 03 03 e8 ff"), text("?"), Rule.CLOSE_REASON_NOT_UTF8));
    }

    private static Behaviour answering(String frame) {
        return Behaviour.USUAL.with(
                List.of(
                        new BehaviourRule(
                                new RuleCondition(
                                        RuleCondition.Trigger.TEXT, RuleCondition.Test.ANY, ""),
                                new RuleAction.SendFrame(FrameHex.read(frame).orElseThrow()),
                                Duration.ZERO)));
    }

    @ParameterizedTest
    @MethodSource("wrongs")
    void aFrameThatABehaviourSendsWrongIsMarked(Behaviour behaviour, FrameBytes question, Rule rule)
            throws Exception {
        try (RunningServer server = RunningServer.echoing()) {
            server.server().behave(behaviour);
            try (RawClient client = server.open()) {
                client.send(question.masked()).readFrame();
            }
            server.closedRow();
            assertSentOnPurpose(server, rule);
        }
    }

    private static List<Arguments> wrongAnswers() {
        return List.of(
                Arguments.of(HandshakeChange.Accept.WRONG, Rule.ACCEPT_WRONG),
                Arguments.of(HandshakeChange.Accept.MISSING, Rule.ACCEPT_MISSING));
    }

    @ParameterizedTest
    @MethodSource("wrongAnswers")
    void aHandshakeThatABehaviourAnswersWrongIsMarked(HandshakeChange.Accept accept, Rule rule)
            throws Exception {
        HandshakeSettings plain = RunningServer.defaultSettings().endpoint().handshake();
        HandshakeSettings wrong = plain.twisting(HandshakeChange.of(accept));
        try (RunningServer server =
                RunningServer.with(ServerSettings.of(EndpointSettings.of(wrong)))) {
            server.open().close();
            server.closedRow();
            assertSentOnPurpose(server, rule);
        }
    }

    /// The server has sent one row that breaks this rule, and no other.
    private static void assertSentOnPurpose(RunningServer server, Rule rule) {
        List<CaptureRecord> broken =
                Rows.of(server.capture()).stream()
                        .filter(row -> row.is(RowKind.FRAME) || row.is(RowKind.RESPONSE))
                        .filter(row -> row.direction() == Direction.SERVER_TO_CLIENT)
                        .filter(row -> !row.broken().isEmpty())
                        .toList();
        assertThat(broken).hasSize(1);
        assertThat(broken.getFirst().broken()).isEqualTo(RuleSet.of(rule));
        assertThat(RowText.findings(broken.getFirst()))
                .isEqualTo("sent on purpose: " + RowText.rule(rule));
    }
}
