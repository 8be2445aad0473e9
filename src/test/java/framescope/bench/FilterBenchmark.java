package framescope.bench;

import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.capture.RowBatch;
import framescope.filter.DerivedValues;
import framescope.filter.DisplayFilter;
import framescope.filter.FilterScan;
import framescope.filter.FilterSyntaxException;
import framescope.protocol.Bytes;
import framescope.protocol.FrameHeader;
import framescope.protocol.Rule;
import framescope.testing.FrameBytes;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// How fast a display filter goes through ten million rows, over packed values and over payloads.
///
/// `mvn -q test-compile exec:exec@filter-bench`, with `-Dbench.args=ROWS` for another number.
public final class FilterBenchmark {
    private static final int FRAMES_PER_READ = 1000;
    private static final int ROUNDS = 3;
    private static final List<String> FILTERS =
            List.of(
                    "websocket.opcode == Ping",
                    "websocket.len > 125 && websocket.fin == 0 || websocket.finding",
                    "websocket.direction == client_to_server and websocket.connection in {1, 3..5}",
                    "websocket.masking_key == 37:fa:21:3d",
                    "frame.time_relative > 2s and frame.number < 9000000",
                    "websocket.payload[0:2] == 6e:75",
                    "websocket.text contains \"number 77\"",
                    "number 77",
                    "websocket.text matches \"number [0-9]+77$\"");

    private FilterBenchmark() {}

    public static void main(String[] args) throws FilterSyntaxException {
        int rows = args.length == 0 ? 10_000_000 : Integer.parseInt(args[0]);
        MemoryCapture capture = fill(rows);
        System.out.printf(Locale.ROOT, "%,d rows; best of %d%n", rows, ROUNDS);
        for (String filter : FILTERS) {
            measure(capture, filter, rows);
        }
    }

    private static void measure(MemoryCapture capture, String filter, int rows)
            throws FilterSyntaxException {
        long best = Long.MAX_VALUE;
        long hits = 0;
        for (int round = 0; round < ROUNDS; round++) {
            FilterScan scan =
                    new FilterScan(capture, DisplayFilter.parse(filter), DerivedValues.NONE);
            long start = System.nanoTime();
            scan.run();
            best = Math.min(best, System.nanoTime() - start);
            hits = scan.progress().hits().count();
        }
        System.out.printf(
                Locale.ROOT,
                "%7.2f s %8.1f M rows/s %,11d hits  %s%n",
                best / 1e9,
                rows * 1e3 / best,
                hits,
                filter);
    }

    /// Text frames of 14 to 16 bytes from clients and Pings, a thousand a read, on eight
    /// connections.
    private static MemoryCapture fill(int rows) {
        MemoryCapture capture = MemoryCapture.keeping(Long.MAX_VALUE);
        for (int i = 0; i < 8; i++) {
            capture.opened("127.0.0.1:5000" + i, "127.0.0.1:8000", 0);
        }
        List<FrameBytes> frames =
                IntStream.range(0, FRAMES_PER_READ).mapToObj(FilterBenchmark::frame).toList();
        Bytes read = frames.stream().map(FrameBytes::bytes).reduce(Bytes.EMPTY, Bytes::plus);
        RowBatch batch = new RowBatch();
        for (int row = 0; row < rows; row += FRAMES_PER_READ) {
            add(capture, batch, row, frames, read);
        }
        return capture;
    }

    private static FrameBytes frame(int number) {
        return number % 20 == 19
                ? FrameBytes.ping("hi").masked()
                : FrameBytes.text("number " + number).masked();
    }

    private static void add(
            MemoryCapture capture, RowBatch batch, int first, List<FrameBytes> frames, Bytes read) {
        int connection = 1 + first / FRAMES_PER_READ % 8;
        Direction direction = Direction.values()[connection & 1];
        int chunk = capture.append(connection, direction, first, read.buffer());
        int offset = 0;
        batch.clear();
        for (int i = 0; i < FRAMES_PER_READ; i++) {
            FrameHeader header = frames.get(i).header();
            batch.frame(
                    connection,
                    direction,
                    (first + i) * 1000L,
                    RowBatch.location(chunk, offset),
                    header.firstByte(),
                    header.secondByte(),
                    header.maskingKey(),
                    header.payloadLength(),
                    i % 100 == 0 ? Rule.RESERVED_BITS.bit() : 0,
                    header.opcode());
            offset += header.length() + (int) header.payloadLength();
        }
        capture.append(batch);
    }
}
