package framescope.net;

import static framescope.testing.FrameBytes.close;
import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import framescope.capture.CaptureNote;
import framescope.capture.CaptureRecord;
import framescope.capture.Direction;
import framescope.capture.Ending;
import framescope.capture.NoteKind;
import framescope.capture.RowKind;
import framescope.protocol.Bytes;
import framescope.protocol.ClosePayload;
import framescope.protocol.Opcode;
import framescope.protocol.Role;
import framescope.protocol.Rule;
import framescope.protocol.RuleSet;
import framescope.protocol.connection.CloseSummary;
import framescope.protocol.connection.OutgoingFrame;
import framescope.testing.Await;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import framescope.testing.Rows;
import framescope.testing.Threat;
import framescope.text.RowText;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How connections end: by both closing handshakes, by either side's FIN, by a reset, by an error.
@Tag("socket")
class ClosingIntegrationTest {
    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final int A_LOT = 12 * 1024 * 1024;

    // ---------------------------------------------------------------- closing handshakes

    @Test
    void theServerAnswersACloseFrameAndEndsTcpFirst() throws Exception {
        try (RunningServer server = RunningServer.echoing();
                RawClient client = server.open()) {
            client.send(close(1000, "bye").masked());
            assertThat(client.readFrame()).isEqualTo(close(1000, "bye"));
            assertThat(client.readToEnd()).isEqualTo(Bytes.EMPTY);
            client.endOutput();
            CaptureRecord closed = server.closedRow();
            assertThat(closed.closeSummary()).isEqualTo(closedBy(Role.CLIENT, 1000));
            assertThat(closed.ending()).isEqualTo(Ending.SERVER_FIN);
        }
    }

    @Test
    void theServersOwnCloseFrameIsAnsweredByThePeerAndEndedByTheServer() throws Exception {
        try (RunningServer server = RunningServer.echoing();
                RawClient client = server.open()) {
            server.server().send(List.of(1), OutgoingFrame.close(ClosePayload.of(4000, "enough")));
            assertThat(client.readFrame()).isEqualTo(close(4000, "enough"));
            client.send(close(4000, "enough").masked());
            assertThat(client.readToEnd()).isEqualTo(Bytes.EMPTY);
            client.endOutput();
            CaptureRecord closed = server.closedRow();
            assertThat(closed.closeSummary()).isEqualTo(closedBy(Role.SERVER, 4000));
            assertThat(closed.ending()).isEqualTo(Ending.SERVER_FIN);
        }
    }

    @Test
    void aPeerThatGoesOnSendingAfterTheServersFinIsNotReset() throws Exception {
        try (RunningServer server = RunningServer.echoing();
                RawClient client = server.open()) {
            client.send(close(1000, "").masked());
            client.readFrame();
            assertThat(client.readToEnd()).isEqualTo(Bytes.EMPTY);
            client.send(text("too late").masked()).endOutput();
            assertThat(client.readToEnd()).isEqualTo(Bytes.EMPTY);
            CaptureRecord closed = server.closedRow();
            assertThat(closed.ending()).isEqualTo(Ending.SERVER_FIN);
            CaptureRecord late = Rows.of(server.capture(), RowKind.FRAME).getLast();
            assertThat(late.broken()).isEqualTo(RuleSet.of(Rule.FRAME_AFTER_CLOSE));
        }
    }

    @Test
    void aPeerThatNeverAnswersACloseFrameIsCutOff() throws Exception {
        try (RunningServer server = RunningServer.waiting(Duration.ofMillis(100));
                RawClient client = server.open()) {
            server.server().send(List.of(1), OutgoingFrame.close(ClosePayload.of(1000, "")));
            assertThat(client.readFrame()).isEqualTo(close(1000, ""));
            CaptureRecord closed = server.closedRow();
            assertThat(closed.ending()).isEqualTo(Ending.TIMED_OUT);
            assertThat(closed.closeSummary().clean()).isFalse();
        }
    }

    @Test
    void aPeerThatNeverEndsTcpIsCutOff() throws Exception {
        try (RunningServer server = RunningServer.waiting(Duration.ofMillis(100));
                RawClient client = server.open()) {
            client.send(close(1000, "").masked());
            client.readFrame();
            assertThat(server.closedRow().closeSummary().clean()).isTrue();
        }
    }

    // ---------------------------------------------------------------- peers that read slowly

