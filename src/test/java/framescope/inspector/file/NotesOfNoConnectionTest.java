package framescope.inspector.file;

import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureNote;
import framescope.capture.CaptureSink;
import framescope.capture.CaptureStore;
import framescope.capture.ConnectionInfo;
import framescope.capture.ConnectionSummary;
import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.capture.NoteKind;
import framescope.capture.RowKind;
import framescope.capture.file.PcapngWriter;
import framescope.testing.Conversation;
import framescope.testing.Rows;
import framescope.testing.Tshark;
import framescope.testing.WireWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A note about all of a capture makes no connection of its own in a file.
class NotesOfNoConnectionTest {
    @TempDir private Path folder;

    private static List<CaptureNote> notes(CaptureStore capture) {
        return Rows.of(capture, RowKind.NOTE).stream().map(capture::note).toList();
    }

    private MemoryCapture open(Path file) throws IOException {
        MemoryCapture opened = MemoryCapture.keeping(1 << 26);
        new CaptureImport(file, opened, Set.of()).run();
        return opened;
    }

    /// More notes than are kept, each once.
    @Test
    void howManyNotesWereLeftOutIsToldAgain() throws Exception {
        MemoryCapture capture = MemoryCapture.keeping(1 << 26);
        for (int i = 0; i < 10_000; i++) {
            capture.note(CaptureSink.NO_CONNECTION, i, NoteKind.FILE_DAMAGED, i + " 2 TOO_LONG");
        }
        capture.note(CaptureSink.NO_CONNECTION, 10_000, NoteKind.NOTES_LEFT_OUT, "17");
        Path file = folder.resolve("many.pcapng");
        assertThat(CaptureExport.ofAll(capture, file, ExportForm.WIRE).run(false)).isTrue();
        assertThat(notes(open(file))).isEqualTo(notes(capture)).hasSize(10_001);
    }

    @Test
    void toWiresharkTheyAreCommentsAtPacketsOfNoConnection() throws Exception {
        MemoryCapture capture = MemoryCapture.keeping(1 << 26);
        capture.stop(WireWriter.TIME);
        capture.goOn(WireWriter.TIME + 1);
        Path file = folder.resolve("notes.pcapng");
        assertThat(CaptureExport.ofAll(capture, file, ExportForm.WIRE).run(false)).isTrue();
        assertThat(Tshark.fields(file, "!tcp", "ip.proto", "frame.comment"))
                .containsExactly(
                        List.of("253", "framescope: note CAPTURE_STOPPED "),
                        List.of("253", "framescope: note CAPTURE_CONTINUED 0"));
        assertThat(Tshark.fields(file, "_ws.malformed || ip.checksum_bad.expert", "ip.proto"))
                .isEmpty();
    }

    /// What somebody writes at such a packet in another tool.
    @Test
    void somebodysCommentThereIsANote() throws Exception {
        Path file = folder.resolve("comment.pcapng");
        try (PcapngWriter writer =
                PcapngWriter.to(
                        FileChannel.open(
                                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        "somebody else")) {
            writer.note(5, "from here on");
        }
        MemoryCapture opened = open(file);
        assertThat(notes(opened))
                .containsExactly(new CaptureNote(NoteKind.COMMENT, "from here on"));
        Path again = folder.resolve("again.pcapng");
        assertThat(CaptureExport.ofAll(opened, again, ExportForm.WIRE).run(false)).isTrue();
        assertThat(notes(open(again))).isEqualTo(notes(opened));
    }

    @ParameterizedTest
    @EnumSource
    void theFileHasTheConnectionsThatThereWere(ExportForm form) throws Exception {
        MemoryCapture capture = MemoryCapture.keeping(1 << 26);
        WireWriter client = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);
        client.beginning();
        client.bytes(RowKind.REQUEST, Conversation.REQUEST, 0);
        client.answering().bytes(RowKind.RESPONSE, Conversation.RESPONSE, 101);
        client.frame(text("Hello").masked());
        capture.note(CaptureSink.NO_CONNECTION, 1, NoteKind.FILE_DAMAGED, "1 2 TOO_LONG");
        capture.stop(WireWriter.TIME);
        capture.goOn(WireWriter.TIME);
        Path all = folder.resolve("all.pcapng");
        Path rows = folder.resolve("rows.pcapng");
        assertThat(CaptureExport.ofAll(capture, all, form).run(false)).isTrue();
        assertThat(CaptureExport.ofRows(capture, rows, form, row -> true).run(false)).isTrue();
        for (Path file : new Path[] {all, rows}) {
            MemoryCapture opened = MemoryCapture.keeping(1 << 26);
            assertThat(new CaptureImport(file, opened, Set.of()).run().connections()).isEqualTo(1);
            assertThat(opened.connections())
                    .extracting(ConnectionSummary::info)
                    .extracting(ConnectionInfo::remote)
                    .containsExactly(WireWriter.REMOTE);
            assertThat(Rows.of(opened, RowKind.FRAME)).hasSize(1);
            assertThat(notes(opened)).isEqualTo(notes(capture)).hasSize(3);
        }
    }
}
