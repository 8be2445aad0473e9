package framescope.capture.journal;

import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.testing.Await;
import framescope.testing.Threat;
import framescope.testing.WireWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The disk is told to keep what was written while more keeps coming, not only once there is a rest.
@Threat("F2")
class ForcedJournalTest {
    private static final Duration SOON = Duration.ofMillis(20);
    private static final JournalSettings SETTINGS =
            new JournalSettings(128 * 1024, 4, SOON, SOON, SOON, 0);

    @TempDir private Path folder;

    private final List<FakeDisk> disks = new ArrayList<>();

    @Test
    void aDiskIsForcedAgainAndAgainWhileBytesKeepComing() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        Thread writer;
        try (Journal journal =
                new Journal(
                        number -> {
                            disks.add(new FakeDisk(folder.resolve(number + ".pcapng")));
                            return disks.getLast();
                        },
                        SETTINGS,
                        "Framescope test",
                        false,
                        () -> {})) {
            MemoryCapture capture = MemoryCapture.keeping(journal, 1L << 30);
            WireWriter client = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);
            writer =
                    Thread.ofPlatform()
                            .start(() -> {
                                while (!enough.get()) {
                                    client.frame(text("x".repeat(1000)));
                                    while (capture.congested()) {
                                        Thread.onSpinWait();
                                    }
                                }
                            });
            List<String> done = disks.getFirst().done();
            try {
                Await.until(
                        () -> assertThat(Collections.frequency(done, "force")).isGreaterThan(5));
            } finally {
                enough.set(true);
                writer.join();
            }
            // None of them followed another without something to keep between them.
            assertThat(String.join(" ", done)).doesNotContain("force force");
        }
    }
}
