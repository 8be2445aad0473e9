package framescope.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/// How fast a file alone takes bytes in batches as the journal's, with nothing else to do: no
/// capture can be faster.
final class DiskSpeed {
    private static final int BATCH = 1 << 20;
    private static final long TOTAL = 1L << 30;
    private static final long FORCE_NANOS = 1_000_000_000;

    private DiskSpeed() {}

    /// Megabytes a second into a fresh file, forced each second and at the end.
    static double measure(Path file) throws IOException {
        ByteBuffer batch = ByteBuffer.allocateDirect(BATCH);
        long start = System.nanoTime();
        try (FileChannel out =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            long forced = start;
            for (long written = 0; written < TOTAL; written += BATCH) {
                out.write(batch.clear());
                if (System.nanoTime() - forced > FORCE_NANOS) {
                    out.force(false);
                    forced = System.nanoTime();
                }
            }
            out.force(false);
        } finally {
            Files.deleteIfExists(file);
        }
        return TOTAL * 1e3 / (System.nanoTime() - start);
    }

    /// As people read it.
    static String text(double megabytes) {
        return String.format(Locale.ROOT, "%,.0f MB/s", megabytes);
    }
}