    @Test
    void aCloseFrameIsWaitedForOnlyOnceThePeerCanHaveReadOurs() throws Exception {
        try (RunningServer server = answeringALot();
                RawClient slow = server.open()) {
            slow.send(text("a lot").masked());
            untilAnswered(server);
            server.server().send(List.of(1), OutgoingFrame.close(ClosePayload.of(4000, "end")));
            untilAnotherHasBeenCutOff(server);
            assertThat(slow.readFrame().header().payloadLength()).isEqualTo(A_LOT);
            assertThat(slow.readFrame()).isEqualTo(close(4000, "end"));
            slow.send(close(4000, "end").masked());
            assertThat(slow.readToEnd()).isEqualTo(Bytes.EMPTY);
        }
    }

    @Test
    void aFinIsWaitedForOnlyOnceThePeerCanHaveReadOurs() throws Exception {
        try (RunningServer server = answeringALot();
                RawClient slow = server.open()) {
            slow.send(text("a lot").masked(), close(4000, "end").masked());
            untilAnotherHasBeenCutOff(server);
            assertThat(slow.readFrame().header().payloadLength()).isEqualTo(A_LOT);
            assertThat(slow.readFrame()).isEqualTo(close(4000, "end"));
            assertThat(slow.readToEnd()).isEqualTo(Bytes.EMPTY);
            slow.endOutput();
            Await.until(() -> assertThat(Rows.of(server.capture(), RowKind.CLOSED)).hasSize(3));
            CaptureRecord end = Rows.of(server.capture(), RowKind.CLOSED).getLast();
            assertThat(end.connection()).isEqualTo(1);
            assertThat(end.ending()).isEqualTo(Ending.SERVER_FIN);
        }
    }

    @Test
    void whoEndsItsStreamMayTakeItsTimeToReadTheAnswers() throws Exception {
        try (RunningServer server = answeringALot();
                RawClient slow = server.open()) {
            slow.send(text("a lot").masked()).endOutput();
            untilAnotherHasBeenCutOff(server);
            assertThat(slow.readFrame().header().payloadLength()).isEqualTo(A_LOT);
            assertThat(slow.readToEnd()).isEqualTo(Bytes.EMPTY);
        }
    }

    @Test
    void whatNeverLeftIsTold() throws Exception {
        try (RunningServer server = answeringALot();
                RawClient client = server.open()) {
            client.send(text("a lot").masked());
            untilAnswered(server);
            server.server().drop(List.of(1));
            long told = Long.parseLong(notSent(server).detail());
            long arrived = client.readToEnd().length();
            CaptureRecord frame = Rows.of(server.capture(), RowKind.FRAME).getLast();
            assertThat(arrived + told).isEqualTo(frame.wireLength());
            assertThat(told).isPositive();
        }
    }

    @Test
    void whatAResetKeepsFromLeavingIsTold() throws Exception {
        try (RunningServer server = answeringALot();
                RawClient client = server.open()) {
            client.send(text("a lot").masked());
            client.readBytes(1);
            client.reset();
            assertThat(Long.parseLong(notSent(server).detail())).isBetween(1L, (long) A_LOT);
            assertThat(server.closedRow().ending()).isEqualTo(Ending.RESET);
        }
    }

    private static CaptureNote notSent(RunningServer server) throws Exception {
        server.closedRow();
        CaptureRecord row = Rows.of(server.capture(), RowKind.NOTE).getLast();
        CaptureNote note = server.capture().note(row);
        assertThat(note.kind()).isEqualTo(NoteKind.NOT_SENT);
        return note;
    }

    /// Answers with more than the system's own buffers take, reads on nevertheless, and has hardly
    /// any patience.
    private static RunningServer answeringALot() throws ListenException {
        ServerSettings usual = RunningServer.defaultSettings();
        Duration patience = Duration.ofMillis(100);
        return RunningServer.with(
                new ServerSettings(
                        usual.endpoint(),
                        usual.maxConnections(),
                        2 * A_LOT,
                        RunningServer.endingWithin(patience)),
                (opcode, payload, sender) ->
                        sender.send(Opcode.BINARY, ByteBuffer.allocate(A_LOT)));
    }

    private static void untilAnswered(RunningServer server) throws Exception {
        Await.until(() ->
                assertThat(Rows.of(server.capture(), RowKind.FRAME))
                        .anyMatch(row -> row.direction() == Direction.SERVER_TO_CLIENT));
    }

    // The time that others get to answer a Close frame, and then for their FIN, has passed since.
    private static void untilAnotherHasBeenCutOff(RunningServer server) throws Exception {
        for (int others = 1; others <= 2; others++) {
            int ends = others;
            try (RawClient other = server.open()) {
                other.send(close(1000, "").masked()).readFrame();
                Await.until(
                        () -> assertThat(Rows.of(server.capture(), RowKind.CLOSED)).hasSize(ends));
            }
        }
    }

    // ---------------------------------------------------------------- no closing handshake

