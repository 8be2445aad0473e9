package framescope;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.testing.FramescopeProcess;
import framescope.testing.LeftBehind;
import framescope.testing.MountedFolder;
import framescope.testing.Threat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `--overwrite` in a folder that takes no other file, as where a single file is lent to a container:
/// the file is written in place, and that is said.
@Tag("process")
@Threat("F9")
class OverwritingTest {
    private static final String MOUNT =
            "mount --bind \"$1\" \"$1\" && mount --bind \"$2\" \"$1/lent.pcapng\""
                    + " && mount -o remount,ro,bind \"$1\"";

    @TempDir private Path folder;
    private MountedFolder closed;
    private Path lent;
    private Path source;
    private Path target;

    @BeforeEach
    void lend() throws Exception {
        Path mounted = Files.createDirectory(folder.resolve("closed"));
        source = LeftBehind.journal(folder.resolve("journals"), "Hello");
        lent = Files.writeString(folder.resolve("real"), "old ".repeat(10_000));
        target = Files.writeString(mounted.resolve("lent.pcapng"), "");
        closed = new MountedFolder(mounted, MOUNT, lent);
    }

    private FramescopeProcess start(String... options) throws Exception {
        List<String> program = FramescopeProcess.command(List.of(), options);
        return FramescopeProcess.run(closed.command(program));
    }

    @Test
    void anExportIsWrittenInPlaceAndSaysSo() throws Exception {
        try (FramescopeProcess program =
                start(
                        "--read",
                        source.toString(),
                        "--quiet",
                        "--overwrite",
                        "--export",
                        target.toString())) {
            assertThat(program.exitCode()).isZero();
            assertThat(program.errors())
                    .hasSize(2)
                    .first()
                    .asString()
                    .startsWith(target + " is written over what was in it");
        }
        assertThat(Files.size(lent)).isLessThan(10_000);
        assertThat(Files.readString(lent, StandardCharsets.ISO_8859_1))
                .contains("GET /chat HTTP/1.1");
    }

    @Test
    void aCaptureIsWrittenInPlaceAndSaysSo() throws Exception {
        try (FramescopeProcess program =
                start(
                        FramescopeProcess.terminalOptions(
                                "--write", target.toString(), "--overwrite"))) {
            program.url();
            assertThat(program.readError()).startsWith(target + " is written over what was in it");
            program.terminate();
            program.exitCode();
        }
        assertThat(Files.size(lent)).isLessThan(10_000);
    }
}
