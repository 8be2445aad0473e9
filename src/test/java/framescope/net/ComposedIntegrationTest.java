package framescope.net;

import static framescope.testing.FrameBytes.close;
import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.pong;
import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureNote;
import framescope.capture.CaptureRecord;
import framescope.capture.Direction;
import framescope.capture.NoteKind;
import framescope.capture.RowKind;
import framescope.compose.Composition;
import framescope.compose.Draft;
import framescope.compose.Insertion;
import framescope.compose.LengthChoice;
import framescope.compose.Payload;
import framescope.compose.Pieces;
import framescope.compose.Preset;
import framescope.compose.Receiver;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import framescope.protocol.Rule;
import framescope.protocol.RuleSet;
import framescope.protocol.connection.EndpointSettings;
import framescope.protocol.deflate.DeflateParameters;
import framescope.protocol.handshake.HandshakeSettings;
import framescope.testing.Await;
import framescope.testing.RawClient;
import framescope.testing.Rows;
import framescope.testing.Threat;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What was composed by hand goes out byte for byte as it was shown, and our own server goes on.
@Tag("socket")
class ComposedIntegrationTest {
    private RunningServer server;

    @BeforeEach
    void start() throws Exception {
        server = RunningServer.echoing();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    // ---------------------------------------------------------------- byte for byte

    @Threat("P13")
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void aThousandRandomDraftsAreOnTheSocketWhatTheirPreviewsAre(long seed) throws Exception {
        // Half of them where compression was agreed on.
        boolean deflating = seed % 2 == 0;
        RandomDrafts drafts = new RandomDrafts(seed);
        try (RunningServer compressing = RunningServer.with(deflatingSettings())) {
            RawClient client = open(compressing, deflating);
            int connection = 1;
            for (int i = 0; i < 1000; i++) {
                Composition shown = Composition.of(drafts.next(), Receiver.fresh(deflating));
                compressing.server().transmit(List.of(connection), shown.transmission());
                assertThat(client.readBytes(shown.bytes().length()))
                        .as("draft %d of seed %d: %s", i, seed, shown.draft())
                        .isEqualTo(shown.bytes());
                if (hasClose(shown)) {
                    // Nothing goes out behind it, so the next draft needs another connection.
                    client.close();
                    client = open(compressing, deflating);
                    connection++;
                }
            }
            client.close();
            compressing.isAlive();
        }
    }

    private static RawClient open(RunningServer server, boolean deflating) throws Exception {
        return deflating ? RawClient.openDeflating(server.address()) : server.open();
    }

    private static ServerSettings deflatingSettings() {
        return ServerSettings.of(
                EndpointSettings.of(
                        HandshakeSettings.local(List.of(), new TestPage())
                                .deflating(DeflateParameters.PLAIN)));
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void everyPresetIsOnTheSocketWhatItsPreviewIs(Preset preset) throws Exception {
        Composition shown = compose(preset.draft());
        try (RawClient client = server.open()) {
            send(1, shown);
            assertThat(client.readBytes(shown.bytes().length())).isEqualTo(shown.bytes());
        }
        server.isAlive();
    }

    private static boolean hasClose(Composition shown) {
        return shown.frames().stream().anyMatch(f -> f.header().opcode() == Opcode.CLOSE);
    }

    // ---------------------------------------------------------------- in the list

    @Test
    void whatBreaksARuleIsMarkedAsSentOnPurpose() throws Exception {
        try (RawClient client = server.open()) {
            send(1, compose(Draft.of(Opcode.TEXT, Payload.hex("ff"))));
            client.readBytes(3);
            CaptureRecord row = sentRows(1).getFirst();
            assertThat(row.isOnPurpose()).isTrue();
            assertThat(row.broken()).isEqualTo(RuleSet.of(Rule.TEXT_NOT_UTF8));
            client.send(text("still here").masked());
            assertThat(client.readFrame()).isEqualTo(text("still here"));
            assertThat(sentRows(2).getLast().isOnPurpose()).isFalse();
        }
    }

    @Test
    void theRestOfAMessageThatWentBeforeBreaksNothing() throws Exception {
        try (RawClient client = server.open()) {
            send(1, compose(Draft.text("Hel").unfinished()));
            send(1, compose(Draft.of(Opcode.CONTINUATION, Payload.text("lo"))));
            client.readBytes(9);
            assertThat(sentRows(2))
                    .allSatisfy(row -> assertThat(row.broken()).isEqualTo(RuleSet.NONE));
            send(1, compose(Draft.of(Opcode.CONTINUATION, Payload.text("lo"))));
            client.readBytes(4);
            assertThat(sentRows(3).getLast().broken())
                    .isEqualTo(RuleSet.of(Rule.CONTINUATION_WITHOUT_START));
        }
    }

    @Test
    void framesInPiecesOfOneByteBecomeTheSameRows() throws Exception {
        Draft draft =
                Draft.text("Hello, Framescope")
                        .cutAt(5, 9)
                        .with(Insertion.of(Opcode.PING, Bytes.utf8("?"), 1));
        Composition shown = compose(draft.in(Pieces.of(1, 0)));
        try (RawClient client = server.open()) {
            send(1, shown);
            assertThat(client.readBytes(shown.bytes().length())).isEqualTo(shown.bytes());
            List<Bytes> rows = new ArrayList<>();
            for (CaptureRecord row : sentRows(4)) {
                rows.add(server.capture().wire(row, 0, 1000));
            }
            assertThat(rows.stream().reduce(Bytes.EMPTY, Bytes::plus)).isEqualTo(shown.bytes());
            assertThat(rows.get(1)).isEqualTo(ping("?").bytes());
        }
    }

    // ---------------------------------------------------------------- in pieces

    @Test
    void whatTheServerHasToSayWaitsForTheLastPiece() throws Exception {
        Composition shown = compose(Draft.text("slowly").in(Pieces.of(1, 20)));
        try (RawClient client = server.open()) {
            send(1, shown);
            assertThat(client.readBytes(1)).isEqualTo(shown.bytes().first(1));
            client.send(ping("now").masked(), text("echo").masked());
            assertThat(client.readBytes(7)).isEqualTo(shown.bytes().slice(1, 8));
            assertThat(client.readFrame()).isEqualTo(pong("now"));
            assertThat(client.readFrame()).isEqualTo(text("echo"));
        }
    }

    @Test
    void draftsInPiecesComeOneAfterTheOther() throws Exception {
        Composition first = compose(Draft.text("first").in(Pieces.of(2, 10)));
        Composition second = compose(Draft.text("second").in(Pieces.of(3, 1)));
        try (RawClient client = server.open()) {
            send(1, first);
            send(1, second);
            assertThat(client.readFrame()).isEqualTo(text("first"));
            assertThat(client.readFrame()).isEqualTo(text("second"));
        }
    }

    @Test
    void aPeerThatGoesInTheMidstLeavesTheBytesThatWentOut() throws Exception {
        Composition shown = compose(Draft.text("never whole").in(Pieces.of(4, 2000)));
        RawClient client = server.open();
        send(1, shown);
        assertThat(client.readBytes(4)).isEqualTo(shown.bytes().first(4));
        client.close();
        server.closedRow();
        CaptureRecord rest = Rows.of(server.capture(), RowKind.BYTES).getFirst();
        assertThat(rest.direction()).isEqualTo(Direction.SERVER_TO_CLIENT);
        assertThat(server.capture().wire(rest, 0, 100)).isEqualTo(shown.bytes().first(4));
        server.isAlive();
    }

    @Test
    void aCloseInPiecesIsAnsweredAndEndsTheConnection() throws Exception {
        Composition shown = compose(Draft.close(4000, "bye").in(Pieces.of(1, 0)));
        try (RawClient client = server.open()) {
            send(1, shown);
            assertThat(client.readFrame()).isEqualTo(close(4000, "bye"));
            client.send(close(4000, "bye").masked());
            assertThat(client.readToEnd()).isEqualTo(Bytes.EMPTY);
        }
    }

    // ---------------------------------------------------------------- what the peer waits for

    @Test
    void whatThePeerIsOwedIsTakenFromWhateverIsSentToIt() throws Exception {
        try (RawClient client = server.open()) {
            assertThat(server.server().halfFrame(1)).isEmpty();
            send(1, compose(Draft.text("Hel").with(LengthChoice.lying(10)).in(Pieces.of(2, 1))));
            client.readBytes(5);
            assertThat(owed()).isEqualTo(7);
            client.send(text("x").masked());
            assertThat(client.readFrame()).isEqualTo(text("x")); // It would not read it as one.
            assertThat(owed()).isEqualTo(4);
            send(1, compose(Draft.text("ok")));
            client.readBytes(4);
            Await.until(() -> assertThat(server.server().halfFrame(1)).isEmpty());
        }
    }

    private long owed() throws Exception {
        Await.until(() -> assertThat(server.server().halfFrame(1)).isPresent());
        return server.server().halfFrame(1).orElseThrow().owed();
    }

    @Threat("P13")
    @ParameterizedTest
    @ValueSource(longs = {1, 100})
    void thatALengthLiesIsToldInTheList(long declared) throws Exception {
        Composition lie = compose(Draft.text("Hello").with(LengthChoice.lying(declared)));
        try (RawClient client = server.open()) {
            send(1, compose(Draft.text("true")));
            assertThat(client.readFrame()).isEqualTo(text("true"));
            send(1, lie);
            assertThat(client.readBytes(lie.bytes().length())).isEqualTo(lie.bytes());
            Await.until(() -> assertThat(Rows.of(server.capture(), RowKind.NOTE)).hasSize(1));
            CaptureRecord note = Rows.of(server.capture(), RowKind.NOTE).getFirst();
            assertThat(server.capture().note(note))
                    .isEqualTo(new CaptureNote(NoteKind.LENGTH_LIES, declared + " / 5"));
        }
    }

    // ---------------------------------------------------------------- our own state

    @Test
    void dataBehindACloseGoesOutInTheSameDraft() throws Exception {
        Draft late = Draft.text("late").with(Insertion.of(Opcode.CLOSE, Bytes.EMPTY, 0));
        try (RawClient client = server.open()) {
            send(1, compose(late));
            assertThat(client.readFrame()).isEqualTo(close());
            assertThat(client.readFrame()).isEqualTo(text("late"));
            client.send(close().masked());
            assertThat(client.readToEnd()).isEqualTo(Bytes.EMPTY);
            assertThat(sentRows(2).getLast().broken())
                    .isEqualTo(RuleSet.of(Rule.FRAME_AFTER_CLOSE));
        }
    }

    @Test
    void aWrongCloseThatThePeerFailsForEndsTheConnectionAllTheSame() throws Exception {
        try (RawClient client = server.open()) {
            send(1, compose(Draft.close(1005, "").with(LengthChoice.lying(1))));
            client.readBytes(4);
            client.send(close(1002, "what was that").masked());
            assertThat(client.readToEnd()).isEqualTo(Bytes.EMPTY);
        }
        server.closedRow();
        server.isAlive();
    }

    @Test
    void aCompressedMessageInBetweenDoesNotSpoilTheServersOwn() throws Exception {
        try (RunningServer compressing = RunningServer.with(deflatingSettings());
                RawClient client = RawClient.openDeflating(compressing.address())) {
            client.send(text("Hello").masked());
            var first = client.readFrame();
            Composition shown =
                    Composition.of(Draft.text("World").compressed(), Receiver.fresh(true));
            compressing.server().transmit(List.of(1), shown.transmission());
            assertThat(client.readBytes(shown.bytes().length())).isEqualTo(shown.bytes());
            client.send(text("Hello").masked());
            // It refers to nothing before it, since the client's window holds another message now.
            assertThat(client.readFrame()).isEqualTo(first);
        }
    }

    // ---------------------------------------------------------------- steps

    private static Composition compose(Draft draft) {
        return Composition.of(draft, Receiver.FRESH);
    }

    private void send(int connection, Composition shown) {
        server.server().transmit(List.of(connection), shown.transmission());
    }

    private List<CaptureRecord> sentRows(int count) throws Exception {
        Await.until(() -> assertThat(sentRows()).hasSize(count));
        return sentRows();
    }

    private List<CaptureRecord> sentRows() {
        return Rows.of(server.capture(), RowKind.FRAME).stream()
                .filter(row -> row.direction() == Direction.SERVER_TO_CLIENT)
                .toList();
    }
}
