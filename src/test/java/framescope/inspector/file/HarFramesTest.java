package framescope.inspector.file;

import static framescope.testing.FrameBytes.continuation;
import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.pong;
import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureNote;
import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.capture.NoteKind;
import framescope.capture.RowKind;
import framescope.report.CaptureExporter;
import framescope.report.ExportFormat;
import framescope.report.ExportOptions;
import framescope.report.ExportProgress;
import framescope.testing.Conversation;
import framescope.testing.Rows;
import framescope.testing.WireWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The frames of a HAR are read as from a socket where all of them are there, and its messages
/// where not: nothing that it holds is lost.
class HarFramesTest {
    private static final ExportOptions FRAMES = ExportOptions.DEFAULT.withFrames();

    private final MemoryCapture capture = MemoryCapture.keeping(1 << 28);
    private final WireWriter client = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);
    private final WireWriter server = client.answering();

    @TempDir private Path folder;

    private void handshake() {
        client.beginning();
        client.bytes(RowKind.REQUEST, Conversation.REQUEST, 0);
        server.bytes(RowKind.RESPONSE, Conversation.RESPONSE, 101);
    }

    private void talk() {
        client.frame(text("one, ").fragment().masked());
        client.frame(ping("between").masked());
        client.frame(continuation("two").masked());
        server.frame(text("three"));
    }

    private CaptureStore opened(ExportOptions options) throws IOException {
        Path file = folder.resolve("talk.har");
        new CaptureExporter(capture)
                .export(file, ExportFormat.HAR, options, ExportProgress.UNHEARD);
        MemoryCapture again = MemoryCapture.keeping(1 << 28);
        assertThat(new CaptureImport(file, again, Set.of()).run().complete()).isTrue();
        assertThat(Rows.of(again, RowKind.BYTES)).isEmpty();
        return again;
    }

    private static List<String> texts(CaptureStore store) {
        return Rows.of(store, RowKind.FRAME).stream()
                .map(row -> store.payload(row, 100).text())
                .toList();
    }

    private static boolean isMadeFromMessages(CaptureStore store) {
        return Rows.of(store, RowKind.NOTE).stream()
                .anyMatch(row -> store.note(row).kind() == NoteKind.MADE_FROM_MESSAGES);
    }

    @Test
    void allFramesComeBackAsTheyWere() throws Exception {
        handshake();
        talk();
        CaptureStore again = opened(FRAMES);
        assertThat(texts(again)).containsExactly("one, ", "between", "two", "three");
        assertThat(isMadeFromMessages(again)).isFalse();
        assertThat(Rows.of(again, RowKind.FRAME))
                .extracting(CaptureRecord::maskingKey)
                .containsExactlyElementsOf(
                        Rows.of(capture, RowKind.FRAME).stream()
                                .map(CaptureRecord::maskingKey)
                                .toList());
    }

    @Test
    void withoutTheHandshakeTheMessagesComeBack() throws Exception {
        client.beginning();
        talk();
        CaptureStore again = opened(FRAMES);
        assertThat(texts(again)).containsExactly("one, two", "three");
        assertThat(isMadeFromMessages(again)).isTrue();
    }

    @Test
    void controlFramesThatHaveNoPlaceAreCounted() throws Exception {
        client.beginning();
        talk();
        server.frame(pong("between"));
        CaptureStore again = opened(FRAMES);
        assertThat(texts(again)).containsExactly("one, two", "three");
        assertThat(Rows.of(again, RowKind.NOTE))
                .extracting(again::note)
                .contains(new CaptureNote(NoteKind.CONTROL_FRAMES_LEFT_OUT, "2"));
    }

    @Test
    void ofSomeFramesTheMessagesComeBack() throws Exception {
        handshake();
        talk();
        ExportOptions some =
                FRAMES.selecting(
                        (block, at) -> block.isFrame(at) && block.row(at).opcode().code() == 0);
        CaptureStore again = opened(some);
        assertThat(texts(again)).containsExactly("one, two");
        assertThat(isMadeFromMessages(again)).isTrue();
    }

    @Test
    void behindBytesThatAreNoFrameTheMessagesComeBack() throws Exception {
        handshake();
        talk();
        client.bytes(RowKind.BYTES, "what is this?", 0);
        client.frame(text("found again").masked());
        CaptureStore again = opened(FRAMES);
        assertThat(texts(again)).containsExactly("one, two", "three", "found again");
    }
}
