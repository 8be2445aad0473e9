package framescope.filter;

import framescope.capture.RowKind;
import framescope.dissect.FieldSpec;
import framescope.protocol.Bytes;
import framescope.protocol.ClosePayload;
import framescope.protocol.Opcode;
import framescope.protocol.RuleSet;
import framescope.protocol.handshake.HttpHead;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// Texts of a row, several where a header occurs several times; none where the row has none.
/// Without state.
@FunctionalInterface
interface TextSource {
    List<String> of(FilterRow row);

    /// A text that is always the same.
    static TextSource constant(String text) {
        List<String> one = List.of(text);
        return row -> one;
    }

    /// Parts of each text.
    default TextSource cut(Slice slice) {
        return row -> of(row).stream().flatMap(text -> Stream.ofNullable(slice.of(text))).toList();
    }

    /// The texts behind a field.
    static TextSource of(FieldSpec field) {
        return switch (field) {
            case PAYLOAD_TEXT -> TextSource::payloadText;
            case MESSAGE_TEXT ->
                    row -> row.shows(Opcode.TEXT) ? List.of(row.message().text()) : List.of();
            case CLOSE_REASON -> TextSource::closeReason;
            case FINDING -> TextSource::findings;
            case REQUEST_METHOD -> head(RowKind.REQUEST, HttpHead::method);
            case REQUEST_URI -> head(RowKind.REQUEST, HttpHead::target);
            case HTTP_VERSION -> TextSource::version;
            case RESPONSE_PHRASE -> head(RowKind.RESPONSE, HttpHead::version);
            case HOST,
                    ORIGIN,
                    UPGRADE,
                    CONNECTION,
                    SEC_WEBSOCKET_KEY,
                    SEC_WEBSOCKET_ACCEPT,
                    SEC_WEBSOCKET_VERSION,
                    SEC_WEBSOCKET_PROTOCOL,
                    SEC_WEBSOCKET_EXTENSIONS ->
                    lines(field, HttpHead.Line::value);
            case HEADER -> lines(field, line -> line.name() + ": " + line.value());
            case NOT_A_HEADER -> lines(field, HttpHead.Line::value);
            case BODY -> TextSource::body;
            case ROW_COMMENT -> row -> unlessEmpty(row.mark().comment());
            default -> throw new IllegalArgumentException(field + " is no text");
        };
    }

    // Wireshark shows a message that was inflated, or put together, as the payload of the frame
    // that
    // ends it.
    private static List<String> payloadText(FilterRow row) {
        if (!row.shows(Opcode.TEXT)) {
            return List.of();
        }
        if (row.isInflated() || row.isReassembled()) {
            return unlessEmpty(row.message().text());
        }
        if (row.length() == 0) {
            return List.of();
        }
        return row.opcode() == Opcode.TEXT ? List.of(row.payload().text()) : List.of();
    }

    private static List<String> closeReason(FilterRow row) {
        if (!row.isFrame() || row.opcode() != Opcode.CLOSE) {
            return List.of();
        }
        return ClosePayload.read(row.payload()).map(ClosePayload::reason).stream()
                .filter(reason -> !reason.isEmpty())
                .map(Bytes::text)
                .toList();
    }

    private static List<String> findings(FilterRow row) {
        return new RuleSet(row.broken()).rules().stream().map(NamedValues::nameOf).toList();
    }

    // ---------------------------------------------------------------- heads

    private static boolean isHead(FilterRow row) {
        return row.kind() == RowKind.REQUEST || row.kind() == RowKind.RESPONSE;
    }

    private static List<String> unlessEmpty(String text) {
        return text.isEmpty() ? List.of() : List.of(text);
    }

    private static TextSource head(RowKind kind, Function<HttpHead, String> word) {
        return row -> row.kind() == kind ? unlessEmpty(word.apply(row.head())) : List.of();
    }

    /// The lines of a head that are this field, one text each.
    private static TextSource lines(FieldSpec field, Function<HttpHead.Line, String> text) {
        return row ->
                isHead(row)
                        ? row.head().lines().stream()
                                .filter(line -> spec(line) == field)
                                .map(text)
                                .toList()
                        : List.of();
    }

    private static FieldSpec spec(HttpHead.Line line) {
        return line.name().isEmpty() ? FieldSpec.NOT_A_HEADER : FieldSpec.ofHeader(line.name());
    }

    // A request names its version last, a response first.
    private static List<String> version(FilterRow row) {
        return switch (row.kind()) {
            case REQUEST -> unlessEmpty(row.head().version());
            case RESPONSE -> unlessEmpty(row.head().method());
            case OPENED, FRAME, BYTES, CLOSED, NOTE -> List.of();
        };
    }

    private static List<String> body(FilterRow row) {
        if (row.kind() != RowKind.RESPONSE) {
            return List.of();
        }
        HttpHead head = row.head();
        int body = Math.min(row.wire().length(), head.linesEnd() + 4);
        return unlessEmpty(row.wire().slice(body, row.wire().length()).text());
    }
}
