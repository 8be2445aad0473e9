package framescope.inspector.file;

import static framescope.testing.Hex.hex;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureRecord;
import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.capture.RowBatch;
import framescope.capture.RowKind;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import framescope.testing.Rows;
import framescope.testing.WireWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Frames of compressed messages that never became whole are saved too, where they were.
class InflatedExportTest {
    private static final FrameBytes BEGUN =
            FrameBytes.of(Opcode.TEXT, hex("f2 48 cd")).rsv1().fragment().masked();
    private static final FrameBytes WHOLE =
            FrameBytes.of(Opcode.TEXT, hex("f2 48 cd c9 c9 07 00")).rsv1().masked();

    @TempDir private Path folder;

    private final MemoryCapture capture = MemoryCapture.keeping(1 << 28);
    private final WireWriter client = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);

    @BeforeEach
    void begin() {
        client.beginning();
        client.bytes(RowKind.REQUEST, Conversation.REQUEST, 0);
        client.answering().bytes(RowKind.RESPONSE, Conversation.RESPONSE, 101);
        client.frame(BEGUN);
    }

    private void inflated(FrameBytes frame, String text) {
        int chunk = client.chunk(frame.bytes());
        RowBatch row = new RowBatch();
        row.inflated(capture.keepInflated(Bytes.utf8(text).buffer()), text.length());
        row.frame(
                client.connection(),
                Direction.CLIENT_TO_SERVER,
                WireWriter.TIME,
                RowBatch.location(chunk, 0),
                frame.header().firstByte(),
                frame.header().secondByte(),
                frame.header().maskingKey(),
                frame.header().payloadLength(),
                0,
                Opcode.TEXT);
        capture.append(row);
    }

    private List<String> savedAndOpened() throws IOException {
        Path file = folder.resolve("inflated.pcapng");
        CaptureExport.ofAll(capture, file, ExportForm.INFLATED).run(false);
        MemoryCapture opened = MemoryCapture.keeping(1 << 28);
        new CaptureImport(file, opened, Set.of()).run();
        return Rows.of(opened, RowKind.FRAME).stream().map(row -> payload(opened, row)).toList();
    }

    private static String payload(MemoryCapture opened, CaptureRecord row) {
        return opened.payload(row, 100).hex();
    }

    @Test
    void aMessageThatTheEndCutsOffStandsBeforeTheEnd() throws IOException {
        client.closed();
        assertThat(savedAndOpened()).containsExactly(hex("f2 48 cd").hex());
    }

    @Test
    void aMessageThatAnotherCutsOffStandsBeforeTheOther() throws IOException {
        inflated(WHOLE, "Hello");
        client.closed();
        assertThat(savedAndOpened())
                .containsExactly(hex("f2 48 cd").hex(), Bytes.utf8("Hello").hex());
    }
}
