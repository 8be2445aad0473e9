package framescope.report;

import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.pong;
import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.capture.RowBatch;
import framescope.protocol.Rule;
import framescope.testing.FrameBytes;
import framescope.testing.WireWriter;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a ladder says of broken rules.
class LadderDrawingTest {
    private final MemoryCapture capture = MemoryCapture.keeping(1 << 20);
    private final WireWriter client = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);
    private final LadderDrawing drawing = new LadderDrawing(0, row -> Optional.empty(), 10);

    @Test
    void whatIsBrokenIsNamedAndOnlyErrorsAreRed() {
        add(text("x"), Rule.MASK_MISSING);
        add(pong("").masked(), Rule.PONG_UNSOLICITED);
        add(ping("").masked());
        String svg = drawing.element("", "");
        assertThat(svg)
                .contains("Text (0x1) · 3 · ⚠ client frame not masked</text>")
                .contains("Pong (0xA) · 6 · ⚠ Pong without a Ping</text>")
                .contains("Ping (0x9) · 6</text>")
                .containsOnlyOnce("<line class=\"bad\"");
    }

    private void add(FrameBytes frame, Rule... broken) {
        int chunk = client.chunk(frame.bytes());
        drawing.add(client.row(RowBatch.location(chunk, 0), frame, broken));
    }
}
