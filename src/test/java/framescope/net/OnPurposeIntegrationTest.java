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
import framescope.capture.CaptureNote;
import framescope.capture.CaptureRecord;
import framescope.capture.Direction;
import framescope.capture.NoteKind;
import framescope.capture.RowKind;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import framescope.protocol.Rule;
import framescope.protocol.RuleSet;
import framescope.protocol.connection.EndpointSettings;
import framescope.protocol.connection.OpenMessage;
import framescope.protocol.handshake.HandshakeSettings;
import framescope.testing.Await;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import framescope.testing.Rows;
import framescope.text.RowText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
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
                Arguments.of(
                        answering(RuleCondition.Trigger.TEXT, "81 01 ff"),
                        text("?"),
                        Rule.TEXT_NOT_UTF8),
                Arguments.of(
                        answering(RuleCondition.Trigger.TEXT, "a1 00"),
                        text("?"),
                        Rule.RESERVED_BITS),
                Arguments.of(
                        answering(RuleCondition.Trigger.TEXT, "88 03 03 e8 ff"),
                        text("?"),
                        Rule.CLOSE_REASON_NOT_UTF8));
    }

    private static Behaviour answering(RuleCondition.Trigger trigger, String frame) {
        return Behaviour.USUAL.with(
                List.of(
                        new BehaviourRule(
                                new RuleCondition(trigger, RuleCondition.Test.ANY, ""),
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

    // ---------------------------------------------------------------- lengths that lie

    @Test
    void aLengthThatLiesInARulesFrameIsToldAndThePeerIsOwedTheRest() throws Exception {
        Bytes lie = Bytes.ofHex("81646869");
        try (RunningServer server = RunningServer.echoing()) {
            server.server().behave(answering(RuleCondition.Trigger.PING, "81 64 68 69"));
            try (RawClient client = server.open()) {
                // What is gathered before the lie is read as it is meant.
                client.send(text("a").masked(), ping("").masked(), text("b").masked());
                assertThat(client.readFrame()).isEqualTo(text("a"));
                assertThat(client.readBytes(7)).isEqualTo(lie.plus(text("b").bytes()));
                assertToldAsALie(server, 1, lie);
                assertThat(server.server().halfFrame(1).orElseThrow().owed()).isEqualTo(98 - 3);
            }
        }
    }

    @Test
    void aLengthThatLiesInAFrameOnItsOwnIsToldToo() throws Exception {
        Bytes lie = Bytes.ofHex("81646869");
        try (RunningServer server = RunningServer.echoing();
                RawClient client = server.open()) {
            server.server().send(List.of(1), FrameHex.read("81 64 68 69").orElseThrow());
            assertThat(client.readBytes(4)).isEqualTo(lie);
            assertToldAsALie(server, 0, lie);
            assertThat(server.server().halfFrame(1).orElseThrow().owed()).isEqualTo(98);
        }
    }

    /// It has a note behind it, and [framescope.capture.CaptureStore#written] has the bytes to be
    /// edited and sent again.
    private static void assertToldAsALie(RunningServer server, int index, Bytes lie)
            throws Exception {
        Await.until(() -> assertThat(Rows.of(server.capture(), RowKind.NOTE)).hasSize(1));
        CaptureRecord note = Rows.of(server.capture(), RowKind.NOTE).getFirst();
        assertThat(server.capture().note(note))
                .isEqualTo(new CaptureNote(NoteKind.LENGTH_LIES, "100 / 2"));
        CaptureRecord row =
                Rows.of(server.capture(), RowKind.FRAME).stream()
                        .filter(each -> each.direction() == Direction.SERVER_TO_CLIENT)
                        .toList()
                        .get(index);
        assertThat(row.number()).isLessThan(note.number());
        assertThat(row.isOnPurpose()).isTrue();
        assertThat(server.capture().written(row, 100)).isEqualTo(lie);
    }

    @Test
    void aMessageThatARuleBeginsIsKnownToBeOpen() throws Exception {
        try (RunningServer server = RunningServer.echoing()) {
            server.server().behave(answering(RuleCondition.Trigger.PING, "01 02 68 69"));
            try (RawClient client = server.open()) {
                client.send(ping("").masked());
                assertThat(client.readBytes(4)).isEqualTo(Bytes.ofHex("01026869"));
                Await.until(() ->
                        assertThat(server.server().openMessage(1))
                                .map(OpenMessage::opcode)
                                .contains(Opcode.TEXT));
                server.server().send(List.of(1), FrameHex.read("80 00").orElseThrow());
                Await.until(() -> assertThat(server.server().openMessage(1)).isEmpty());
            }
        }
    }

    // ---------------------------------------------------------------- handshakes

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
