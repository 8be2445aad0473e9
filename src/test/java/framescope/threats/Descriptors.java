package framescope.threats;

import framescope.testing.Needed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// File descriptors of processes: how many there are, and how many there may be.
final class Descriptors {
    private Descriptors() {}

    /// How many descriptors a process has open.
    static long openIn(long pid) throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc", "" + pid, "fd"))) {
            return open.count();
        }
    }

    /// Sees to it that this process and those it starts may have so many. Where the system does
    /// not let them the test is skipped, or fails in CI (`CI=true`).
    static void need(int descriptors) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("bash", "-c", "ulimit -Hn").start();
        String limit = shell.inputReader().readLine();
        shell.waitFor();
        boolean enough = limit.equals("unlimited") || Long.parseLong(limit) >= descriptors;
        String reason = "only " + limit + " open files are allowed, not " + descriptors;
        Needed.inCi(enough, reason);
    }

    /// A command that runs another one which may have so many descriptors.
    static List<String> allowing(int descriptors, List<String> command) {
        return Stream.concat(
                        Stream.of(
                                "bash", "-c", "ulimit -n " + descriptors + " && exec \"$@\"", "-"),
                        command.stream())
                .toList();
    }
}
