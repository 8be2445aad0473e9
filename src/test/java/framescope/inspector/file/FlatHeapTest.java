package framescope.inspector.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The heap does not grow with the frames of a capture, neither while it is written nor when it is
/// opened and saved.
@Tag("process")
class FlatHeapTest {
    private static final int FRAMES = 1_000_000;

    /// An object for each frame would take sixteen times as much.
    private static final long MOST_GROWTH = 1 << 20;

    @TempDir private Path folder;

    @Test
    void aMillionFramesTakeNoMoreHeapThanAQuarterOfThem() throws Exception {
        Process program = start();
        List<Long> used;
        try (var lines = program.inputReader()) {
            used = lines.lines().map(line -> Long.valueOf(line.split(" ", 2)[1])).toList();
        } finally {
            program.destroyForcibly();
        }
        assertThat(program.waitFor()).isZero();
        assertThat(used).hasSize(7);
        assertThat(used).allMatch(bytes -> bytes < used.getFirst() + MOST_GROWTH);
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        HeapLoad.class.getName(),
                        folder.toString(),
                        Integer.toString(FRAMES))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
