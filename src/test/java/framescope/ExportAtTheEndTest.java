package framescope;

import static framescope.testing.FrameBytes.close;
import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.journal.JournalFolder;
import framescope.capture.journal.LeftFile;
import framescope.protocol.Bytes;
import framescope.testing.Await;
import framescope.testing.FramescopeProcess;
import framescope.testing.RawClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The export of a run in the terminal, which begins when the program is told to end.
@Tag("process")
@EnabledOnOs(OS.LINUX)
class ExportAtTheEndTest {
    private static final int MESSAGES = 400_000;
    private static final String STAYS = "All that was captured is still in ";

    @TempDir private Path folder;

    private FramescopeProcess exporting(Path target) throws Exception {
        return FramescopeProcess.interruptible(
                "--quiet", "--reply", "none", "--export", target.toString());
    }

    @Test
    void ctrlCEndsTheProgramWhichWritesTheFile() throws Exception {
        Path target = folder.resolve("rows.csv");
        try (FramescopeProcess program = exporting(target)) {
            try (RawClient client = RawClient.open(program.url())) {
                client.send(text("Hello").masked());
                program.interrupt();
                client.readFrame();
            }
            assertThat(program.exitCode()).isEqualTo(130);
            assertThat(program.errors()).containsExactly(target + " written");
        }
        assertThat(target).content().contains("Hello");
    }

    @Test
    void anotherCtrlCLeavesNoHalfFileAndTheBytesInTheJournal() throws Exception {
        Path target = folder.resolve("rows.jsonl");
        try (FramescopeProcess program = exporting(target)) {
            try (RawClient client = RawClient.open(program.url())) {
                byte[] message = text("Hello").masked().bytes().toArray();
                byte[] many = new byte[MESSAGES / 100 * message.length];
                for (int at = 0; at < many.length; at += message.length) {
                    System.arraycopy(message, 0, many, at, message.length);
                }
                for (int i = 0; i < 100; i++) {
                    client.send(Bytes.wrap(many));
                }
                client.send(close(1000, "").masked());
                client.readFrame();
            }
            program.interrupt();
            Await.until(() -> assertThat(folder).isNotEmptyDirectory());
            program.interrupt();
            assertThat(program.exitCode()).isEqualTo(1);
            List<String> told = program.errors();
            assertThat(told).hasSize(2);
            assertThat(told.getFirst()).startsWith(target + " was not written");
            assertThat(told.getLast()).startsWith(STAYS);
            Path journal = Path.of(told.getLast().substring(STAYS.length()).split("; ", 2)[0]);
            JournalFolder journals = JournalFolder.at(Objects.requireNonNull(journal.getParent()));
            LeftFile left = new LeftFile(journal, Instant.EPOCH, Files.size(journal), false);
            assertThat(journals.scan(left).frames()).isEqualTo(MESSAGES + 2L);
            journals.delete(journal);
        }
        assertThat(folder).isEmptyDirectory();
    }
}
