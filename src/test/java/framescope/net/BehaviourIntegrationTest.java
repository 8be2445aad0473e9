package framescope.net;

import static framescope.testing.FrameBytes.binary;
import static framescope.testing.FrameBytes.close;
import static framescope.testing.FrameBytes.continuation;
import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.pong;
import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import framescope.behaviour.Behaviour;
import framescope.behaviour.BehaviourRule;
import framescope.behaviour.Closing;
import framescope.behaviour.Pongs;
import framescope.behaviour.Replies;
import framescope.behaviour.Reply;
import framescope.behaviour.RuleAction;
import framescope.behaviour.RuleCondition;
import framescope.behaviour.RuleCondition.Trigger;
import framescope.capture.CaptureRecord;
import framescope.capture.Direction;
import framescope.capture.Ending;
import framescope.capture.NoteKind;
import framescope.capture.RowKind;
import framescope.protocol.Bytes;
import framescope.protocol.CloseCode;
import framescope.protocol.FrameHeader;
import framescope.protocol.Opcode;
import framescope.protocol.connection.OutgoingFrame;
import framescope.testing.Await;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import framescope.testing.Rows;
import framescope.testing.Threat;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What the server does by a behaviour, on real sockets: a client that answers nothing by itself
/// sees every byte of it.
@Tag("socket")
class BehaviourIntegrationTest {
    private static final Duration A_WHILE = Duration.ofMillis(200);

    private RunningServer server;

