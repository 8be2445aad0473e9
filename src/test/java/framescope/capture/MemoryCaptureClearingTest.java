package framescope.capture;

import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.testing.FrameBytes;
import framescope.testing.Rows;
import framescope.testing.WireWriter;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What a capture forgets when it is cleared, what it has to keep all the same, and what happens when
/// it has no room left.
class MemoryCaptureClearingTest {
    private static final int PAGE = 1 << 20;

    private final MemoryCapture capture = MemoryCapture.keeping(1L << 30);
    private final WireWriter client = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);

    // ---------------------------------------------------------------- clearing

    @Test
    void clearingForgetsRowsBytesAndConnectionsThatHaveEnded() {
        WireWriter other = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);
        CaptureRecord row = client.frame(FrameBytes.zeros(2 * PAGE));
        client.closed();
        capture.clear();
        assertThat(Rows.of(capture)).isEmpty();
        assertThat(capture.row(row.number())).isEmpty();
        assertThat(wire(row).length()).isLessThan(PAGE);
        assertThat(capture.connections().stream().map(summary -> summary.info().number()))
                .containsExactly(other.connection());
        assertThat(capture.totals().frames()).isZero();
        assertThat(capture.totals().bytes()).isZero();
    }

    @Test
    void numbersAreNotGivenAgainAfterClearing() {
        client.frame(text("zero"));
        client.frame(text("one"));
        capture.clear();
        CaptureRecord row = client.frame(text("two"));
        assertThat(row.number()).isEqualTo(2);
        assertThat(capture.firstRow()).isEqualTo(2);
        assertThat(wire(row)).isEqualTo(text("two").bytes());
    }

    @Test
    void aFrameWhoseBeginningCameBeforeTheClearingIsWhole() {
        FrameBytes message = FrameBytes.binary(randomBytes(3 * PAGE));
        int cut = 2 * PAGE;
        int chunk = client.chunk(message.bytes().first(cut));
        client.pendingFrom(chunk);
        client.answering().frame(FrameBytes.zeros(2 * PAGE));
        capture.clear();
        client.chunk(message.bytes().slice(cut, message.bytes().length()));
        assertThat(wire(client.row(RowBatch.location(chunk, 0), message)))
                .isEqualTo(message.bytes());
    }

    @Test
    void bytesThatAreClearedBeforeTheirRowsComeStayUntilThose() {
        FrameBytes message = FrameBytes.binary(randomBytes(3 * PAGE));
        int chunk = client.chunk(message.bytes());
        capture.clear();
        assertThat(wire(client.row(RowBatch.location(chunk, 0), message)))
                .isEqualTo(message.bytes());
    }

    @Test
    void theMemoryOfBytesThatNobodyWaitsForIsGivenBack() {
        client.frame(FrameBytes.zeros(8 * PAGE));
        client.settled();
        capture.clear();
        assertThat(capture.totals().heldBytes()).isLessThan(2 * PAGE);
    }

    // ---------------------------------------------------------------- forgetting

    @Test
    void forgettingLeavesTheRowsBehindAndTheirBytes() {
        MemoryCapture passing = MemoryCapture.passing(1L << 30);
        WireWriter writer = WireWriter.opened(passing, Direction.CLIENT_TO_SERVER);
        FrameBytes message = FrameBytes.binary(randomBytes(PAGE / 2));
        for (int i = 0; i < 100; i++) {
            CaptureRecord row = writer.frame(message);
            CaptureRecord next = writer.frame(message);
            passing.forgetBefore(next.number());
            assertThat(passing.firstRow()).isEqualTo(next.number());
            assertThat(passing.row(row.number())).isEmpty();
            assertThat(passing.wire(next, 0, PAGE)).isEqualTo(message.bytes());
            writer.settled();
        }
        assertThat(passing.totals().heldBytes()).isLessThan(4 * PAGE);
    }

    @Test
    void forgettingDoesNotTouchBytesWhoseRowsAreStillToCome() {
        MemoryCapture passing = MemoryCapture.passing(1L << 30);
        WireWriter first = WireWriter.opened(passing, Direction.CLIENT_TO_SERVER);
        WireWriter second = WireWriter.opened(passing, Direction.CLIENT_TO_SERVER);
        FrameBytes message = FrameBytes.binary(randomBytes(2 * PAGE));
        int chunk = first.chunk(message.bytes());
        second.frame(message);
        second.settled();
        passing.forgetBefore(passing.endRow());
        second.frame(message);
        CaptureRecord row = first.row(RowBatch.location(chunk, 0), message);
        assertThat(passing.wire(row, 0, 3 * PAGE)).isEqualTo(message.bytes());
    }

    @Test
    void aConnectionThatHasEndedIsKnownAsLongAsItHasRows() {
        client.frame(text("last words"));
        client.closed();
        capture.forgetBefore(1);
        assertThat(capture.connection(1)).isPresent();
        capture.forgetBefore(2);
        assertThat(capture.connection(1)).isEmpty();
        assertThat(capture.connections()).isEmpty();
    }

    // ---------------------------------------------------------------- the limit

    @Test
    void aCaptureAtItsLimitIsCongestedUntilItIsCleared() {
        MemoryCapture small = MemoryCapture.keeping(4 * PAGE);
        WireWriter writer = WireWriter.opened(small, Direction.CLIENT_TO_SERVER);
        assertThat(small.congested()).isFalse();
        CaptureRecord row = writer.frame(FrameBytes.zeros(4 * PAGE));
        assertThat(small.congested()).as("as long as the frame is pending").isFalse();
        writer.settled();
        assertThat(small.congested()).isTrue();
        assertThat(small.totals().full()).isTrue();
        assertThat(small.wire(row, 0, 5 * PAGE)).isEqualTo(FrameBytes.zeros(4 * PAGE).bytes());
        small.clear();
        assertThat(small.congested()).isFalse();
        assertThat(small.totals().full()).isFalse();
    }

    @Test
    void whatIsWrittenWhileCongestedIsKept() {
        MemoryCapture small = MemoryCapture.keeping(1);
        WireWriter writer = WireWriter.opened(small, Direction.CLIENT_TO_SERVER);
        writer.frame(text("fills it"));
        assertThat(small.congested()).isTrue();
        CaptureRecord row = writer.frame(text("all the same"));
        assertThat(small.wire(row, 0, 100)).isEqualTo(text("all the same").bytes());
    }

    private Bytes wire(CaptureRecord row) {
        return capture.wire(row, 0, Integer.MAX_VALUE);
    }

    private static Bytes randomBytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return Bytes.wrap(bytes);
    }
}
