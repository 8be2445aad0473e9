package framescope.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.protocol.Opcode;
import framescope.testing.FrameBytes;
import framescope.testing.WireWriter;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CaptureStatisticsTest {
    private static final long SECOND = 1_000_000_000;

    private final MemoryCapture capture = MemoryCapture.keeping(1 << 24);
    private final WireWriter client = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);
    private final WireWriter server = client.answering();

    private Statistics count(int connection) {
        CaptureStatistics statistics =
                new CaptureStatistics(capture, new RowLinks(capture), connection);
        new RowWalk(capture, statistics).run();
        return statistics.view();
    }

    @Test
    void framesAreCountedByOpcodeDirectionAndLength() {
        client.frame(FrameBytes.text("").masked());
        client.frame(FrameBytes.text("abc").masked());
        server.frame(FrameBytes.zeros(300));
        Statistics now = count(CaptureStatistics.ALL);
        assertThat(now.frames(Direction.CLIENT_TO_SERVER)).isEqualTo(2);
        assertThat(now.opcodes()[0][Opcode.TEXT.code()]).isEqualTo(2);
        assertThat(now.opcodes()[1][Opcode.BINARY.code()]).isEqualTo(1);
        assertThat(now.sizes()[0]).isEqualTo(1);
        assertThat(now.sizes()[2]).as("2 and 3 bytes").isEqualTo(1);
        assertThat(now.sizes()[9]).as("256 to 511 bytes").isEqualTo(1);
    }

    @Test
    void noFrameIsLostHoweverLongTheCaptureBecomes() {
        for (int second = 0; second < 1000; second++) {
            client.after(second * SECOND).frame(FrameBytes.text("a").masked());
        }
        Statistics.Rates rates = count(CaptureStatistics.ALL).rates();
        assertThat(rates.count()).isBetween(2, RateSeries.MOST);
        assertThat(rates.count() * rates.spanNanos()).isGreaterThanOrEqualTo(999 * SECOND);
        assertThat(LongStream.of(rates.frames()[0]).sum()).isEqualTo(1000);
        assertThat(LongStream.of(rates.bytes()[0]).sum()).isEqualTo(7000);
    }

    @Test
    void roundTripsAreMeasuredFromPingToPong() {
        client.frame(FrameBytes.ping("a").masked());
        server.after(2_000_000).frame(FrameBytes.pong("a"));
        client.after(SECOND).frame(FrameBytes.ping("b").masked());
        server.after(SECOND + 8_000_000).frame(FrameBytes.pong("b"));
        Statistics.Percentiles times = count(CaptureStatistics.ALL).roundTrips();
        assertThat(times.count()).isEqualTo(2);
        assertThat(times.shortest()).isBetween(1_990_000L, 2_000_000L);
        assertThat(times.longest()).isBetween(8_000_000L, 8_010_000L);
    }

    @Test
    void oneConnectionCanBeCountedByItself() {
        client.frame(FrameBytes.text("a").masked());
        WireWriter other = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);
        other.frame(FrameBytes.text("b").masked());
        other.frame(FrameBytes.text("c").masked());
        assertThat(count(client.connection()).frames(Direction.CLIENT_TO_SERVER)).isEqualTo(1);
        assertThat(count(other.connection()).frames(Direction.CLIENT_TO_SERVER)).isEqualTo(2);
        assertThat(count(CaptureStatistics.ALL).frames(Direction.CLIENT_TO_SERVER)).isEqualTo(3);
    }

    @Test
    void clearingBeginsAnew() {
        CaptureStatistics statistics =
                new CaptureStatistics(capture, new RowLinks(capture), CaptureStatistics.ALL);
        RowWalk walk = new RowWalk(capture, statistics);
        client.frame(FrameBytes.text("a").masked());
        walk.run();
        capture.clear();
        client.frame(FrameBytes.text("b").masked());
        walk.run();
        assertThat(statistics.view().frames(Direction.CLIENT_TO_SERVER)).isEqualTo(1);
    }
}