    @BeforeEach
    void start() throws Exception {
        server = RunningServer.echoing();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    // ---------------------------------------------------------------- replies

    @Test
    void aSilentServerAnswersPingsOnly() throws Exception {
        behave(replying(Reply.of(Reply.Kind.NONE)));
        try (RawClient client = server.open()) {
            client.send(text("anybody?").masked(), ping("there?").masked());
            assertThat(client.readFrame()).isEqualTo(pong("there?"));
        }
    }

    @Test
    void repliesAreTheMessageReversedOrAChosenTextOrWhatTheRunAnswers() throws Exception {
        try (RawClient client = server.open()) {
            behave(replying(Reply.of(Reply.Kind.REVERSED)));
            comesToAnswer(client, text("aä😀b"), text("b😀äa"));
            comesToAnswer(client, binary(Bytes.ofHex("010203")), binary(Bytes.ofHex("030201")));
            behave(replying(Reply.text("Hi!")));
            comesToAnswer(client, FrameBytes.zeros(3), text("Hi!"));
            behave(replying(Reply.of(Reply.Kind.GOOD)));
            comesToAnswer(client, text("how?"), text("good"));
            behave(Behaviour.USUAL);
            comesToAnswer(client, text("Hello"), text("Hello"));
        }
    }

    @Test
    void aReplyWaitsAndOneThatNeedsNotWaitOvertakesIt() throws Exception {
        behave(Behaviour.USUAL.with(new Replies(Reply.of(Reply.Kind.ECHO), A_WHILE, 0)));
        try (RawClient client = server.open()) {
            long sent = System.nanoTime();
            client.send(text("one").masked(), text("two").masked(), ping("now").masked());
            assertThat(client.readFrame()).isEqualTo(pong("now"));
            assertThat(client.readFrame()).isEqualTo(text("one"));
            assertThat(System.nanoTime() - sent).isGreaterThanOrEqualTo(A_WHILE.toNanos());
            assertThat(client.readFrame()).isEqualTo(text("two"));
        }
    }

    @Test
    void aReplyIsCutIntoFragmentsAndAShortOneIsNot() throws Exception {
        behave(Behaviour.USUAL.with(new Replies(Reply.AS_CHOSEN, Duration.ZERO, 3)));
        try (RawClient client = server.open()) {
            assertThat(answer(client, text("abcdefgh"))).isEqualTo(text("abc").fragment());
            assertThat(client.readFrame()).isEqualTo(continuation("def").fragment());
            assertThat(client.readFrame()).isEqualTo(continuation("gh"));
            assertThat(answer(client, text("abc"))).isEqualTo(text("abc"));
        }
    }

    @Test
    void whatWaitsToBeSentLateIsBoundedByReadingNoMore() throws Exception {
        behave(
                Behaviour.USUAL.with(
                        new Replies(Reply.of(Reply.Kind.ECHO), Duration.ofMinutes(10), 0)));
        int large = 512 * 1024;
        try (RawClient client = server.open()) {
            Thread sender =
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    for (int i = 0; i < 64; i++) {
                                        client.send(FrameBytes.zeros(large).masked());
                                    }
                                } catch (IOException e) {
                                    // The test is over.
                                }
                            });
            Await.until(() -> assertThat(received()).isGreaterThan(1024 * 1024L));
            long settled = Await.settled(A_WHILE, this::received);
            assertThat(settled).isLessThan(8L * large);
            assertThat(sender.isAlive()).isTrue();
        }
    }

    // ---------------------------------------------------------------- pongs

    @ParameterizedTest
    @EnumSource(Pongs.Mode.class)
    void aPingIsAnsweredRightlyWronglyOrNotAtAll(Pongs.Mode mode) throws Exception {
        behave(Behaviour.USUAL.with(new Pongs(mode, Duration.ZERO)));
        try (RawClient client = server.open()) {
            client.send(ping("are you").masked(), text("there?").masked());
            switch (mode) {
                case ON -> assertThat(client.readFrame()).isEqualTo(pong("are you"));
                case WRONG -> {
                    FrameBytes wrong = client.readFrame();
                    assertThat(wrong.header().opcode()).isEqualTo(Opcode.PONG);
                    assertThat(wrong.payload()).isNotEqualTo(Bytes.utf8("are you"));
                }
                case OFF -> {}
            }
            assertThat(client.readFrame()).isEqualTo(text("there?"));
        }
    }

    @Test
    void aPongWaitsWhileMessagesAreAnsweredAtOnce() throws Exception {
        behave(Behaviour.USUAL.with(new Pongs(Pongs.Mode.ON, A_WHILE)));
        try (RawClient client = server.open()) {
            client.send(ping("late").masked(), text("soon").masked());
            assertThat(client.readFrame()).isEqualTo(text("soon"));
            assertThat(client.readFrame()).isEqualTo(pong("late"));
        }
    }

    // ---------------------------------------------------------------- closing

    @Test
    void theServerClosesAfterSoManyMessagesWithAnyCode() throws Exception {
        behave(
                closing(
                        new Closing(
                                Optional.of(new Closing.After(2, 1006, "enough")),
                                true,
                                OptionalInt.empty(),
                                Closing.Drop.FIN)));
        try (RawClient client = server.open()) {
            client.send(text("1").masked(), text("2").masked(), text("3").masked());
            assertThat(client.readFrame()).isEqualTo(text("1"));
            assertThat(client.readFrame()).isEqualTo(text("2"));
            assertThat(client.readFrame()).isEqualTo(close(1006, "enough"));
            client.send(close(1000, "").masked());
            assertThat(client.readToEnd()).isEqualTo(Bytes.EMPTY);
        }
    }

    @Test
    void aCloseFrameStaysUnansweredAndTheConnectionOpen() throws Exception {
        behave(closing(Closing.USUAL.answering(false)));
        try (RawClient client = server.open()) {
            client.send(close(1000, "bye").masked());
            Await.until(() -> assertThat(Rows.of(server.capture(), RowKind.FRAME)).hasSize(1));
            // Only what a user sends by hand still goes out.
            server.server().send(List.of(1), OutgoingFrame.text("still here"));
            assertThat(client.readFrame()).isEqualTo(text("still here"));
            client.endOutput();
            assertThat(client.readToEnd()).isEqualTo(Bytes.EMPTY);
        }
        CaptureRecord closed = server.closedRow();
        assertThat(closed.closeSummary().clean()).isFalse();
        assertThat(closed.ending()).isEqualTo(Ending.CLIENT_FIN);
    }

    @Test
    void theConnectionIsDroppedWithoutACloseFrame() throws Exception {
        behave(closing(new Closing(Optional.empty(), true, OptionalInt.of(2), Closing.Drop.FIN)));
        try (RawClient client = server.open()) {
            client.send(text("1").masked(), text("2").masked(), text("3").masked());
            assertThat(client.readFrame()).isEqualTo(text("1"));
            assertThat(client.readFrame()).isEqualTo(text("2"));
            assertThat(client.readToEnd()).isEqualTo(Bytes.EMPTY);
        }
        CaptureRecord closed = server.closedRow();
        assertThat(closed.ending()).isEqualTo(Ending.SERVER_FIN);
        assertThat(closed.closeSummary().code()).isEqualTo(CloseCode.ABNORMAL);
        assertThat(Rows.of(server.capture(), RowKind.FRAME)).hasSize(5);
    }

    @Test
    void theConnectionIsDroppedByAReset() throws Exception {
        behave(closing(new Closing(Optional.empty(), true, OptionalInt.of(1), Closing.Drop.RESET)));
        try (RawClient client = server.open()) {
            client.send(text("1").masked());
            assertThatThrownBy(
                            () -> {
                                client.readToEnd();
                                client.readToEnd();
                            })
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
        assertThat(server.closedRow().ending()).isEqualTo(Ending.RESET);
    }

    // ---------------------------------------------------------------- slow reading

    @Test
    void aPeerIsReadFromAsSlowlyAsIsAskedForAndThenAsUsual() throws Exception {
        behave(Behaviour.USUAL.reading(1));
        try (RawClient client = server.open()) {
            // The request alone takes minutes at this rate, so the message waits.
            client.send(text("patience").masked());
            assertThat(Await.settled(A_WHILE, this::received)).isLessThan(300);
            behave(Behaviour.USUAL);
            assertThat(client.readFrame()).isEqualTo(text("patience"));
        }
    }

    @Test
    void aPeerIsReadFromSlowlyAndThatGoesOn() throws Exception {
        long rate = 200_000;
        behave(Behaviour.USUAL.reading((int) rate));
        FrameBytes message = text("x".repeat(1000));
        try (RawClient client = server.open()) {
            for (int round = 0; round < 10; round++) {
                client.send(message.masked(), message.masked(), message.masked());
                for (int i = 0; i < 3; i++) {
                    assertThat(client.readFrame()).isEqualTo(message);
                }
            }
        }
        List<CaptureRecord> came =
                Rows.of(server.capture(), RowKind.FRAME).stream()
                        .filter(row -> row.direction() == Direction.CLIENT_TO_SERVER)
                        .toList();
        long last = came.getLast().time();
        // What came with a read, in full, before the last one: no pause is shorter than that takes.
        long before =
                came.stream()
                        .filter(row -> row.time() < last)
                        .mapToLong(CaptureRecord::wireLength)
                        .sum();
        assertThat(before).isGreaterThanOrEqualTo(27 * 1000);
        assertThat(last - came.getFirst().time())
                .isGreaterThanOrEqualTo(
                        TimeUnit.SECONDS.toNanos(before) / rate - TimeUnit.MILLISECONDS.toNanos(1));
    }

    // ---------------------------------------------------------------- rules

    @Test
    void theFirstRuleThatHoldsIsCarriedOutAndTheUsualOtherwise() throws Exception {
        behave(
                Behaviour.USUAL.with(
                        List.of(
                                rule(Trigger.TEXT, "^hel+o$", say(Reply.text("Hi!"))),
                                rule(Trigger.MESSAGE, "hello", say(Reply.text("never"))),
                                rule(Trigger.BINARY, "", new RuleAction.SendPing("p")),
                                rule(
                                        Trigger.PING,
                                        "frame",
                                        new RuleAction.SendFrame(
                                                new OutgoingFrame(
                                                        FrameHeader.of(0xff, 0, 0, 0),
                                                        Bytes.EMPTY))),
                                rule(
                                        Trigger.PING,
                                        "bytes",
                                        new RuleAction.SendBinary(Bytes.of((byte) 7))),
                                rule(Trigger.PONG, "^tick", say(Reply.text("tock"))),
                                rule(
                                        Trigger.CLOSE,
                                        "^1000 bye",
                                        new RuleAction.Close(1001, "as well")))));
        try (RawClient client = server.open()) {
            assertThat(answer(client, text("helllo"))).isEqualTo(text("Hi!"));
            assertThat(answer(client, text("hullo"))).isEqualTo(text("hullo"));
            assertThat(answer(client, FrameBytes.zeros(2))).isEqualTo(ping("p"));
            assertThat(answer(client, ping("frame")).header().firstByte()).isEqualTo(0xff);
            assertThat(answer(client, ping("bytes"))).isEqualTo(binary(Bytes.of((byte) 7)));
            assertThat(answer(client, ping("usual"))).isEqualTo(pong("usual"));
            client.send(pong("nobody asked").masked());
            assertThat(answer(client, pong("tick 7"))).isEqualTo(text("tock"));
            assertThat(answer(client, close(1000, "bye"))).isEqualTo(close(1001, "as well"));
            assertThat(client.readToEnd()).isEqualTo(Bytes.EMPTY);
        }
    }

    @Test
    void aRuleDropsTheConnection() throws Exception {
        behave(Behaviour.USUAL.with(List.of(rule(Trigger.PING, "", new RuleAction.Drop()))));
        try (RawClient client = server.open()) {
            client.send(text("first").masked(), ping("die").masked(), text("last").masked());
            assertThat(client.readFrame()).isEqualTo(text("first"));
            assertThat(client.readToEnd()).isEqualTo(Bytes.EMPTY);
        }
    }

    @Test
    void aRuleWhoseExpressionRunsWildIsPassedOverWithOneNote() throws Exception {
        behave(
                Behaviour.USUAL.with(
                        List.of(rule(Trigger.TEXT, "(.*a){20}$", say(Reply.text("never"))))));
        String hostile = "a".repeat(64) + "!";
        try (RawClient client = server.open()) {
            assertThat(answer(client, text(hostile))).isEqualTo(text(hostile));
            assertThat(answer(client, text(hostile))).isEqualTo(text(hostile));
        }
        assertThat(Rows.of(server.capture(), RowKind.NOTE))
                .extracting(row -> server.capture().note(row).kind())
                .containsExactly(NoteKind.RULE_STOPPED);
    }

    // ---------------------------------------------------------------- whose behaviour

    @Test
    void aConnectionsOwnBehaviourGoesBeforeThatOfTheRunUntilItIsGivenUp() throws Exception {
        try (RawClient first = server.open();
                RawClient second = server.open()) {
            server.server().behave(List.of(2), Optional.of(replying(Reply.text("own"))));
            behave(replying(Reply.text("run")));
            comesToAnswer(first, text("?"), text("run"));
            comesToAnswer(second, text("?"), text("own"));
            server.server().behave(List.of(2), Optional.empty());
            comesToAnswer(second, text("?"), text("run"));
        }
        try (RawClient third = server.open()) {
            assertThat(answer(third, text("?"))).isEqualTo(text("run"));
        }
    }

    // ---------------------------------------------------------------- a behaviour that fails

    /// Each lets a reply fail from another place: a late step, a Ping, a Pong, a Close frame.
    static Stream<Arguments> failing() {
        RuleAction asUsual = say(Reply.AS_CHOSEN);
        return Stream.of(
                arguments(
                        Behaviour.USUAL.with(new Replies(Reply.AS_CHOSEN, Duration.ofMillis(1), 0)),
                        text("bang")),
                arguments(
                        Behaviour.USUAL.with(List.of(rule(Trigger.PING, "", asUsual))),
                        ping("bang")),
                arguments(
                        Behaviour.USUAL.with(List.of(rule(Trigger.PONG, "", asUsual))),
                        pong("bang")),
                arguments(
                        Behaviour.USUAL.with(List.of(rule(Trigger.CLOSE, "", asUsual))),
                        close(1000, "bang")));
    }

    @Threat("P14")
    @ParameterizedTest
    @MethodSource("failing")
    void aFailureInABehaviourEndsItsConnectionWithANoteAndNoOther(
            Behaviour behaviour, FrameBytes trigger) throws Exception {
        try (RunningServer throwing = throwingAtBang(behaviour);
                RawClient other = throwing.open();
                RawClient client = throwing.open()) {
            client.send(trigger.masked());
            assertThat(client.readFrame()).isEqualTo(close(1011, "handling a message failed"));
            client.readToEnd();
            client.endOutput();
            throwing.closedRow();
            assertThat(Rows.of(throwing.capture(), RowKind.NOTE))
                    .extracting(row -> throwing.capture().note(row).kind())
                    .containsExactly(NoteKind.HANDLER_FAILED);
            assertThat(answer(other, text("still here"))).isEqualTo(text("still here"));
        }
    }

    private static RunningServer throwingAtBang(Behaviour behaviour) throws ListenException {
        RunningServer throwing =
                RunningServer.with((opcode, payload, sender) -> {
                    if (Bytes.copyOf(payload).text().contains("bang")) {
                        throw new IllegalStateException("bang");
                    }
                    sender.send(opcode, payload);
                });
        throwing.server().behave(behaviour);
        return throwing;
    }

    private void behave(Behaviour behaviour) {
        server.server().behave(behaviour);
    }

    private long received() {
        return server.capture().connections().stream()
                .mapToLong(connection -> connection.bytesReceived())
                .sum();
    }

    // A change is made on the connection's event loop, between two reads.
    private static void comesToAnswer(RawClient client, FrameBytes question, FrameBytes expected)
            throws Exception {
        Await.until(() -> assertThat(answer(client, question)).isEqualTo(expected));
    }

    private static FrameBytes answer(RawClient client, FrameBytes question) throws IOException {
        return client.send(question.masked()).readFrame();
    }

    private static Behaviour replying(Reply reply) {
        return Behaviour.USUAL.with(new Replies(reply, Duration.ZERO, 0));
    }

    private static Behaviour closing(Closing closing) {
        return Behaviour.USUAL.with(closing);
    }

    private static RuleAction say(Reply reply) {
        return new RuleAction.Say(reply);
    }

    private static BehaviourRule rule(Trigger trigger, String expression, RuleAction action) {
        return new BehaviourRule(
                new RuleCondition(trigger, RuleCondition.Test.MATCHES, expression),
                action,
                Duration.ZERO);
    }
}
