package framescope.capture;

import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.testing.FrameBytes;
import framescope.testing.WireWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Several writers and one reader: nothing is lost, nothing is torn, and the rows of a connection
/// stay in order.
class MemoryCaptureConcurrencyTest {
    private static final int WRITERS = 4;
    private static final int FRAMES = 5_000;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aReaderBesideSeveralWritersSeesEveryFrameOfEachInOrder(boolean forgetting)
            throws Exception {
        MemoryCapture capture =
                forgetting ? MemoryCapture.passing(1L << 30) : MemoryCapture.keeping(1L << 30);
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                WireWriter writer = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);
                writers.add(
                        threads.submit(() -> {
                            start.await();
                            writeAll(writer);
                            return null;
                        }));
            }
            Future<?> reader = threads.submit(() -> readAll(capture, forgetting));
            start.countDown();
            for (Future<?> writer : writers) {
                writer.get();
            }
            reader.get();
        }
        assertThat(capture.totals().frames()).isEqualTo(WRITERS * FRAMES);
    }

    private static void writeAll(WireWriter writer) {
        Random random = new Random(writer.connection());
        for (int i = 0; i < FRAMES; i++) {
            FrameBytes frame = frame(writer.connection(), i, random.nextInt(500));
            Bytes bytes = frame.bytes();
            int cut = random.nextInt(bytes.length());
            int chunk = writer.chunk(bytes.first(cut));
            writer.chunk(bytes.slice(cut, bytes.length()));
            writer.row(RowBatch.location(chunk, 0), frame);
            writer.settled();
        }
    }

    private static void readAll(MemoryCapture capture, boolean forgetting) {
        int[] seen = new int[WRITERS + 1];
        for (long next = 0; next < WRITERS * FRAMES; next++) {
            while (next >= capture.endRow()) {
                Thread.onSpinWait();
            }
            CaptureRecord row = capture.row(next).orElseThrow();
            int connection = row.connection();
            String payload = capture.payload(row, Integer.MAX_VALUE).text();
            assertThat(payload)
                    .isEqualTo(
                            frame(connection, seen[connection], padding(payload)).payload().text());
            seen[connection]++;
            if (forgetting && next % 64 == 0) {
                capture.forgetBefore(next + 1);
            }
        }
        assertThat(seen).containsExactly(0, FRAMES, FRAMES, FRAMES, FRAMES);
    }

    private static FrameBytes frame(int connection, int number, int padding) {
        return text(connection + ":" + number + ":" + "x".repeat(padding)).masked();
    }

    private static int padding(String payload) {
        return payload.length() - payload.lastIndexOf(':') - 1;
    }
}
