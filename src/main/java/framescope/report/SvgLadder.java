package framescope.report;

import framescope.analysis.RowLinks;
import framescope.capture.CaptureRecord;
import framescope.text.Messages;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The ladder of a connection as a drawing by itself.
public final class SvgLadder {
    /// The most rows that are drawn.
    public static final int MOST = 20_000;

    private static final String STYLE =
            """
            text{font:12px sans-serif;fill:#1f2328}\
            .time{fill:#656d76;font-size:10px}\
            line{stroke:#8c959f}\
            line.client{stroke:#0550ae}path.client{fill:#0550ae}\
            line.server{stroke:#8250df}path.server{fill:#8250df}\
            line.bad{stroke:#cf222e}path.bad{fill:#cf222e}\
            path.link{fill:none;stroke:#656d76;stroke-width:1.5}path.tie{stroke-dasharray:3 2}\
            """;

    private SvgLadder() {}

    /// Writes the drawing of these rows.
    ///
    /// @param rows of one connection, in their order, at most [#MOST]
    /// @param total how many rows the connection has
    /// @param links which know of these rows
    public static void write(OutputStream out, List<CaptureRecord> rows, long total, RowLinks links)
            throws IOException {
        long start = rows.isEmpty() ? 0 : rows.getFirst().time();
        LadderDrawing drawing = new LadderDrawing(start, links::of, MOST);
        rows.stream().filter(HtmlConnection::isOnTheWire).forEach(drawing::add);
        if (total > rows.size()) {
            drawing.note(Messages.format("report.ladderCut", rows.size(), total));
        }
        out.write(
                drawing.element("xmlns=\"http://www.w3.org/2000/svg\"", STYLE)
                        .getBytes(StandardCharsets.UTF_8));
    }
}
