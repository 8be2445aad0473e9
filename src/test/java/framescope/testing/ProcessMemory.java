package framescope.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The memory of another JVM, all of it: what lives on its heap after a full collection, and what
/// it holds outside (buffers, threads, code, the collector's own tables).
///
/// That JVM must have been started with [#JVM_OPTIONS]: its heap is then resident as a whole from
/// the beginning, so that what its resident memory grows by lies outside of the heap.
///
/// @param heap bytes of live objects
/// @param resident bytes of anonymous memory that are in RAM, the whole heap among them
public record ProcessMemory(long heap, long resident) {
    /// A heap of 512 MiB, no more and no less.
    public static final List<String> JVM_OPTIONS =
            List.of("-Xms512m", "-Xmx512m", "-XX:+AlwaysPreTouch");

    /// The memory of a process at this moment, after a collection.
    public static ProcessMemory of(long pid) throws IOException, InterruptedException {
        long heap = liveHeap(pid);
        return new ProcessMemory(heap, resident(pid));
    }

    /// By how many bytes this is more than it was before.
    public long growthSince(ProcessMemory before) {
        return heap - before.heap + resident - before.resident;
    }

    /// The bytes of anonymous memory that are in RAM.
    public static long resident(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", "" + pid, "status")).stream()
                .filter(line -> line.startsWith("RssAnon:"))
                .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                .findFirst()
                .orElseThrow(() -> new IOException("no RssAnon for process " + pid));
    }

    // The histogram of live objects collects all garbage before it counts; its last line is
    // «Total», the number of objects, and their bytes.
    private static long liveHeap(long pid) throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process process =
                new ProcessBuilder(jcmd, "" + pid, "GC.class_histogram")
                        .redirectErrorStream(true)
                        .start();
        String last = process.inputReader().lines().reduce("", (before, line) -> line);
        if (process.waitFor() != 0 || !last.startsWith("Total")) {
            throw new IOException("no histogram of process " + pid + ": " + last);
        }
        return Long.parseLong(last.strip().split(" +", -1)[2]);
    }
}
