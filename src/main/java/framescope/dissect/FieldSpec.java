package framescope.dissect;

import java.util.Locale;

/// Every field there is: its name (Wireshark's where Wireshark has one, COMPAT.md), the type of its
/// value, and the section that defines it. Label and explanation stand in `messages.properties`
/// under `field.` and the constant's name.
///
/// The field tree, the display filter and the output of the terminal mode take names from here.
/// The last ones are about a row as a whole; the display filter alone knows them.
public enum FieldSpec {
    FRAME("websocket", FieldType.BYTES, "5.2"),
    FIN("websocket.fin", FieldType.BOOLEAN, "5.2"),
    RSV("websocket.rsv", FieldType.UINT8, "5.2"),
    RSV1("websocket.rsv1", FieldType.BOOLEAN, "5.2"),
    RSV2("websocket.rsv2", FieldType.BOOLEAN, "5.2"),
    RSV3("websocket.rsv3", FieldType.BOOLEAN, "5.2"),
    OPCODE("websocket.opcode", FieldType.UINT8, "5.2"),
    MASK("websocket.mask", FieldType.BOOLEAN, "5.1"),
    PAYLOAD_LENGTH("websocket.payload_length", FieldType.UINT8, "5.2"),
    PAYLOAD_LENGTH_16("websocket.payload_length_ext_16", FieldType.UINT16, "5.2"),
    PAYLOAD_LENGTH_64("websocket.payload_length_ext_64", FieldType.UINT64, "5.2"),
    MASKING_KEY("websocket.masking_key", FieldType.BYTES, "5.3"),
    MASKED_PAYLOAD("websocket.masked_payload", FieldType.BYTES, "5.3"),
    PAYLOAD("websocket.payload", FieldType.BYTES, "5.2"),
    PAYLOAD_TEXT("websocket.payload.text", FieldType.STRING, "5.6"),
    PAYLOAD_BINARY("data.data", FieldType.BYTES, "5.6"),
    PAYLOAD_CONTINUE("websocket.payload.continue", FieldType.BYTES, "5.4"),
    PAYLOAD_PING("websocket.payload.ping", FieldType.BYTES, "5.5.2"),
    PAYLOAD_PONG("websocket.payload.pong", FieldType.BYTES, "5.5.3"),
    PAYLOAD_UNKNOWN("websocket.payload.unknown", FieldType.BYTES, "5.2"),
    PAYLOAD_CLOSE("websocket.payload.close", FieldType.BYTES, "5.5.1"),
    COMPRESSED("websocket.pmc", FieldType.BOOLEAN, "RFC 7692 §6"),
    PAYLOAD_COMPRESSED("framescope.deflated", FieldType.BYTES, "RFC 7692 §7.2"),
    COMPRESSION("framescope.compression", FieldType.NONE, "RFC 7692 §7.2"),
    CLOSE_STATUS_CODE("websocket.payload.close.status_code", FieldType.UINT16, "7.4"),
    CLOSE_REASON("websocket.payload.close.reason", FieldType.STRING, "7.1.6"),

    REQUEST("http.request", FieldType.BOOLEAN, "4.1"),
    RESPONSE("http.response", FieldType.BOOLEAN, "4.2.2"),
    REQUEST_METHOD("http.request.method", FieldType.STRING, "4.1"),
    REQUEST_URI("http.request.uri", FieldType.STRING, "4.1"),
    HTTP_VERSION("http.request.version", FieldType.STRING, "4.1"),
    RESPONSE_CODE("http.response.code", FieldType.UINT16, "4.2.2"),
    RESPONSE_PHRASE("http.response.phrase", FieldType.STRING, "4.2.2"),
    HOST("http.host", FieldType.STRING, "4.1"),
    ORIGIN("http.origin", FieldType.STRING, "10.2"),
    UPGRADE("http.upgrade", FieldType.STRING, "4.1"),
    CONNECTION("http.connection", FieldType.STRING, "4.1"),
    SEC_WEBSOCKET_KEY("http.sec_websocket_key", FieldType.STRING, "4.1"),
    SEC_WEBSOCKET_ACCEPT("http.sec_websocket_accept", FieldType.STRING, "4.2.2"),
    SEC_WEBSOCKET_VERSION("http.sec_websocket_version", FieldType.STRING, "4.1"),
    SEC_WEBSOCKET_PROTOCOL("http.sec_websocket_protocol", FieldType.STRING, "1.9"),
    SEC_WEBSOCKET_EXTENSIONS("http.sec_websocket_extensions", FieldType.STRING, "9.1"),
    OFFERS("framescope.offers", FieldType.NONE, "9.1"),
    SUBPROTOCOL_OFFER("framescope.subprotocol", FieldType.STRING, "4.1"),
    EXTENSION_OFFER("framescope.extension", FieldType.STRING, "9.1"),
    DEFLATE("framescope.deflate", FieldType.NONE, "RFC 7692 §7.1"),
    DEFLATE_SERVER("framescope.deflate.server", FieldType.NONE, "RFC 7692 §7.1"),
    DEFLATE_CLIENT("framescope.deflate.client", FieldType.NONE, "RFC 7692 §7.1"),
    HEADER("http.header", FieldType.STRING, "4.1"),
    NOT_A_HEADER("http.unknown_header", FieldType.STRING, "4.1"),
    BODY("http.file_data", FieldType.STRING, "4.2.2"),

