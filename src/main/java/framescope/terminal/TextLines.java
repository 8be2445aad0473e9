package framescope.terminal;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.RowKind;
import framescope.protocol.FrameHeader;
import framescope.text.Messages;
import framescope.text.RowText;
import java.util.StringJoiner;

/// Events as lines for people: time, connection, direction, kind, what there is to say.
final class TextLines implements LineFormat {
    private final RowText text;

    TextLines(CaptureStore store) {
        text = new RowText(store);
    }

    @Override
    public String listening(String url) {
        return Messages.format("terminal.listening", url);
    }

    @Override
    public String line(CaptureRecord row) {
        StringJoiner rest = new StringJoiner("  ");
        if (row.is(RowKind.FRAME)) {
            rest.add(header(row.header()));
        }
        String preview = text.preview(row);
        if (!preview.isEmpty()) {
            rest.add(preview);
        }
        if (!row.broken().isEmpty()) {
            rest.add(Messages.format("terminal.findings", RowText.findings(row)));
        }
        return "%s  #%-3d %-3s %-22s %s"
                .formatted(RowText.time(row), row.connection(), arrow(row), RowText.kind(row), rest)
                .stripTrailing();
    }

    private static String arrow(CaptureRecord row) {
        return RowText.direction(row).isEmpty()
                ? ""
                : Messages.of("terminal.direction", row.direction());
    }

    private static String header(FrameHeader header) {
        StringJoiner bits = new StringJoiner(" ");
        if (header.fin()) {
            bits.add("FIN");
        }
        if (header.rsv1()) {
            bits.add("RSV1");
        }
        if (header.rsv2()) {
            bits.add("RSV2");
        }
        if (header.rsv3()) {
            bits.add("RSV3");
        }
        if (header.masked()) {
            bits.add("MASK=%08x".formatted(header.maskingKey()));
        }
        return bits.add("len=%d/%d".formatted(header.payloadLength(), header.lengthForm().bits()))
                .toString();
    }
}