    @Threat("N8")
    @Test
    void aFinWithoutACloseFrameEndsTheConnectionAtOnce() throws Exception {
        try (RunningServer server = RunningServer.echoing();
                RawClient client = server.open().endOutput()) {
            Await.within(
                    AT_ONCE,
                    () -> assertThat(Rows.of(server.capture(), RowKind.CLOSED)).hasSize(1));
            assertThat(client.readToEnd()).isEqualTo(Bytes.EMPTY);
            assertThat(server.closedRow().closeSummary()).isEqualTo(abnormal());
            assertThat(server.closedRow().ending()).isEqualTo(Ending.CLIENT_FIN);
        }
    }

    @Test
    void aFinInsideAFrameLeavesARowWithTheBytesThatCame() throws Exception {
        Bytes beginning = text("cut short").masked().bytes().first(9);
        try (RunningServer server = RunningServer.echoing();
                RawClient client = server.open().send(beginning).endOutput()) {
            assertThat(client.readToEnd()).isEqualTo(Bytes.EMPTY);
            server.closedRow();
            CaptureRecord cut = Rows.of(server.capture(), RowKind.BYTES).getFirst();
            assertThat(server.capture().wire(cut, 0, 100)).isEqualTo(beginning);
            assertThat(cut.broken()).isEqualTo(RuleSet.of(Rule.FRAME_CUT_SHORT));
        }
    }

    @Threat("N9")
    @Test
    void aResetLeavesARowThatSaysSo() throws Exception {
        try (RunningServer server = RunningServer.echoing();
                RawClient client = server.open()) {
            client.reset();
            assertThat(server.closedRow().ending()).isEqualTo(Ending.RESET);
            assertThat(server.closedRow().closeSummary()).isEqualTo(abnormal());
        }
    }

    @Threat("N9")
    @Test
    void aStormOfResetsLeavesARowForEachAndDoesNotHurtTheServer() throws Exception {
        int storm = 200;
        try (RunningServer server = RunningServer.echoing()) {
            for (int i = 0; i < storm; i++) {
                server.open().send(text("and away").masked()).reset();
            }
            Await.until(() -> assertThat(Rows.of(server.capture(), RowKind.CLOSED)).hasSize(storm));
            assertThat(Rows.of(server.capture(), RowKind.CLOSED))
                    .allSatisfy(row -> {
                        assertThat(row.ending()).isEqualTo(Ending.RESET);
                        assertThat(row.closeSummary()).isEqualTo(abnormal());
                    });
            server.isAlive();
            Await.until(() -> assertThat(server.capture().totals().openConnections()).isZero());
        }
    }

    @Test
    void anEndedConnectionIsForgottenEvenIfItsHeadWasNeverWhole() throws Exception {
        RunningServer server = RunningServer.echoing();
        try (server) {
            server.connect().send("GET / HT").reset();
            server.closedRow();
            server.server().send(List.of(1), OutgoingFrame.text("anybody there?"));
        }
        assertThat(Rows.of(server.capture(), RowKind.NOTE)).isEmpty();
    }

    // ---------------------------------------------------------------- failing the connection

    @Test
    void aProtocolErrorIsAnsweredWithItsCodeAndThenAFin() throws Exception {
        try (RunningServer server = RunningServer.echoing();
                RawClient client = server.open()) {
            client.send(text("not masked"));
            assertThat(client.readFrame()).isEqualTo(close(1002, "mask missing (RFC 6455 5.1)"));
            assertThat(client.readToEnd()).isEqualTo(Bytes.EMPTY);
            client.endOutput();
            assertThat(server.closedRow().ending()).isEqualTo(Ending.SERVER_FIN);
            server.isAlive();
        }
    }

    @Threat("P2")
    @Test
    void aMessageAboveTheLimitIsRefusedBeforeItComes() throws Exception {
        try (RunningServer server = RunningServer.echoing();
                RawClient client = server.open()) {
            client.send(FrameBytes.zeros(0).declaring(1L << 30).masked());
            assertThat(client.readFrame())
                    .isEqualTo(close(1009, "message too big (RFC 6455 7.4.1)"));
            assertThat(client.readToEnd()).isEqualTo(Bytes.EMPTY);
            server.isAlive();
        }
    }

    @Threat("N10")
    @Test
    void bytesThatAreNoHttpAreRefusedAndShown() throws Exception {
        Bytes frame = text("no handshake").masked().bytes();
        try (RunningServer server = RunningServer.echoing();
                RawClient client = server.connect().send(frame)) {
            assertThat(client.readHead().status()).isEqualTo(400);
            client.readToEnd();
            client.endOutput();
            server.closedRow();
            Bytes shown =
                    Rows.of(server.capture(), RowKind.BYTES).stream()
                            .map(row -> server.capture().wire(row, 0, 100))
                            .reduce(Bytes.EMPTY, Bytes::plus);
            assertThat(shown).isEqualTo(frame);
            server.isAlive();
        }
    }

