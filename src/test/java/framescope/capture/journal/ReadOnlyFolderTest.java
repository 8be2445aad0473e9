package framescope.capture.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import framescope.testing.LeftBehind;
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

/// Where nothing can be changed, as on a disk that the system has made read-only after a fault, the
/// journals of earlier runs are listed and read all the same.
@Tag("process")
class ReadOnlyFolderTest {
    private static final int DEADLINE_SECONDS = 120;
    private static final String MOUNT =
            "mount --bind \"$1\" \"$1\" && mount -o remount,ro,bind \"$1\"";

    @TempDir private Path disk;

    @Threat("F4")
    @Test
    void earlierJournalsAreListedAndReadAndStayWithAReason() throws Exception {
        Program.need("unshare");
        assumeTrue(run(MOUNT).exitValue() == 0, "namespaces with a file system are not allowed");
        LeftBehind.journal(disk, "one");
        LeftBehind.tornJournal(disk, "two");
        Process program =
                run(
                        MOUNT + " && exec \"$2\" -Xmx64m -cp \"$3\" \"$4\" \"$1\"",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        System.getProperty("java.class.path"),
                        ReadOnlyFolder.class.getName());
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
