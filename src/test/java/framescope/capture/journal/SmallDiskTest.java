package framescope.capture.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import framescope.testing.Program;
import framescope.testing.Threat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real disk that is really full: a small one in memory, in a namespace of its own.
@Tag("process")
class SmallDiskTest {
    private static final int DEADLINE_SECONDS = 120;
    private static final String MOUNT = "mount -t tmpfs -o size=16m tmpfs \"$1\"";

    @TempDir private Path disk;

    @Threat("F3")
    @Test
    void aFullDiskStopsNeitherTrafficNorTheProgramAndTheJournalGoesOn() throws Exception {
        Program.need("unshare");
        assumeTrue(run(MOUNT).exitValue() == 0, "namespaces with a file system are not allowed");
        Process program =
                run(
                        MOUNT + " && exec \"$2\" -Xmx64m -cp \"$3\" \"$4\" \"$1\"",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        System.getProperty("java.class.path"),
                        SmallDisk.class.getName());
        String output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(program.exitValue()).as(output).isZero();
    }

    private Process run(String script, String... more) throws Exception {
        List<String> command =
                new ArrayList<>(
                        List.of("unshare", "-rm", "sh", "-c", script, "sh", disk.toString()));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        assertThat(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return process;
    }
}
