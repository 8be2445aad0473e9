package framescope.ui.compose;

import framescope.protocol.FrameHeader;
import framescope.protocol.Opcode;
import framescope.protocol.connection.OutgoingFrame;
import framescope.text.Messages;
import framescope.ui.control.HexSpan;
import java.util.ArrayList;
import java.util.List;

/// The coloured runs of composed frames: each part of each header, and the payloads.
final class ComposedSpans {
    /// More frames than anybody looks at.
    private static final int MOST_FRAMES = 200;

    private static final int CODE_LENGTH = 2;

    private final List<HexSpan> spans = new ArrayList<>();
    private int at;

    private ComposedSpans() {}

    static List<HexSpan> of(List<OutgoingFrame> frames) {
        ComposedSpans all = new ComposedSpans();
        frames.stream().limit(MOST_FRAMES).forEach(all::add);
        return List.copyOf(all.spans);
    }

    private void add(OutgoingFrame frame) {
        FrameHeader header = frame.header();
        add(1, "field-flags", "compose.flags");
        add(1 + header.lengthForm().extraBytes(), "field-length", "compose.length");
        if (header.masked()) {
            add(4, "field-key", "compose.maskingKey");
            add(frame.payload().length(), "field-masked", "compose.maskedPayload");
        } else {
            int length = frame.payload().length();
            int code = header.opcode() == Opcode.CLOSE && length >= CODE_LENGTH ? CODE_LENGTH : 0;
            add(code, "field-code", "compose.closeCode");
            add(
                    length - code,
                    "field-payload",
                    code > 0 ? "compose.closeReason" : "compose.payload");
        }
    }

    private void add(int length, String styleClass, String key) {
        if (length > 0) {
            spans.add(new HexSpan(at, at + length, styleClass, Messages.get(key)));
            at += length;
        }
    }
}
