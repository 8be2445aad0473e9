package framescope.capture;

import static framescope.testing.FrameBytes.close;
import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.protocol.connection.ConnectionState;
import framescope.testing.FrameBytes;
import framescope.testing.Rows;
import framescope.testing.WireWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A capture that somebody has stopped lets frames go, says so, and goes on when asked to.
class StoppedCaptureTest {
    private final MemoryCapture capture = MemoryCapture.keeping(1L << 30);
    private final WireWriter client = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);

    private List<RowKind> kinds() {
        return Rows.of(capture).stream().map(CaptureRecord::kind).toList();
    }

    private void lose(WireWriter writer, FrameBytes frame) {
        int chunk = writer.chunk(frame.bytes());
        writer.row(RowBatch.location(chunk, 0), frame);
        writer.settled();
    }

    @Test
    void framesAreLetGoAndBothEndsOfTheGapAreNoted() {
        CaptureRecord before = client.frame(text("before").masked());
        capture.stop(WireWriter.TIME);
        assertThat(capture.totals().health()).isEqualTo(CaptureHealth.STOPPED);
        lose(client, text("lost").masked());
        lose(client, text("lost too").masked());
        capture.goOn(WireWriter.TIME);
        CaptureRecord after = client.frame(text("after").masked());
        assertThat(kinds())
                .containsExactly(RowKind.FRAME, RowKind.NOTE, RowKind.NOTE, RowKind.FRAME);
        List<CaptureRecord> notes = Rows.of(capture, RowKind.NOTE);
        assertThat(capture.note(notes.getFirst()).kind()).isEqualTo(NoteKind.CAPTURE_STOPPED);
        assertThat(capture.note(notes.getLast()))
                .isEqualTo(new CaptureNote(NoteKind.CAPTURE_CONTINUED, "24"));
        assertThat(capture.payload(before, 10).text()).isEqualTo("before");
        assertThat(capture.payload(after, 10).text()).isEqualTo("after");
        assertThat(capture.totals().frames()).isEqualTo(2);
        assertThat(capture.totals().health()).isEqualTo(CaptureHealth.KEEPING);
    }

    @Test
    void openingsHandshakesAndEndsAreKept() {
        client.frame(text("of an open connection").masked());
        capture.stop(WireWriter.TIME);
        WireWriter other = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);
        other.beginning();
        CaptureRecord request = other.bytes(RowKind.REQUEST, "GET / HTTP/1.1\r\n\r\n", 0);
        other.answering().bytes(RowKind.RESPONSE, "HTTP/1.1 101 Fine\r\n\r\n", 101);
        lose(other, close(1000, "").masked());
        assertThat(capture.connections().getLast().state()).isEqualTo(ConnectionState.CLOSING);
        other.closed();
        assertThat(kinds())
                .containsExactly(
                        RowKind.FRAME,
                        RowKind.NOTE,
                        RowKind.OPENED,
                        RowKind.REQUEST,
                        RowKind.RESPONSE,
                        RowKind.CLOSED);
        assertThat(capture.wire(request, 0, 5)).isEqualTo(Bytes.utf8("GET /"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 6, 9, 15})
    void aFrameThatTheGapCutsHasNoBytesThatAreNotItsOwn(int lost) {
        client.frame(text("first").masked());
        FrameBytes cut = text("cut in two").masked();
        capture.stop(WireWriter.TIME);
        int chunk = client.chunk(cut.bytes().slice(0, lost));
        client.pendingFrom(chunk);
        capture.goOn(WireWriter.TIME);
        client.chunk(cut.bytes().slice(lost, cut.bytes().length()));
        CaptureRecord row = client.row(RowBatch.location(chunk, 0), cut);
        client.settled();
        assertThat(capture.wire(row, 0, 20)).isEqualTo(Bytes.EMPTY);
        assertThat(capture.wire(row, lost, 20))
                .isEqualTo(cut.bytes().slice(lost, cut.bytes().length()));
        assertThat(capture.payload(client.frame(text("whole").masked()), 10).text())
                .isEqualTo("whole");
    }

    @Test
    void itCanBeClearedWhileItIsStopped() {
        client.frame(text("before").masked());
        capture.stop(WireWriter.TIME);
        client.pendingFrom(client.chunk(text("lost").masked().bytes().slice(0, 3)));
        capture.clear();
        assertThat(Rows.of(capture)).isEmpty();
        capture.goOn(WireWriter.TIME);
        client.settled();
        assertThat(capture.payload(client.frame(text("after").masked()), 10).text())
                .isEqualTo("after");
    }

    @Test
    void trafficDoesNotWaitForAFullCaptureThatIsStopped() {
        MemoryCapture small = MemoryCapture.keeping(1 << 22);
        WireWriter writer = WireWriter.opened(small, Direction.CLIENT_TO_SERVER);
        for (int i = 0; i < 100; i++) {
            writer.frame(FrameBytes.zeros(100_000).masked());
            writer.settled();
        }
        assertThat(small.congested()).isTrue();
        small.stop(WireWriter.TIME);
        assertThat(small.congested()).isFalse();
        small.goOn(WireWriter.TIME);
        assertThat(small.congested()).isTrue();
    }

    @Test
    void toStopTwiceIsToStopOnce() {
        capture.goOn(WireWriter.TIME);
        capture.stop(WireWriter.TIME);
        capture.stop(WireWriter.TIME);
        capture.goOn(WireWriter.TIME);
        capture.goOn(WireWriter.TIME);
        assertThat(kinds()).containsExactly(RowKind.NOTE, RowKind.NOTE);
    }
}
