package framescope.report;

import framescope.analysis.RowLinks;
import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.Direction;
import framescope.capture.RowKind;
import framescope.capture.RowMark;
import framescope.protocol.Bytes;
import framescope.protocol.FrameHeader;
import framescope.protocol.Rule;
import framescope.protocol.handshake.HttpHead;
import framescope.text.Messages;
import framescope.text.RowText;
import java.io.IOException;
import java.util.Locale;

/// One connection of a report.
final class HtmlConnection {
    private static final int HEAD_BYTES = 1 << 16;
    private static final int NANOS_PER_MILLI = 1_000_000;

    private final CaptureStore store;
    private final ExportOptions options;
    private final ConnectionRows rows;
    private final int connection;
    private final Html html;
    private final HtmlContent content;
    private final RowLinks links;
    private long start = -1;

    /// @param links which know of the rows
    HtmlConnection(ReportRows all, ConnectionRows rows, int connection, Html html, RowLinks links) {
        store = all.store();
        options = all.options();
        this.rows = rows;
        this.connection = connection;
        this.html = html;
        content = new HtmlContent(store, options, html, links);
        this.links = links;
    }

    void write() throws IOException {
        html.raw("<section>\n");
        html.element("h1", Messages.format("report.connection", connection)).raw("\n");
        rows.forEach(
                connection,
                (row, selected) -> {
                    if (start < 0) {
                        start = row.time();
                        about(row);
                        // What was cleared is needed to read the rest, and no row of it is left.
                        head(
                                RowKind.REQUEST,
                                store.clearedHead(connection, Direction.CLIENT_TO_SERVER));
                        head(
                                RowKind.RESPONSE,
                                store.clearedHead(connection, Direction.SERVER_TO_CLIENT));
                    }
                    if (row.is(RowKind.REQUEST) || row.is(RowKind.RESPONSE)) {
                        head(row.kind(), store.wire(row, 0, HEAD_BYTES));
                    }
                });
        HtmlLadder ladder = new HtmlLadder(html, start, links);
        rows.forEach(
                connection,
                (row, selected) -> {
                    if (selected && isOnTheWire(row)) {
                        ladder.add(row);
                    }
                });
        ladder.end();
        html.element("h2", Messages.get("report.rows")).raw("\n<table><thead><tr>");
        for (String column : new String[] {"number", "time", "way", "kind", "bits", "data"}) {
            html.element("th", Messages.get("report.column." + column));
        }
        html.raw("</tr></thead><tbody>\n");
        rows.forEachAndTell(
                connection,
                (row, selected) -> {
                    if (selected) {
                        row(row);
                    }
                });
        html.raw("</tbody></table>\n</section>\n");
    }

    /// Whether a row is about bytes.
    static boolean isOnTheWire(CaptureRecord row) {
        return switch (row.kind()) {
            case REQUEST, RESPONSE, FRAME, BYTES -> true;
            case OPENED, CLOSED, NOTE -> false;
        };
    }

    private void about(CaptureRecord first) throws IOException {
        html.raw("<p class=\"about\">");
        var info = store.connection(connection);
        if (info.isPresent()) {
            html.foreign(
                    Messages.format(
                            "report.about",
                            info.get().remote(),
                            info.get().local(),
                            RowText.fullTime(first)));
        }
        html.raw("</p>\n");
    }

    private void head(RowKind kind, Bytes bytes) throws IOException {
        if (bytes.isEmpty()) {
            return;
        }
        html.element("h2", Messages.of("row", kind)).raw("\n<pre>");
        HttpHead head = HttpHead.parse(bytes);
        html.foreign(head.startLine());
        for (HttpHead.Line line : head.lines()) {
            html.raw("\n");
            if (!line.name().isEmpty()) {
                html.foreign(line.name()).raw(": ");
            }
            html.foreign(Secrets.value(line, options));
        }
        html.raw("</pre>\n");
    }

    private void row(CaptureRecord row) throws IOException {
        boolean wire = isOnTheWire(row);
        boolean client = row.direction() == Direction.CLIENT_TO_SERVER;
        html.raw(!wire ? "<tr>" : client ? "<tr class=\"client\">" : "<tr class=\"server\">");
        html.raw("<td class=\"number\">").number(row.number() + 1);
        html.raw("</td><td class=\"time\">").text(sinceStart(row.time(), start));
        html.raw("</td><td class=\"way\">").text(RowText.direction(row));
        html.raw("</td><td>").text(RowText.kind(row)).raw("</td><td class=\"bits\">");
        if (row.is(RowKind.FRAME)) {
            bits(row.header());
        }
        html.raw("</td><td class=\"data\">");
        content.write(row);
        mark(store.marks().of(row.number()));
        for (Rule rule : row.broken().rules()) {
            html.raw("<div class=\"finding\">")
                    .text(
                            Messages.format(
                                    "report.finding",
                                    RowText.rule(rule),
                                    Messages.of("rule.explained", rule)))
                    .raw("</div>");
        }
        html.raw("</td></tr>\n");
    }

    private void mark(RowMark mark) throws IOException {
        if (!mark.isNone()) {
            String words = mark.marked() ? Messages.get("marks.marked") : "";
            html.raw("<div class=\"comment\">&#9873; ").text(words);
            html.raw(words.isEmpty() || mark.comment().isEmpty() ? "" : ": ");
            html.foreign(mark.comment()).raw("</div>");
        }
    }

    /// The time since a connection's beginning, in milliseconds.
    static String sinceStart(long time, long start) {
        return String.format(Locale.ROOT, "%.3f ms", (double) (time - start) / NANOS_PER_MILLI);
    }

    private void bits(FrameHeader header) throws IOException {
        bit("FIN", header.fin());
        bit("RSV1", header.rsv1());
        bit("RSV2", header.rsv2());
        bit("RSV3", header.rsv3());
        value("opcode", binary(header.opcode().code(), 4));
        bit("MASK", header.masked());
        value("length", binary(header.secondByte() & 0x7f, 7));
        switch (header.lengthForm()) {
            case BITS_7 -> {}
            case BITS_16, BITS_64 ->
                    value(
                            "length/" + header.lengthForm().bits(),
                            Long.toUnsignedString(header.payloadLength()));
        }
        if (header.masked()) {
            value("masking-key", "%08x".formatted(header.maskingKey()));
        }
    }

    private void bit(String name, boolean set) throws IOException {
        html.raw(set ? "<b class=\"one\" title=\"" : "<b title=\"").raw(name).raw("\">");
        html.raw(set ? "1" : "0").raw("</b>");
    }

    private void value(String name, String value) throws IOException {
        html.raw("<b title=\"").raw(name).raw("\">").raw(value).raw("</b>");
    }

    private static String binary(int value, int bits) {
        return Integer.toBinaryString(1 << bits | value).substring(1);
    }
}
