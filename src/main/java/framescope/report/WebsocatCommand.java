package framescope.report;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.ConnectionInfo;
import framescope.capture.ConnectionSummary;
import framescope.capture.RowKind;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import framescope.protocol.Utf8Validator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A command that sends messages with `websocat`. Whatever a peer has sent stands in it quoted, so
/// that a shell takes it for nothing else.
final class WebsocatCommand {
    private WebsocatCommand() {}

    /// The command for the text messages among the rows, or else for the first binary one; it only
    /// connects where there is none.
    ///
    /// @param rows at most one of each message
    /// @param content of the message that a frame belongs to
    static String of(
            CaptureStore store, List<CaptureRecord> rows, Function<CaptureRecord, Bytes> content) {
        if (rows.isEmpty()) {
            return "";
        }
        String url = quote(url(store, rows.getFirst().connection()));
        List<Bytes> texts =
                rows.stream()
                        .filter(row -> carries(row, Opcode.TEXT))
                        .map(content)
                        .filter(WebsocatCommand::isPlainText)
                        .toList();
        if (!texts.isEmpty()) {
            // Messages end with a NUL, since a text may have several lines.
            String words =
                    texts.stream().map(text -> quote(text.text())).collect(Collectors.joining(" "));
            return "printf '%s\\0' " + words + " | websocat --null-terminated --no-close " + url;
        }
        return rows.stream()
                .filter(row -> row.is(RowKind.FRAME) && !row.opcode().isControl())
                .findFirst()
                .map(row ->
                        "printf '"
                                + octal(content.apply(row))
                                + "' | websocat --binary --no-close "
                                + url)
                .orElse("websocat " + url);
    }

    private static boolean carries(CaptureRecord row, Opcode opcode) {
        return row.is(RowKind.FRAME) && row.message() == opcode && !row.opcode().isControl();
    }

    private static boolean isPlainText(Bytes content) {
        return Utf8Validator.isValid(content) && content.text().indexOf('\0') < 0;
    }

    private static String url(CaptureStore store, int connection) {
        String host = store.connection(connection).map(ConnectionInfo::local).orElse("localhost");
        String target =
                store.connections().stream()
                        .filter(each -> each.info().number() == connection)
                        .map(ConnectionSummary::target)
                        .findFirst()
                        .orElse("");
        return "ws://" + host + (target.startsWith("/") ? target : "/");
    }

    /// A text as one word of a POSIX shell: between single quotes nothing means anything but a
    /// single quote.
    static String quote(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private static String octal(Bytes bytes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bytes.length(); i++) {
            text.append("\\%03o".formatted(bytes.at(i)));
        }
        return text.toString();
    }
}
