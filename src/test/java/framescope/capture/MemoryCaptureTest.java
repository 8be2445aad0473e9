package framescope.capture;

import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import framescope.protocol.Bytes;
import framescope.protocol.CloseCode;
import framescope.protocol.connection.ConnectionState;
import framescope.testing.FrameBytes;
import framescope.testing.Rows;
import framescope.testing.Splits;
import framescope.testing.WireWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is written into a capture can be read from it, and its listeners hear of it.
class MemoryCaptureTest {
    private static final int PAGE = 1 << 20;
    private static final int ROWS_PER_PAGE = 1 << 13;

    private final MemoryCapture capture = MemoryCapture.keeping(1L << 30);
    private final WireWriter client = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);

    // ---------------------------------------------------------------- rows and their bytes

    @Test
    void aFrameComesBackWithItsBytesAndItsPayloadUnmasked() {
        FrameBytes hello = text("Hello").masked();
        CaptureRecord row = client.frame(hello);
        assertThat(row.header()).isEqualTo(hello.header());
        assertThat(wire(row)).isEqualTo(hello.bytes());
        assertThat(capture.payload(row, 100).text()).isEqualTo("Hello");
    }

    @Test
    void aPartOfTheBytesCanBeRead() {
        CaptureRecord row = client.frame(text("Hello").masked());
        Bytes all = text("Hello").masked().bytes();
        assertThat(capture.wire(row, 2, 4)).isEqualTo(all.slice(2, 6));
        assertThat(capture.wire(row, 10, 4)).isEqualTo(all.slice(10, 11));
        assertThat(capture.wire(row, 11, 4)).isEqualTo(Bytes.EMPTY);
        assertThat(capture.payload(row, 3).text()).isEqualTo("Hel");
    }

    @Test
    void whatAFrameHasThatLiesAboutItsLengthReachesToTheNextRowOfItsStream() {
        FrameBytes more = text("Hello").declaring(3);
        FrameBytes less = text("Hello").declaring(100);
        int chunk = client.chunk(more.bytes().plus(less.bytes()));
        CaptureRecord first = client.row(RowBatch.location(chunk, 0), more);
        client.answering().frame(text("meanwhile"));
        CaptureRecord second = client.row(RowBatch.location(chunk, more.bytes().length()), less);
        assertThat(capture.written(first, 100)).isEqualTo(more.bytes());
        assertThat(capture.written(second, 100)).isEqualTo(less.bytes());
        client.frame(text("next"));
        assertThat(capture.written(second, 100)).isEqualTo(less.bytes());
        assertThat(capture.written(second, 4)).isEqualTo(less.bytes().first(4));
        CaptureRecord note = client.note(NoteKind.SEND_REFUSED, "");
        assertThat(capture.written(note, 100)).isEqualTo(Bytes.EMPTY);
    }

    @Test
    void whichReadsHaveCarriedARowCanBeAsked() {
        FrameBytes one = text("one").masked();
        FrameBytes two = text("two").masked();
        Bytes all = one.bytes().plus(two.bytes());
        int first = client.chunk(all.slice(0, 13));
        client.after(5).chunk(all.slice(13, 18));
        CaptureRecord before = client.row(RowBatch.location(first, 0), one);
        CaptureRecord row = client.row(RowBatch.location(first, 9), two);
        long time = WireWriter.TIME;
        assertThat(capture.pieces(before, 10)).containsExactly(new RowPiece(0, 9, 0, 13, time));
        assertThat(capture.pieces(row, 10))
                .containsExactly(
                        new RowPiece(0, 4, 9, 13, time), new RowPiece(4, 9, 0, 5, time + 5));
        assertThat(capture.pieces(row, 1)).hasSize(1);
    }

    @Test
    void aFrameThatSpansManyChunksIsReadAsOne() {
        FrameBytes message = FrameBytes.binary(randomBytes(1000)).masked();
        CaptureRecord row = client.frameIn(Splits.singly(message.bytes()), message);
        assertThat(wire(row)).isEqualTo(message.bytes());
        assertThat(capture.payload(row, 1000)).isEqualTo(message.payload());
        assertThat(capture.wire(row, 500, 20)).isEqualTo(message.bytes().slice(500, 520));
    }

    @ParameterizedTest
    @ValueSource(ints = {PAGE - 20, PAGE - 10, PAGE, 3 * PAGE})
    void aFrameThatSpansPagesIsReadAsOne(int length) {
        FrameBytes message = FrameBytes.binary(randomBytes(length)).masked();
        CaptureRecord first = client.frame(message);
        CaptureRecord second = client.frame(message);
        assertThat(wire(first)).isEqualTo(message.bytes());
        assertThat(wire(second)).isEqualTo(message.bytes());
    }

    @Test
    void streamsThatTakeTurnsAreKeptApart() {
        WireWriter server = client.answering();
        WireWriter stranger = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);
        FrameBytes one = FrameBytes.binary(randomBytes(300));
        FrameBytes two = FrameBytes.binary(randomBytes(310));
        FrameBytes three = FrameBytes.binary(randomBytes(320));
        long[] begins = new long[3];
        for (int i = 0; i < 100; i++) {
            int chunkOne = client.chunk(piece(one, i));
            int chunkTwo = server.chunk(piece(two, i));
            int chunkThree = stranger.chunk(piece(three, i));
            if (i == 0) {
                begins[0] = RowBatch.location(chunkOne, 0);
                begins[1] = RowBatch.location(chunkTwo, 0);
                begins[2] = RowBatch.location(chunkThree, 0);
            }
        }
        assertThat(wire(client.row(begins[0], one))).isEqualTo(one.bytes());
        assertThat(wire(server.row(begins[1], two))).isEqualTo(two.bytes());
        assertThat(wire(stranger.row(begins[2], three))).isEqualTo(three.bytes());
    }

    @Test
    void rowsAreNumberedFromZeroInTheOrderInWhichTheyCame() {
        for (int i = 0; i < 3 * ROWS_PER_PAGE; i++) {
            client.frame(text("" + i));
        }
        assertThat(capture.firstRow()).isZero();
        assertThat(capture.endRow()).isEqualTo(3 * ROWS_PER_PAGE);
        assertThat(Rows.of(capture))
                .allSatisfy(row ->
                        assertThat(capture.payload(row, 10).text()).isEqualTo("" + row.number()));
    }

    @Test
    void aRowThatIsNotThereIsEmpty() {
        client.frame(text("only"));
        assertThat(capture.row(-1)).isEmpty();
        assertThat(capture.row(1)).isEmpty();
    }

    @Test
    void aNoteIsARowWithItsContent() {
        capture.note(client.connection(), 5, NoteKind.SEND_REFUSED, "TEXT");
        capture.note(client.connection(), 6, NoteKind.HANDLER_FAILED, "why");
        CaptureRecord second = Rows.of(capture, RowKind.NOTE).getLast();
        assertThat(capture.note(second)).isEqualTo(new CaptureNote(NoteKind.HANDLER_FAILED, "why"));
        assertThat(second.time()).isEqualTo(6);
        assertThat(wire(second)).isEqualTo(Bytes.EMPTY);
    }

    @Test
    void ofALongDetailTheBeginningIsKept() {
        capture.note(
                client.connection(), 6, NoteKind.HANDLER_FAILED, "why\ud83d\ude00".repeat(9000));
        CaptureRecord row = Rows.of(capture, RowKind.NOTE).getLast();
        assertThat(capture.note(row).detail())
                .startsWith("why\ud83d\ude00why")
                .endsWith("…")
                .hasSizeBetween(999, 1000);
    }

    @Test
    void notesTakeMemoryUntilTheyAreCleared() {
        long before = capture.totals().heldBytes();
        for (int i = 0; i < 1000; i++) {
            capture.note(client.connection(), 6, NoteKind.HANDLER_FAILED, i + "x".repeat(900));
        }
        CaptureRecord row = Rows.of(capture, RowKind.NOTE).getLast();
        assertThat(capture.totals().heldBytes() - before).isGreaterThan(1_800_000);
        capture.clear();
        assertThat(capture.totals().heldBytes()).isLessThan(before + 1_000_000);
        assertThat(capture.note(row)).isEqualTo(new CaptureNote(NoteKind.CLEARED, ""));
        capture.note(client.connection(), 6, NoteKind.HANDLER_FAILED, "again");
        CaptureRecord next = Rows.of(capture, RowKind.NOTE).getLast();
        assertThat(capture.note(next)).isEqualTo(new CaptureNote(NoteKind.HANDLER_FAILED, "again"));
    }

    // ---------------------------------------------------------------- connections and totals

    @Test
    void ofALongTargetTheBeginningIsKeptInTheListOfConnections() {
        capture.agreed(client.connection(), "/" + "a".repeat(8000), "");
        assertThat(capture.connections().getFirst().target())
                .isEqualTo("/" + "a".repeat(198) + "…");
    }

    @Test
    void aConnectionIsSummedUp() {
        WireWriter server = client.answering();
        capture.agreed(client.connection(), "/chat", "superchat");
        client.frame(text("Hello").masked());
        server.frame(text("Hello"));
        server.frame(text("again"));
        assertThat(capture.connections())
                .containsExactly(
                        new ConnectionSummary(
                                new ConnectionInfo(
                                        1, WireWriter.REMOTE, WireWriter.LOCAL, WireWriter.TIME),
                                ConnectionState.OPEN,
                                "/chat",
                                "superchat",
                                1,
                                2,
                                11,
                                14,
                                0,
                                0));
    }

    @Test
    void aConnectionGoesThroughItsStates() {
        assertThat(onlyConnection().state()).isEqualTo(ConnectionState.CONNECTING);
        client.bytes(RowKind.RESPONSE, "", 101);
        assertThat(onlyConnection().state()).isEqualTo(ConnectionState.OPEN);
        client.frame(FrameBytes.close(1000, "bye"));
        assertThat(onlyConnection().state()).isEqualTo(ConnectionState.CLOSING);
        client.closed();
        assertThat(onlyConnection().state()).isEqualTo(ConnectionState.CLOSED);
        assertThat(onlyConnection().closeCode()).isEqualTo(CloseCode.NORMAL);
    }

    @Test
    void totalsCountRowsFramesBytesAndOpenConnections() {
        WireWriter other = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);
        client.frame(text("Hello"));
        other.closed();
        CaptureTotals totals = capture.totals();
        assertThat(totals.rows()).isEqualTo(2);
        assertThat(totals.frames()).isEqualTo(1);
        assertThat(totals.bytes()).isEqualTo(7);
        assertThat(totals.openConnections()).isEqualTo(1);
        assertThat(totals.full()).isFalse();
    }

    @Test
    void anUnknownConnectionIsRefusedToWriters() {
        assertThatThrownBy(() -> capture.agreed(99, "/", ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(capture.connection(99)).isEmpty();
    }

    // ---------------------------------------------------------------- listeners

    @Test
    void listenersHearOfRowsNotesAndClearing() {
        AtomicInteger heard = new AtomicInteger();
        capture.addListener(heard::incrementAndGet);
        client.frame(text("one"));
        assertThat(heard).hasValue(1);
        capture.note(client.connection(), 0, NoteKind.SEND_REFUSED, "");
        assertThat(heard).hasValue(2);
        capture.clear();
        assertThat(heard).hasValue(3);
    }

    @Test
    void listenersAreLeftInPeaceByAnEmptyBatchAndByBytesWithoutRows() {
        AtomicInteger heard = new AtomicInteger();
        capture.addListener(heard::incrementAndGet);
        capture.append(new RowBatch());
        client.chunk(Bytes.utf8("half a frame"));
        assertThat(heard).hasValue(0);
    }

    @Test
    void aListenerSeesTheRowsItHearsOf() {
        List<Long> ends = new ArrayList<>();
        capture.addListener(() -> ends.add(capture.endRow()));
        client.frame(text("one"));
        client.frame(text("two"));
        assertThat(ends).containsExactly(1L, 2L);
    }

    private Bytes wire(CaptureRecord row) {
        return capture.wire(row, 0, Integer.MAX_VALUE);
    }

    private ConnectionSummary onlyConnection() {
        assertThat(capture.connections()).hasSize(1);
        return capture.connections().getFirst();
    }

    private static Bytes piece(FrameBytes frame, int index) {
        int size = (frame.bytes().length() + 99) / 100;
        int from = Math.min(index * size, frame.bytes().length());
        return frame.bytes().slice(from, Math.min(from + size, frame.bytes().length()));
    }

    private static Bytes randomBytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return Bytes.wrap(bytes);
    }
}
