package framescope.filter;

import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.capture.RowBlock;
import framescope.testing.Await;
import framescope.testing.FrameBytes;
import framescope.testing.Threat;
import framescope.testing.WireWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// A scan over a capture that grows and is cleared.
class FilterScanTest {
    private final MemoryCapture capture = MemoryCapture.keeping(1L << 30);
    private final WireWriter client = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);

    private FilterScan scan(String filter) throws FilterSyntaxException {
        return new FilterScan(capture, DisplayFilter.parse(filter), DerivedValues.NONE);
    }

    /// Text and Ping in turns.
    private void write(int frames) {
        for (int i = 0; i < frames; i++) {
            client.frame(i % 2 == 0 ? text("number " + i) : FrameBytes.ping("" + i));
        }
    }

    private static List<Long> rows(FilterScan scan) {
        RowHits hits = scan.progress().hits();
        return LongStream.range(0, hits.count()).map(hits::row).boxed().toList();
    }

    @Test
    void allRowsThatPassAreFoundInOrder() throws Exception {
        write(5000);
        FilterScan scan = scan("websocket.opcode == Ping");
        scan.run();
        assertThat(rows(scan))
                .isEqualTo(LongStream.range(0, 2500).map(i -> 2 * i + 1).boxed().toList());
        assertThat(scan.isBehind()).isFalse();
    }

    @Test
    void firstHitsAreThereBeforeTheLastRowIsLookedAt() throws Exception {
        write(5000);
        FilterScan scan = scan("websocket.opcode == Ping");
        assertThat(scan.step()).isTrue();
        assertThat(scan.progress().hits().end()).isEqualTo(RowBlock.CAPACITY);
        assertThat(scan.progress().hits().count()).isEqualTo(RowBlock.CAPACITY / 2);
    }

    @Test
    void newRowsAreLookedAtWhenItRunsAgain() throws Exception {
        write(10);
        FilterScan scan = scan("number");
        scan.run();
        assertThat(rows(scan)).hasSize(5);
        write(10);
        assertThat(scan.isBehind()).isTrue();
        scan.run();
        assertThat(rows(scan)).containsExactly(0L, 2L, 4L, 6L, 8L, 10L, 12L, 14L, 16L, 18L);
    }

    @Test
    void afterAClearingItBeginsAnewAndCountsAnew() throws Exception {
        write(700);
        FilterScan scan = scan("frame.number == 3");
        scan.run();
        assertThat(rows(scan)).containsExactly(2L);
        capture.clear();
        assertThat(scan.isBehind()).isTrue();
        scan.run();
        assertThat(rows(scan)).isEmpty();
        assertThat(scan.isBehind()).isFalse();
        write(700);
        scan.run();
        assertThat(rows(scan)).containsExactly(702L);
    }

    @Test
    void aClearingBeforeTheEndOfAScanIsNoticed() throws Exception {
        write(5000);
        FilterScan scan = scan("websocket");
        scan.step();
        capture.clear();
        write(3);
        scan.run();
        assertThat(rows(scan)).containsExactly(5000L, 5001L, 5002L);
    }

    @Test
    void aScanThatIsCancelledFindsNothingMore() throws Exception {
        write(5000);
        FilterScan scan = scan("websocket");
        scan.step();
        scan.cancel();
        scan.run();
        assertThat(scan.isBehind()).isFalse();
        assertThat(scan.progress().hits().end()).isEqualTo(RowBlock.CAPACITY);
    }

    @Threat("U6")
    @Test
    void aWildExpressionEndsTheScanAndItsHitsStay() throws Exception {
        client.frame(text("a"));
        client.frame(text("a".repeat(80) + "!"));
        write(10);
        FilterScan scan = scan("websocket.text matches \"^a$|(.*a){20}$\"");
        scan.run();
        assertThat(rows(scan)).containsExactly(0L);
        assertThat(scan.progress().failure()).isPresent();
        assertThat(scan.isBehind()).isFalse();
    }

    @Test
    void aWildExpressionIsCancelledInItsMidst() throws Exception {
        client.frame(text("x".repeat(200_000)));
        FilterScan scan = scan("websocket.text matches \".*.*.*y\"");
        Thread thread = Thread.ofPlatform().start(scan::run);
        scan.cancel();
        Await.until(() -> assertThat(thread.isAlive()).isFalse());
        assertThat(scan.progress().failure()).isEmpty();
    }

    @Test
    void aReaderBesideTheScanSeesHitsThatOnlyGrow() throws Exception {
        int rows = 50_000;
        FilterScan scan = scan("websocket.opcode == Ping");
        AtomicBoolean written = new AtomicBoolean();
        Thread writer =
                Thread.ofPlatform()
                        .start(() -> {
                            write(rows);
                            written.set(true);
                        });
        Thread scanner =
                Thread.ofPlatform()
                        .start(() -> {
                            while (!written.get() || scan.isBehind()) {
                                scan.run();
                            }
                        });
        List<String> wrong = new ArrayList<>();
        long seen = 0;
        while (scanner.isAlive()) {
            RowHits hits = scan.progress().hits();
            if (hits.count() < seen
                    || hits.count() != hits.end() / 2
                    || hits.count() > 0 && hits.row(hits.count() - 1) != hits.count() * 2 - 1) {
                wrong.add(hits.count() + " of " + hits.end());
            }
            seen = hits.count();
        }
        writer.join();
        scanner.join();
        assertThat(wrong).isEmpty();
        assertThat(scan.progress().hits().count()).isEqualTo(rows / 2);
    }
}
