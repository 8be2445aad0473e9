package framescope.inspector.file;

import static framescope.testing.FrameBytes.text;
import static framescope.testing.Hex.hex;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureNote;
import framescope.capture.CaptureStore;
import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.capture.NoteKind;
import framescope.capture.RowKind;
import framescope.capture.file.PcapngWriter;
import framescope.capture.file.TcpSynthesis;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import framescope.protocol.RuleSet;
import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import framescope.testing.Rows;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file does not say which limits were in force: large messages break no rule, and what is not
/// inflated is told.
class LargeMessageImportTest {
    private static final String EXTENSION = "Sec-WebSocket-Extensions: permessage-deflate\r\n";

    @TempDir private Path folder;

    private Path file() throws IOException {
        Path file = folder.resolve("large.pcapng");
        TcpSynthesis connection = new TcpSynthesis(1, "127.0.0.1:50001", "127.0.0.1:8000");
        try (PcapngWriter writer =
                PcapngWriter.to(
                        FileChannel.open(
                                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        "test")) {
            writer.opened(connection, 1);
            head(writer, connection, Direction.CLIENT_TO_SERVER, Conversation.REQUEST);
            head(writer, connection, Direction.SERVER_TO_CLIENT, Conversation.RESPONSE);
            FrameBytes hello = FrameBytes.of(Opcode.TEXT, hex("f2 48 cd c9 c9 07 00")).rsv1();
            for (FrameBytes frame : List.of(hello.masked(), text("not compressed").masked())) {
                writer.data(connection, Direction.CLIENT_TO_SERVER, 3, frame.bytes().buffer());
            }
        }
        return file;
    }

    private static void head(
            PcapngWriter writer, TcpSynthesis connection, Direction direction, String head)
            throws IOException {
        String deflating = head.replace("Upgrade: ", EXTENSION + "Upgrade: ");
        writer.data(connection, direction, 2, Bytes.utf8(deflating).buffer());
    }

    private static CaptureStore open(Path file, int mostInflated) throws IOException {
        MemoryCapture capture = MemoryCapture.keeping(1 << 26);
        new CaptureImport(file, capture, Set.of(), mostInflated).run();
        assertThat(Rows.of(capture)).allMatch(row -> row.broken().equals(RuleSet.NONE));
        return capture;
    }

    @Test
    void aMessageAboveTheLimitIsNotInflatedAndThatIsSaid() throws Exception {
        CaptureStore small = open(file(), 4);
        assertThat(Rows.kinds(small, 1))
                .containsExactly(
                        RowKind.OPENED,
                        RowKind.REQUEST,
                        RowKind.RESPONSE,
                        RowKind.FRAME,
                        RowKind.NOTE,
                        RowKind.FRAME,
                        RowKind.CLOSED);
        assertThat(Rows.of(small, RowKind.NOTE).stream().map(small::note))
                .containsExactly(new CaptureNote(NoteKind.NOT_INFLATED, "4"));
        Path saved = folder.resolve("saved.pcapng");
        assertThat(CaptureExport.ofAll(small, saved, ExportForm.WIRE).run(false)).isTrue();
        assertThat(Rows.of(open(saved, 7), RowKind.NOTE)).isEmpty();
    }

    @Test
    void withAnotherLimitItIsInflated() throws Exception {
        CaptureStore large = open(file(), 7);
        assertThat(large.inflated(Rows.of(large, RowKind.FRAME).getFirst(), 10).text())
                .isEqualTo("Hello");
        assertThat(Rows.of(large, RowKind.NOTE)).isEmpty();
    }
}