    @Threat("N11")
    @Test
    void aClientThatSpeaksTlsIsRefusedAndItsClientHelloIsOneRow() throws Exception {
        try (RunningServer server = RunningServer.echoing();
                SSLSocket tls = tlsTo(server.address())) {
            assertThatThrownBy(tls::startHandshake).isInstanceOf(SSLException.class);
            CaptureRecord hello = Rows.of(server.capture(), RowKind.BYTES).getFirst();
            assertThat(hello.broken()).isEqualTo(RuleSet.of(Rule.TLS_ON_PLAIN_PORT));
            assertThat(hello.length()).isGreaterThan(100);
            assertThat(RowText.findings(hello)).contains("wss");
            server.isAlive();
        }
    }

    private static SSLSocket tlsTo(InetSocketAddress server) throws IOException {
        SSLSocket socket =
                (SSLSocket)
                        SSLSocketFactory.getDefault()
                                .createSocket(server.getAddress(), server.getPort());
        socket.setSoTimeout(Math.toIntExact(Await.DEADLINE.toMillis()));
        return socket;
    }

    // ---------------------------------------------------------------- a handler that fails

    @Threat("P14")
    @ParameterizedTest
    @ValueSource(
            classes = {
                IllegalStateException.class,
                AssertionError.class,
                StackOverflowError.class,
                NoClassDefFoundError.class
            })
    void aHandlerThatThrowsEndsItsOwnConnectionOnly(Class<? extends Throwable> what)
            throws Exception {
        try (RunningServer server = throwingAtBang(what);
                RawClient victim = server.open();
                RawClient other = server.open()) {
            victim.send(text("bang").masked());
            assertThat(victim.readFrame().payload().at(0) << 8 | 0xf3).isEqualTo(1011);
            assertThat(victim.readToEnd()).isEqualTo(Bytes.EMPTY);
            other.send(text("still here").masked());
            assertThat(other.readFrame()).isEqualTo(text("still here"));
            CaptureRecord note = Rows.of(server.capture(), RowKind.NOTE).getFirst();
            assertThat(server.capture().note(note))
                    .isEqualTo(new CaptureNote(NoteKind.HANDLER_FAILED, what.getName()));
        }
    }

    @Test
    void theRowsAroundAHandlersFailureAreAllThereAndInOrder() throws Exception {
        try (RunningServer server = throwingAtBang(IllegalStateException.class);
                RawClient client = server.open()) {
            client.send(text("before").masked(), text("bang").masked(), text("behind").masked());
            client.readFrame();
            client.readFrame();
            client.readToEnd();
            client.endOutput();
            server.closedRow();
            List<String> rows =
                    Rows.of(server.capture()).stream()
                            .skip(3)
                            .map(row -> describe(server, row))
                            .toList();
            assertThat(rows)
                    .containsExactly(
                            "CLIENT_TO_SERVER before",
                            "CLIENT_TO_SERVER bang",
                            "CLIENT_TO_SERVER behind",
                            "HANDLER_FAILED java.lang.IllegalStateException",
                            "SERVER_TO_CLIENT before",
                            "SERVER_TO_CLIENT Close",
                            "CLOSED");
        }
    }

    private static RunningServer throwingAtBang(Class<? extends Throwable> what)
            throws ListenException {
        return RunningServer.with((opcode, payload, sender) -> {
            if (Bytes.copyOf(payload).text().equals("bang")) {
                throwAnew(what);
            }
            sender.send(opcode, payload);
        });
    }

    private static void throwAnew(Class<? extends Throwable> what) {
        try {
            switch (what.getConstructor().newInstance()) {
                case RuntimeException exception -> throw exception;
                case Error error -> throw error;
                case Throwable other -> throw new IllegalArgumentException(other);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String describe(RunningServer server, CaptureRecord row) {
        return switch (row.kind()) {
            case FRAME -> row.direction() + " " + content(server, row);
            case NOTE ->
                    note(server.capture().note(row).kind(), server.capture().note(row).detail());
            default -> row.kind().name();
        };
    }

    private static String content(RunningServer server, CaptureRecord row) {
        return row.opcode() == Opcode.CLOSE ? "Close" : server.capture().payload(row, 100).text();
    }

    private static String note(NoteKind kind, String detail) {
        return kind + " " + detail;
    }

    // ---------------------------------------------------------------- words

    private static CloseSummary closedBy(Role initiator, int code) {
        return new CloseSummary(Optional.of(initiator), code, true);
    }

    private static CloseSummary abnormal() {
        return new CloseSummary(Optional.empty(), 1006, false);
    }
}
