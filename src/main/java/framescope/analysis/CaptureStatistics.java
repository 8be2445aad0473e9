package framescope.analysis;

import framescope.analysis.Statistics.Compression;
import framescope.analysis.Statistics.Percentiles;
import framescope.capture.CaptureStore;
import framescope.capture.RowBlock;
import framescope.protocol.Opcode;
import org.HdrHistogram.Histogram;

/// Counts the frames of a capture, or of one connection, by time, size and opcode, their round
/// trips, and what compression saves. One thread visits rows; any thread may ask for the [#view].
public final class CaptureStatistics implements RowVisitor {
    /// Stands for all connections.
    public static final int ALL = 0;

    private static final int DIGITS = 3;

    private final CaptureStore store;
    private final RowLinks links;
    private final int connection;
    private RateSeries rates = new RateSeries();
    private long[] sizes = new long[Long.SIZE + 1];
    private long[][] opcodes = new long[2][Opcode.values().length];
    private final Histogram roundTrips = new Histogram(DIGITS);
    private long messages;
    private long wireBytes;
    private long inflatedBytes;
    private volatile Statistics view = make();

    /// @param connection whose frames are counted, or [#ALL]
    public CaptureStatistics(CaptureStore store, RowLinks links, int connection) {
        this.store = store;
        this.links = links;
        this.connection = connection;
    }

    /// What was counted so far.
    public Statistics view() {
        return view;
    }

    @Override
    public void begin(long firstRow) {
        rates = new RateSeries();
        sizes = new long[Long.SIZE + 1];
        opcodes = new long[2][Opcode.values().length];
        roundTrips.reset();
        messages = 0;
        wireBytes = 0;
        inflatedBytes = 0;
    }

    @Override
    public void visit(RowBlock block) {
        for (int at = 0; at < block.count(); at++) {
            if (block.isFrame(at) && (connection == ALL || block.connection(at) == connection)) {
                count(block, at);
            }
        }
    }

    private void count(RowBlock block, int at) {
        int direction = block.direction(at);
        int opcode = block.firstByte(at) & 0x0f;
        long length = block.length(at);
        rates.add(direction, block.time(at), block.wireLength(at));
        sizes[Long.SIZE - Long.numberOfLeadingZeros(length)]++;
        opcodes[direction][opcode]++;
        if (opcode == Opcode.PONG.code()) {
            links.goOnTo(block.number(at) + 1);
            // A clock that was set back meanwhile tells no round trip.
            links.roundTrip(block.row(at))
                    .filter(nanos -> nanos >= 0)
                    .ifPresent(roundTrips::recordValue);
        }
        if (block.isCompressed(at)) {
            compressed(block, at, length);
        }
    }

    private void compressed(RowBlock block, int at, long length) {
        wireBytes += length;
        if (block.isInflated(at)) {
            messages++;
            inflatedBytes += store.inflatedLength(block.row(at));
        }
    }

    @Override
    public void publish() {
        view = make();
    }

    private Statistics make() {
        return new Statistics(
                rates.view(),
                sizes.clone(),
                new long[][] {opcodes[0].clone(), opcodes[1].clone()},
                new Percentiles(
                        roundTrips.getTotalCount(),
                        roundTrips.getTotalCount() == 0 ? 0 : roundTrips.getMinValue(),
                        roundTrips.getMaxValue(),
                        Percentiles.SHARES.stream().map(roundTrips::getValueAtPercentile).toList()),
                new Compression(messages, wireBytes, inflatedBytes));
    }
}
