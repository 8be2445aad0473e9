package framescope.report;

import framescope.capture.CaptureRecord;
import framescope.capture.Direction;
import framescope.protocol.Opcode;
import framescope.protocol.Role;
import framescope.protocol.Severity;
import framescope.text.Messages;
import framescope.text.RowText;
import framescope.text.TimeSpan;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A connection drawn as a ladder, in SVG: the client's line on the left, the server's on the right,
/// and an arrow for what went over the wire. The fragments of a message stand in a bracket, and a
/// Ping is tied to its Pong, with the time between them.
///
/// All that is put into it is numbers and words of ours.
final class LadderDrawing {
    private static final int STEP = 26;
    private static final int TOP = 30;
    private static final int LEFT = 150;
    private static final int RIGHT = 750;
    private static final int WIDTH = 900;
    private static final int BRACKET = 14;
    private static final int TIE = 76;

    private final long start;
    private final int most;
    private final Function<CaptureRecord, Optional<CaptureRecord>> earlier;
    private final Map<Long, Long> heights = new HashMap<>();
    private final StringBuilder arrows = new StringBuilder();
    private long count;

    /// @param start when the connection began, nanoseconds since 1970
    /// @param earlier the Ping that a Pong answers, and the first frame of the message that a frame
    ///     ends
    /// @param most how many arrows are drawn
    LadderDrawing(long start, Function<CaptureRecord, Optional<CaptureRecord>> earlier, int most) {
        this.start = start;
        this.most = most;
        this.earlier = earlier;
    }

    /// Adds an arrow, while there is room.
    void add(CaptureRecord row) {
        if (count++ >= most) {
            return;
        }
        long y = TOP + count * STEP;
        boolean client = row.direction() == Direction.CLIENT_TO_SERVER;
        int from = client ? LEFT : RIGHT;
        int to = client ? RIGHT : LEFT;
        boolean bad = row.broken().severity().filter(Severity.ERROR::equals).isPresent();
        String style = bad ? "bad" : client ? "client" : "server";
        arrows.append(
                "<text class=\"time\" x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
                        .formatted(LEFT - 8, y + 4, HtmlConnection.sinceStart(row.time(), start)));
        arrows.append(
                "<line class=\"%s\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>"
                        .formatted(style, from, y, to, y));
        heights.put(row.number(), y);
        earlier.apply(row).ifPresent(before -> link(before, row, y));
        int back = client ? -9 : 9;
        arrows.append("<path class=\"%s\" d=\"M%d %dl%d -4v8z\"/>".formatted(style, to, y, back));
        arrows.append(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s \u00b7 %d%s</text>\n"
                        .formatted(
                                (LEFT + RIGHT) / 2,
                                y - 4,
                                RowText.kind(row),
                                row.wireLength(),
                                findings(row)));
    }

    // Not by colour alone: a drawing may be printed.
    private static String findings(CaptureRecord row) {
        return row.broken().isEmpty() ? "" : " \u00b7 \u26a0 " + RowText.findings(row);
    }

    private void link(CaptureRecord before, CaptureRecord row, long y) {
        Long from = heights.get(before.number());
        if (from == null) {
            return;
        }
        boolean client = before.direction() == Direction.CLIENT_TO_SERVER;
        int inwards = client ? 1 : -1;
        if (row.opcode() == Opcode.PONG) {
            int x = client ? LEFT - TIE : RIGHT + TIE / 4;
            arrows.append(
                    "<path class=\"link tie\" d=\"M%d %dh%dV%dh%d\"/>"
                            .formatted(x + 6 * inwards, from, -6 * inwards, y, 6 * inwards));
            arrows.append(
                    "<text class=\"time\" x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>\n"
                            .formatted(
                                    x - 5 * inwards,
                                    (from + y) / 2 + 4,
                                    client ? "end" : "start",
                                    TimeSpan.of(row.time() - before.time())));
        } else {
            int x = (client ? LEFT : RIGHT) + BRACKET * inwards;
            arrows.append(
                    "<path class=\"link\" d=\"M%d %dh%dV%dh%d\"/>\n"
                            .formatted(x, from - 4, -7 * inwards, y + 4, 7 * inwards));
        }
    }

    /// Writes a sentence below the arrows.
    ///
    /// @param words of ours
    void note(String words) {
        arrows.append(
                "<text class=\"time\" x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>\n"
                        .formatted((LEFT + RIGHT) / 2, TOP + (drawn() + 1) * STEP - 6, words));
    }

    /// How many arrows were added, drawn or not.
    long added() {
        return count;
    }

    /// How many arrows were drawn.
    long drawn() {
        return Math.min(count, most);
    }

    /// The drawing as an element.
    ///
    /// @param attributes of the element besides its measures
    /// @param style a style sheet to put into it; empty for none
    String element(String attributes, String style) {
        long height = TOP + (drawn() + 1) * STEP;
        StringBuilder out = new StringBuilder();
        out.append("<svg %s viewBox=\"0 0 %d %d\">".formatted(attributes, WIDTH, height));
        if (!style.isEmpty()) {
            out.append("<style>").append(style).append("</style>");
        }
        for (Role role : Role.values()) {
            int x = role == Role.CLIENT ? LEFT : RIGHT;
            out.append("<text x=\"%d\" y=\"18\" text-anchor=\"middle\">".formatted(x));
            out.append(Messages.of("report", role)).append("</text>");
            out.append(
                    "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>\n"
                            .formatted(x, TOP, x, height));
        }
        return out.append(arrows).append("</svg>\n").toString();
    }
}
