package framescope.report;

import framescope.capture.CaptureRecord;
import framescope.capture.Direction;
import framescope.protocol.Role;
import framescope.text.Messages;
import framescope.text.RowText;
import java.io.IOException;

/// A connection as a ladder: the client's line on the left, the server's on the right, and an arrow
/// for what went over the wire.
final class HtmlLadder {
    /// The most arrows of a picture; more than that nobody looks at, and browsers do not draw.
    private static final int MOST = 1000;

    private static final int STEP = 26;
    private static final int TOP = 30;
    private static final int LEFT = 150;
    private static final int RIGHT = 750;

    private final Html html;
    private final long start;
    private final StringBuilder arrows = new StringBuilder();
    private long count;

    /// @param start when the connection began, nanoseconds since 1970
    HtmlLadder(Html html, long start) {
        this.html = html;
        this.start = start;
    }

    void add(CaptureRecord row) {
        if (count++ >= MOST) {
            return;
        }
        long y = TOP + count * STEP;
        boolean client = row.direction() == Direction.CLIENT_TO_SERVER;
        int from = client ? LEFT : RIGHT;
        int to = client ? RIGHT : LEFT;
        String style = !row.broken().isEmpty() ? "bad" : client ? "client" : "server";
        // All that is put into the picture is numbers and words of ours.
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

    void end() throws IOException {
        long shown = Math.min(count, MOST);
        if (shown == 0) {
            return;
        }
        long height = TOP + (shown + 1) * STEP;
        html.element("h2", Messages.get("report.ladder")).raw("\n");
        html.raw("<svg role=\"img\" viewBox=\"0 0 900 %d\">".formatted(height));
        for (Role role : Role.values()) {
            int x = role == Role.CLIENT ? LEFT : RIGHT;
            html.raw("<text x=\"%d\" y=\"18\" text-anchor=\"middle\">".formatted(x));
            html.text(Messages.of("report", role)).raw("</text>");
            html.raw(
                    "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>\n"
                            .formatted(x, TOP, x, height));
        }
        html.raw(arrows.toString()).raw("</svg>\n");
        if (count > shown) {
            html.raw("<p class=\"about\">")
                    .text(Messages.format("report.ladderCut", shown, count))
                    .raw("</p>\n");
        }
    }
}
