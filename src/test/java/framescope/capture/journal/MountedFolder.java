package framescope.capture.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import framescope.testing.Program;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A folder as a program of its own sees it that has mounted something there, in a Linux namespace
/// that nobody else is in.
final class MountedFolder {
    private static final int DEADLINE_SECONDS = 120;

    private final Path folder;
    private final String mount;

    /// Skips the test where there are no such namespaces or they are not allowed.
    ///
    /// @param mount a shell command; `$1` is the folder in it
    MountedFolder(Path folder, String mount) throws Exception {
        this.folder = folder;
        this.mount = mount;
        Program.need("unshare");
        assumeTrue(run(mount).exitValue() == 0, "namespaces with a file system are not allowed");
    }

    /// Runs a class whose one argument is the folder, and takes its exit code for its verdict.
    void assertPasses(Class<?> program) throws Exception {
        Process process =
                run(
                        mount + " && exec \"$2\" -Xmx64m -cp \"$3\" \"$4\" \"$1\"",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        System.getProperty("java.class.path"),
                        program.getName());
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(output).isZero();
    }

    private Process run(String script, String... more) throws Exception {
        List<String> command =
                new ArrayList<>(
                        List.of("unshare", "-rm", "sh", "-c", script, "sh", folder.toString()));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        assertThat(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return process;
    }
}
