package framescope.report;

import framescope.analysis.RowLinks;
import framescope.capture.CaptureRecord;
import framescope.text.Messages;
import java.io.IOException;

/// The ladder of a connection in an HTML report.
final class HtmlLadder {
    /// More than that nobody looks at within a report, and browsers take long to draw.
    private static final int MOST = 1000;

    private final Html html;
    private final LadderDrawing drawing;

    /// @param start when the connection began, nanoseconds since 1970
    /// @param links which know of the rows
    HtmlLadder(Html html, long start, RowLinks links) {
        this.html = html;
        drawing = new LadderDrawing(start, links::of, MOST);
    }

    void add(CaptureRecord row) {
        drawing.add(row);
    }

    void end() throws IOException {
        if (drawing.drawn() == 0) {
            return;
        }
        html.element("h2", Messages.get("report.ladder")).raw("\n");
        html.raw(drawing.element("role=\"img\"", ""));
        if (drawing.added() > drawing.drawn()) {
            html.raw("<p class=\"about\">")
                    .text(Messages.format("report.ladderCut", drawing.drawn(), drawing.added()))
                    .raw("</p>\n");
        }
    }
}
