package framescope.report;

import framescope.capture.CaptureRecord;
import framescope.capture.Direction;
import framescope.protocol.Role;
import framescope.text.Messages;
import framescope.text.RowText;

/// A connection drawn as a ladder, in SVG: the client's line on the left, the server's on the right,
/// and an arrow for what went over the wire.
///
/// All that is put into it is numbers and words of ours.
final class LadderDrawing {
    /// The most arrows of a drawing; more than that nobody looks at, and browsers do not draw.
    static final int MOST = 1000;

    private static final int STEP = 26;
    private static final int TOP = 30;
    private static final int LEFT = 150;
    private static final int RIGHT = 750;
    private static final int WIDTH = 900;

    private final long start;
    private final StringBuilder arrows = new StringBuilder();
    private long count;

    /// @param start when the connection began, nanoseconds since 1970
    LadderDrawing(long start) {
        this.start = start;
    }

    /// Adds an arrow, while there is room.
    void add(CaptureRecord row) {
        if (count++ >= MOST) {
            return;
        }
        long y = TOP + count * STEP;
        boolean client = row.direction() == Direction.CLIENT_TO_SERVER;
        int from = client ? LEFT : RIGHT;
        int to = client ? RIGHT : LEFT;
        String style = !row.broken().isEmpty() ? "bad" : client ? "client" : "server";
        arrows.append(
                "<text class=\"time\" x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
                        .formatted(LEFT - 8, y + 4, HtmlConnection.sinceStart(row.time(), start)));
        arrows.append(
                "<line class=\"%s\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>"
                        .formatted(style, from, y, to, y));
        int back = client ? -9 : 9;
        arrows.append("<path class=\"%s\" d=\"M%d %dl%d -4v8z\"/>".formatted(style, to, y, back));
        arrows.append(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s \u00b7 %d</text>\n"
                        .formatted((LEFT + RIGHT) / 2, y - 4, RowText.kind(row), row.wireLength()));
    }

    /// How many arrows were added, drawn or not.
    long added() {
        return count;
    }

    /// How many arrows were drawn.
    long drawn() {
        return Math.min(count, MOST);
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
