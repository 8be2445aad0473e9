package framescope.net;

import static framescope.testing.FrameBytes.close;
import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureNote;
import framescope.capture.NoteKind;
import framescope.capture.RowKind;
import framescope.compose.Composition;
import framescope.compose.Draft;
import framescope.compose.LengthChoice;
import framescope.compose.Receiver;
import framescope.protocol.Bytes;
import framescope.protocol.ClosePayload;
import framescope.protocol.Opcode;
import framescope.protocol.connection.OutgoingFrame;
import framescope.protocol.connection.Transmission;
import framescope.testing.Await;
import framescope.testing.RawClient;
import framescope.testing.Rows;
import framescope.testing.Threat;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What is sent again and again comes in order, at each peer's pace, and ends when it is told to.
@Tag("socket")
class RepetitionIntegrationTest {
    private static final long FOR_EVER = Long.MAX_VALUE;
    private static final int LARGE = 64 * 1024;
    private static final CaptureNote LIE = new CaptureNote(NoteKind.LENGTH_LIES, "1 / 5");

    private RunningServer server;

    @BeforeEach
    void start() throws Exception {
        server = RunningServer.echoing();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void eachConnectionGetsAllMessagesInTheirOrder() throws Exception {
        try (RawClient first = server.open();
                RawClient second = server.open()) {
            Repetition repetition =
                    repeat(List.of(1, 2), RepetitionIntegrationTest::numbered, Duration.ZERO, 1000);
            for (int number = 1; number <= 1000; number++) {
                assertThat(first.readFrame()).isEqualTo(text("message " + number));
                assertThat(second.readFrame()).isEqualTo(text("message " + number));
            }
            awaitEnd(repetition);
            assertThat(repetition.sent()).isEqualTo(2000);
        }
    }

    @Test
    void messagesAtAnIntervalComeOneByOne() throws Exception {
        try (RawClient client = server.open()) {
            repeat(List.of(1), RepetitionIntegrationTest::numbered, Duration.ofMillis(5), 3);
            assertComes(client, 3);
        }
    }

    @Test
    void aBurstComesAtOnceAndTheNextOneAfterTheInterval() throws Exception {
        try (RawClient client = server.open()) {
            Repetition repetition =
                    repeat(
                            List.of(1),
                            new Repetition(
                                    RepetitionIntegrationTest::numbered,
                                    Duration.ofHours(1),
                                    100,
                                    FOR_EVER));
            assertComes(client, 100);
            server.server().send(List.of(1), OutgoingFrame.text("between"));
            assertThat(client.readFrame()).isEqualTo(text("between"));
            assertThat(repetition.sent()).isEqualTo(100);
            assertThat(repetition.going()).isOne();
        }
    }

    @Test
    void theLastBurstMayBeShorter() throws Exception {
        try (RawClient client = server.open()) {
            Repetition repetition =
                    repeat(
                            List.of(1),
                            new Repetition(
                                    RepetitionIntegrationTest::numbered,
                                    Duration.ofMillis(1),
                                    4,
                                    10));
            assertComes(client, 10);
            awaitEnd(repetition);
            assertThat(repetition.sent()).isEqualTo(10);
        }
    }

    @Threat("P13")
    @Test
    void aLengthThatLiesIsToldEachTime() throws Exception {
        Transmission lie =
                Composition.of(Draft.text("Hello").with(LengthChoice.lying(1)), Receiver.FRESH)
                        .transmission();
        try (RawClient client = server.open()) {
            awaitEnd(repeat(List.of(1), number -> lie, Duration.ZERO, 3));
            client.readBytes(3 * lie.bytes().length());
            Await.until(() ->
                    assertThat(Rows.of(server.capture(), RowKind.NOTE))
                            .extracting(server.capture()::note)
                            .containsExactly(LIE, LIE, LIE));
        }
    }

    @Threat("P7")
    @Test
    void nothingPilesUpForAPeerThatDoesNotReadAndOthersGoOn() throws Exception {
        try (RawClient deaf = server.open();
                RawClient reader = server.open()) {
            Repetition toDeaf =
                    repeat(List.of(1), RepetitionIntegrationTest::large, Duration.ZERO, FOR_EVER);
            repeat(List.of(2), RepetitionIntegrationTest::large, Duration.ZERO, 1000);
            for (int i = 0; i < 1000; i++) {
                reader.readBytes(10 + LARGE);
            }
            // What the sockets' own buffers hold, and the queue.
            assertThat(toDeaf.sent() * LARGE).isLessThan(32L << 20);
            assertThat(toDeaf.going()).isOne();
            server.isAlive();
            toDeaf.stop();
            assertThat(toDeaf.going()).isZero();
            deaf.readBytes(10 + LARGE);
        }
    }

    @Test
    void aStopEndsEvenALongWait() throws Exception {
        try (RawClient client = server.open()) {
            Repetition repetition =
                    repeat(
                            List.of(1),
                            RepetitionIntegrationTest::numbered,
                            Duration.ofHours(1),
                            FOR_EVER);
            assertThat(client.readFrame()).isEqualTo(text("message 1"));
            repetition.stop();
            assertThat(repetition.going()).isZero();
            server.server().send(List.of(1), OutgoingFrame.text("next"));
            assertThat(client.readFrame()).isEqualTo(text("next"));
            assertThat(repetition.sent()).isOne();
        }
    }

    @Test
    void aConnectionThatEndsTakesNoMorePart() throws Exception {
        RawClient client = server.open();
        Repetition repetition =
                repeat(
                        List.of(1),
                        RepetitionIntegrationTest::numbered,
                        Duration.ofMillis(1),
                        FOR_EVER);
        assertThat(client.readFrame()).isEqualTo(text("message 1"));
        client.close();
        awaitEnd(repetition);
    }

    @Test
    void afterACloseFrameNothingIsSentAnyMore() throws Exception {
        try (RawClient client = server.open()) {
            Repetition repetition =
                    repeat(
                            List.of(1),
                            number ->
                                    Transmission.of(OutgoingFrame.close(ClosePayload.of(1000, ""))),
                            Duration.ZERO,
                            FOR_EVER);
            assertThat(client.readFrame()).isEqualTo(close(1000, ""));
            awaitEnd(repetition);
            assertThat(repetition.sent()).isOne();
        }
    }

    @Test
    void messagesInPiecesDoNotMix() throws Exception {
        LongFunction<Transmission> slow =
                number -> {
                    OutgoingFrame frame = OutgoingFrame.text("slow " + number);
                    return new Transmission(
                            List.of(frame),
                            frame.toBytes(),
                            List.of(),
                            Optional.empty(),
                            2,
                            Duration.ofMillis(1));
                };
        try (RawClient client = server.open()) {
            repeat(List.of(1), slow, Duration.ZERO, 3);
            for (int number = 1; number <= 3; number++) {
                assertThat(client.readFrame()).isEqualTo(text("slow " + number));
            }
        }
    }

    @Test
    void aServerThatStopsEndsIt() throws Exception {
        try (RawClient client = server.open()) {
            Repetition repetition =
                    repeat(
                            List.of(1),
                            RepetitionIntegrationTest::numbered,
                            Duration.ofHours(1),
                            FOR_EVER);
            client.readFrame();
            server.close();
            assertThat(repetition.going()).isZero();
        }
    }

    // ---------------------------------------------------------------- steps

    private static Transmission numbered(long number) {
        return Transmission.of(OutgoingFrame.text("message " + number));
    }

    private static void assertComes(RawClient client, int messages) throws Exception {
        for (int number = 1; number <= messages; number++) {
            assertThat(client.readFrame()).isEqualTo(text("message " + number));
        }
    }

    private static Transmission large(long number) {
        return Transmission.of(OutgoingFrame.of(Opcode.BINARY, Bytes.wrap(new byte[LARGE])));
    }

    private Repetition repeat(
            List<Integer> connections,
            LongFunction<Transmission> messages,
            Duration interval,
            long times) {
        return repeat(connections, new Repetition(messages, interval, 1, times));
    }

    private Repetition repeat(List<Integer> connections, Repetition repetition) {
        server.server().repeat(connections, repetition);
        return repetition;
    }

    private static void awaitEnd(Repetition repetition) throws Exception {
        Await.until(() -> assertThat(repetition.going()).isZero());
    }
}
