package framescope.inspector.file;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureNote;
import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.capture.NoteKind;
import framescope.capture.RowKind;
import framescope.capture.file.PcapngWriter;
import framescope.capture.file.TcpSynthesis;
import framescope.protocol.Bytes;
import framescope.testing.Conversation;
import framescope.testing.Rows;
import framescope.text.RowText;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file that gives cause for any number of notes: where they end is said.
class ManyNotesTest {
    private static final int NOTES = 10_050;

    @TempDir private Path folder;

    @Test
    void thatNotesWereLeftOutIsANoteItself() throws Exception {
        Path file = folder.resolve("many.pcapng");
        TcpSynthesis connection = new TcpSynthesis(1, "127.0.0.1:50001", "127.0.0.1:8000");
        try (PcapngWriter writer =
                PcapngWriter.to(
                        FileChannel.open(
                                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        "test")) {
            writer.opened(connection, 1);
            Bytes request = Bytes.utf8(Conversation.REQUEST);
            writer.data(connection, Direction.CLIENT_TO_SERVER, 2, request.buffer());
            for (int i = 0; i < NOTES; i++) {
                writer.note(connection, 3, "a comment");
            }
        }
        MemoryCapture opened = MemoryCapture.keeping(1 << 26);
        new CaptureImport(file, opened, Set.of()).run();
        assertThat(Rows.of(opened, RowKind.NOTE)).hasSize(10_001);
        assertThat(opened.note(Rows.of(opened).getLast()))
                .isEqualTo(new CaptureNote(NoteKind.NOTES_LEFT_OUT, "50"));
        assertThat(new RowText(opened).preview(Rows.of(opened).getLast()))
                .isEqualTo("50 more gaps, damaged regions and comments are not listed");
    }
}
