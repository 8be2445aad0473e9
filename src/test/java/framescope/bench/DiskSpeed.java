package framescope.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// How fast a file alone takes bytes in batches as the journal's, through the system's cache and
/// past it, with nothing else to do: no capture can be faster.
final class DiskSpeed {
    private static final String OPTIONS = "com.sun.nio.file.ExtendedOpenOption";
    private static final int BATCH = 1 << 20;
    private static final int PAGE = 4096;
    private static final long TOTAL = 1L << 30;
    private static final long FORCE_NANOS = 1_000_000_000;

    private DiskSpeed() {}

    /// Megabytes a second into a fresh file, both ways, in words.
    static String measure(Path file) throws IOException {
        String through = text(megabytes(file));
        Optional<OpenOption> directly = directly();
        return directly.isEmpty()
                ? through + " through the cache"
                : through
                        + " through the cache, "
                        + text(megabytes(file, directly.get()))
                        + " past it";
    }

    private static Optional<OpenOption> directly() {
        try {
            return Stream.of(Class.forName(OPTIONS).getEnumConstants())
                    .filter(option -> option.toString().equals("DIRECT"))
                    .map(OpenOption.class::cast)
                    .findFirst();
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    // Forced each second and at the end.
    private static double megabytes(Path file, OpenOption... further) throws IOException {
        ByteBuffer batch = ByteBuffer.allocateDirect(BATCH + PAGE).alignedSlice(PAGE);
        Set<OpenOption> options = new HashSet<>(List.of(further));
        options.add(StandardOpenOption.CREATE);
        options.add(StandardOpenOption.TRUNCATE_EXISTING);
        options.add(StandardOpenOption.WRITE);
        long start = System.nanoTime();
        try (FileChannel out = FileChannel.open(file, options)) {
            long forced = start;
            for (long written = 0; written < TOTAL; written += BATCH) {
                out.write(batch.clear().limit(BATCH));
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
