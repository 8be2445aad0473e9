package framescope.threats;

import static framescope.testing.FrameBytes.text;
import static framescope.testing.FrameBytes.zeros;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureRecord;
import framescope.capture.MemoryCapture;
import framescope.capture.RowKind;
import framescope.inspector.file.CaptureImport;
import framescope.protocol.Opcode;
import framescope.testing.FrameBytes;
import framescope.testing.FramescopeProcess;
import framescope.testing.RawClient;
import framescope.testing.Rows;
import framescope.testing.Threat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A message that does not fit into the heap, where somebody has lifted all limits.
@Tag("process")
class OutOfMemoryTest {
    @TempDir private Path folder;

    @Threat("P15")
    @Test
    void theProgramSaysSoAndEndsAndWhatWasCapturedIsThere() throws Exception {
        Path file = folder.resolve("kept.pcapng");
        String[] options =
                FramescopeProcess.terminalOptions(
                        "--quiet",
                        "--write=" + file,
                        "--journal-floor=0",
                        "--max-message=1073741824",
                        "--max-unfinished=1T");
        try (FramescopeProcess process =
                FramescopeProcess.run(FramescopeProcess.command(List.of("-Xmx64m"), options))) {
            try (RawClient client = RawClient.open(process.url())) {
                client.send(text("kept").masked());
                assertThat(client.readFrame()).isEqualTo(text("kept"));
                flood(client);
            }
            assertThat(process.errors()).anyMatch(line -> line.startsWith("Memory has run out"));
            assertThat(process.exitCode()).isEqualTo(3);
        }
        MemoryCapture opened = MemoryCapture.keeping(1 << 28);
        new CaptureImport(file, opened, Set.of()).run();
        CaptureRecord first = Rows.of(opened, RowKind.FRAME).getFirst();
        assertThat(opened.payload(first, 10).text()).isEqualTo("kept");
    }

    // One message of more than the heap, until nobody takes it any more.
    private static void flood(RawClient client) {
        FrameBytes begin = zeros(1 << 20).fragment();
        FrameBytes more = FrameBytes.of(Opcode.CONTINUATION, begin.payload()).fragment();
        try {
            client.send(begin.masked());
            for (int i = 0; i < 200; i++) {
                client.send(more.masked());
            }
        } catch (IOException e) {
            return; // It has ended.
        }
    }
}
