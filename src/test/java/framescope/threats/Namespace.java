package framescope.threats;

import framescope.testing.Needed;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/// A Linux network namespace of a test's own, whose loopback interface it may take down without
/// harm to anybody else.
final class Namespace {
    private static final List<String> UP = List.of("ip", "link", "set", "lo", "up");

    private Namespace() {}

    /// Skips the test where there are no such namespaces or they are not allowed, or fails in CI
    /// (`CI=true`).
    static void need() throws InterruptedException {
        for (List<String> command :
                List.of(
                        List.of("ip", "-Version"),
                        List.of("nsenter", "--version"),
                        List.of("unshare", "--version"))) {
            Needed.inCi(exitCode(command) == 0, command.getFirst() + " is missing");
        }
        Needed.inCi(exitCode(alone(List.of("true"))) == 0, "network namespaces are not allowed");
    }

    private static int exitCode(List<String> command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return -1; // There is no such program.
        }
    }

    /// A command that becomes another one in a namespace of its own, with loopback up.
    static List<String> alone(List<String> command) {
        String up = String.join(" ", UP);
        return with(
                List.of(
                        "unshare",
                        "--map-root-user",
                        "--net",
                        "sh",
                        "-c",
                        up + " && exec \"$@\"",
                        "-"),
                command);
    }

    /// A command that becomes another one in the namespace of a process.
    static List<String> of(long pid, List<String> command) {
        return with(
                List.of(
                        "nsenter",
                        "--preserve-credentials",
                        "--user",
                        "--net",
                        "--target",
                        "" + pid),
                command);
    }

    private static List<String> with(List<String> before, List<String> command) {
        return Stream.concat(before.stream(), command.stream()).toList();
    }
}
