package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.MemoryCapture;
import framescope.inspector.file.CaptureImport;
import framescope.testing.Await;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import framescope.testing.Threat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import javafx.animation.AnimationTimer;
import org.junit.jupiter.api.Test;

/// The window while frames come faster than anybody can draw them. How smooth it stays is measured
/// by `FloodBenchmark`.
@Threat("U1")
class FloodUiTest extends WindowTest {
    private static final int TRAINS = 50;
    private static final int FRAMES = 2_000;
    private static final long ALL = (long) TRAINS * FRAMES;

    @Test
    void pulsesGoOnTheListFollowsAndTheJournalHasEveryFrame() throws Exception {
        RawClient client = connect(startSilent());
        AtomicLong pulses = countPulses();
        CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> flood(client));
        while (window.wiring().store().totals().frames() < ALL) {
            long before = pulses.get();
            Await.until(() -> assertThat(pulses.get()).isGreaterThan(before));
            assertThat(sending.isCompletedExceptionally()).isFalse();
        }
        awaitRows(3 + ALL);
        assertThat(column("number").getLast()).isEqualTo(String.valueOf(3 + ALL));
        Path journal = window.wiring().journalFile().orElseThrow();
        Await.until(() -> assertThat(opened(journal).totals().frames()).isEqualTo(ALL));
        MemoryCapture kept = opened(journal);
        assertThat(
                        LongStream.range(3, 3 + ALL)
                                .filter(row -> !payload(kept, row).equals(words(row - 3)))
                                .boxed())
                .isEmpty();
    }

    private static String words(long frame) {
        return "%0125d".formatted(frame);
    }

    private static void flood(RawClient client) {
        for (int train = 0; train < TRAINS; train++) {
            long first = (long) train * FRAMES;
            FrameBytes[] frames = new FrameBytes[FRAMES];
            Arrays.setAll(frames, i -> FrameBytes.text(words(first + i)).masked());
            try {
                client.send(frames);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static AtomicLong countPulses() throws Exception {
        AtomicLong pulses = new AtomicLong();
        return onFxThread(() -> {
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    pulses.incrementAndGet();
                }
            }.start();
            return pulses;
        });
    }

    private static MemoryCapture opened(Path journal) throws Exception {
        MemoryCapture capture = MemoryCapture.keeping(1 << 28);
        new CaptureImport(journal, capture, Set.of()).run();
        return capture;
    }

    private static String payload(MemoryCapture capture, long row) {
        return capture.payload(capture.row(row).orElseThrow(), 200).text();
    }
}