    ACCEPT_KEY("framescope.accept", FieldType.STRING, "4.2.2"),
    ACCEPT_JOINED("framescope.accept.joined", FieldType.STRING, "4.2.2"),
    ACCEPT_SHA1("framescope.accept.sha1", FieldType.BYTES, "4.2.2"),
    ACCEPT_BASE64("framescope.accept.base64", FieldType.STRING, "4.2.2"),

    UNREADABLE("data", FieldType.BYTES, "5.2"),

    ROW("frame", FieldType.BYTES),
    ROW_NUMBER("frame.number", FieldType.UINT64),
    ROW_LENGTH("frame.len", FieldType.UINT64),
    ROW_MARKED("frame.marked", FieldType.BOOLEAN),
    ROW_COMMENT("frame.comment", FieldType.STRING),
    TIME("frame.time", FieldType.TIME),
    TIME_EPOCH("frame.time_epoch", FieldType.TIME),
    TIME_RELATIVE("frame.time_relative", FieldType.DURATION),
    EVENT("framescope.event", FieldType.UINT8),
    CONNECTION_NUMBER("websocket.connection", FieldType.UINT32),
    DIRECTION("websocket.direction", FieldType.UINT8),
    LENGTH_FORM("websocket.length_form", FieldType.UINT8, "5.2"),
    LENGTH("websocket.len", FieldType.UINT64, "5.2"),
    FINDING("websocket.finding", FieldType.STRING),
    ROUND_TRIP("websocket.rtt", FieldType.DURATION, "5.5.3"),
    FRAGMENT_COUNT("websocket.fragment.count", FieldType.UINT32, "5.4"),
    REASSEMBLED_LENGTH("websocket.reassembled.length", FieldType.UINT32, "5.4"),
    FRAGMENTS("websocket.fragments", FieldType.NONE, "5.4"),
    FRAGMENT("websocket.fragment", FieldType.NONE, "5.4"),
    FRAGMENT_ERROR("websocket.fragment.error", FieldType.NONE, "5.4"),
    FRAGMENT_OVERLAP("websocket.fragment.overlap", FieldType.BOOLEAN, "5.4"),
    FRAGMENT_OVERLAP_CONFLICT("websocket.fragment.overlap.conflict", FieldType.BOOLEAN, "5.4"),
    FRAGMENT_MULTIPLE_TAILS("websocket.fragment.multipletails", FieldType.BOOLEAN, "5.4"),
    FRAGMENT_TOO_LONG("websocket.fragment.toolongfragment", FieldType.BOOLEAN, "5.4"),
    MESSAGE_TEXT("websocket.text", FieldType.STRING, "5.6");

    private final String fieldName;
    private final FieldType type;
    private final String source;

    /// A field of the capture, which no RFC defines.
    FieldSpec(String fieldName, FieldType type) {
        this(fieldName, type, "");
    }

    FieldSpec(String fieldName, FieldType type, String section) {
        this.fieldName = fieldName;
        this.type = type;
        this.source =
                section.isEmpty() || section.startsWith("RFC") ? section : "RFC 6455 §" + section;
    }

    /// The field of an HTTP header with this name, in any case.
    public static FieldSpec ofHeader(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "host" -> HOST;
            case "origin" -> ORIGIN;
            case "upgrade" -> UPGRADE;
            case "connection" -> CONNECTION;
            case "sec-websocket-key" -> SEC_WEBSOCKET_KEY;
            case "sec-websocket-accept" -> SEC_WEBSOCKET_ACCEPT;
            case "sec-websocket-version" -> SEC_WEBSOCKET_VERSION;
            case "sec-websocket-protocol" -> SEC_WEBSOCKET_PROTOCOL;
            case "sec-websocket-extensions" -> SEC_WEBSOCKET_EXTENSIONS;
            default -> HEADER;
        };
    }

    /// Whether the field holds what a frame carries, unmasked.
    public boolean isContent() {
        return switch (this) {
            case PAYLOAD_TEXT,
                    PAYLOAD_BINARY,
                    PAYLOAD_CONTINUE,
                    PAYLOAD_PING,
                    PAYLOAD_PONG,
                    PAYLOAD_UNKNOWN,
                    PAYLOAD_CLOSE ->
                    true;
            default -> false;
        };
    }

    /// The name for filters, tooltips and output.
    public String fieldName() {
        return fieldName;
    }

    /// The type that a display filter compares the field as.
    public FieldType type() {
        return type;
    }

    /// Where the field is defined, such as `RFC 6455 §5.2`; empty for none.
    public String source() {
        return source;
    }
}
