package framescope.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a server's process takes, in bytes, once its garbage is gone.
///
/// @param heap what is alive on the heap
/// @param direct buffers off the heap, a library's pools among them
/// @param resident of the whole process in physical memory
record ServerMemory(long heap, long direct, long resident) {
    /// What a server has to be started with, so that it can be asked: memory off the heap is
    /// accounted for, and the heap shrinks to what is alive.
    static final String[] JVM_OPTIONS = {
        "-XX:NativeMemoryTracking=summary", "-XX:MinHeapFreeRatio=5", "-XX:MaxHeapFreeRatio=10"
    };

    private static final int KIBI = 1024;
    // The last line of the histogram: instances and bytes.
    private static final Pattern ALIVE = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
    // What is neither the JVM's own nor the heap; the direct buffers are there.
    private static final Pattern DIRECT =
            Pattern.compile("Other \\(reserved=\\d+KB, committed=(\\d+)KB");
    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB");

    static ServerMemory of(PeerProcess peer) throws IOException {
        long pid = peer.pid();
        // The histogram counts what a full collection left, and the heap shrinks with the second.
        long heap = number(ALIVE, ask(pid, "GC.class_histogram"));
        ask(pid, "GC.run");
        long direct = KIBI * number(DIRECT, ask(pid, "VM.native_memory"));
        String status = Files.readString(Path.of("/proc", Long.toString(pid), "status"));
        return new ServerMemory(heap, direct, KIBI * number(RESIDENT, status));
    }

    private static String ask(long pid, String command) throws IOException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process process =
                new ProcessBuilder(jcmd, Long.toString(pid), command)
                        .redirectErrorStream(true)
                        .start();
        try (BufferedReader output = process.inputReader()) {
            return output.readAllAsString();
        }
    }

    private static long number(Pattern pattern, String text) throws IOException {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IOException("no " + pattern + " in " + text);
        }
        return Long.parseLong(matcher.group(1));
    }

    /// How much more this is than it was before.
    ServerMemory minus(ServerMemory before) {
        return new ServerMemory(
                heap - before.heap, direct - before.direct, resident - before.resident);
    }
}
