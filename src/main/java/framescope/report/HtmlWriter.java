package framescope.report;

import framescope.analysis.RowLinks;
import framescope.text.Messages;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/// A page to hand to somebody: each connection with its handshake, its ladder and its frames bit by
/// bit. It needs nothing but itself, follows the reader's light or dark, and can be printed.
///
/// No script of any payload can run in it: everything is escaped, and the page's own policy allows
/// none.
final class HtmlWriter implements ReportWriter {
    private static final int BUFFER = 1 << 16;

    @Override
    public void write(ReportRows rows, OutputStream out) throws IOException {
        Writer writer =
                new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER);
        Html html = new Html(writer);
        try (ConnectionRows connections = new ConnectionRows(rows)) {
            html.raw(
                    """
                    <!DOCTYPE html>
                    <html lang="en"><head><meta charset="utf-8">
                    <meta http-equiv="Content-Security-Policy" \
                    content="default-src 'none'; style-src 'unsafe-inline'">
                    <meta name="viewport" content="width=device-width">
                    <title>\
                    """);
            html.text(Messages.get("report.title"));
            html.raw("</title>\n<style>\n").raw(HtmlStyle.CSS).raw("</style></head>\n<body>\n");
            RowLinks links = new RowLinks(rows.store());
            links.goOnTo(rows.store().endRow());
            for (int connection : connections.connections()) {
                new HtmlConnection(rows, connections, connection, html, links).write();
            }
            html.raw("<footer>");
            html.text(Messages.get("report.footer"));
            html.raw("</footer>\n</body></html>\n");
        }
        writer.flush();
    }
}
