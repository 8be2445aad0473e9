package framescope.inspector.file;

import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureSink;
import framescope.capture.ConnectionInfo;
import framescope.capture.ConnectionSummary;
import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.capture.NoteKind;
import framescope.capture.RowKind;
import framescope.testing.Conversation;
import framescope.testing.Rows;
import framescope.testing.WireWriter;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A note about all of a capture makes no connection of its own in a file.
class NotesOfNoConnectionTest {
    @TempDir private Path folder;

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
        }
    }
}
