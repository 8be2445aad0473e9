package framescope.dissect;

/// Every field there is: its name (Wireshark's where Wireshark has one, COMPAT.md) and the section
/// that defines it. Label and explanation stand in `messages.properties` under `field.` and the
/// constant's name.
public enum FieldSpec {
    FRAME("websocket", "5.2"),
    FIN("websocket.fin", "5.2"),
    RSV("websocket.rsv", "5.2"),
    RSV1("websocket.rsv1", "5.2"),
    RSV2("websocket.rsv2", "5.2"),
    RSV3("websocket.rsv3", "5.2"),
    OPCODE("websocket.opcode", "5.2"),
    MASK("websocket.mask", "5.1"),
    PAYLOAD_LENGTH("websocket.payload_length", "5.2"),
    PAYLOAD_LENGTH_16("websocket.payload_length_ext_16", "5.2"),
    PAYLOAD_LENGTH_64("websocket.payload_length_ext_64", "5.2"),
    MASKING_KEY("websocket.masking_key", "5.3"),
    MASKED_PAYLOAD("websocket.masked_payload", "5.3"),
    PAYLOAD("websocket.payload", "5.2"),
    PAYLOAD_TEXT("websocket.payload.text", "5.6"),
    PAYLOAD_BINARY("data.data", "5.6"),
    PAYLOAD_CONTINUE("websocket.payload.continue", "5.4"),
    PAYLOAD_PING("websocket.payload.ping", "5.5.2"),
    PAYLOAD_PONG("websocket.payload.pong", "5.5.3"),
    PAYLOAD_UNKNOWN("websocket.payload.unknown", "5.2"),
    PAYLOAD_CLOSE("websocket.payload.close", "5.5.1"),
    CLOSE_STATUS_CODE("websocket.payload.close.status_code", "7.4"),
    CLOSE_REASON("websocket.payload.close.reason", "7.1.6"),

    REQUEST("http.request", "4.1"),
    RESPONSE("http.response", "4.2.2"),
    REQUEST_METHOD("http.request.method", "4.1"),
    REQUEST_URI("http.request.uri", "4.1"),
    HTTP_VERSION("http.request.version", "4.1"),
    RESPONSE_CODE("http.response.code", "4.2.2"),
    RESPONSE_PHRASE("http.response.phrase", "4.2.2"),
    HOST("http.host", "4.1"),
    ORIGIN("http.origin", "10.2"),
    UPGRADE("http.upgrade", "4.1"),
    CONNECTION("http.connection", "4.1"),
    SEC_WEBSOCKET_KEY("http.sec_websocket_key", "4.1"),
    SEC_WEBSOCKET_ACCEPT("http.sec_websocket_accept", "4.2.2"),
    SEC_WEBSOCKET_VERSION("http.sec_websocket_version", "4.1"),
    SEC_WEBSOCKET_PROTOCOL("http.sec_websocket_protocol", "1.9"),
    SEC_WEBSOCKET_EXTENSIONS("http.sec_websocket_extensions", "9.1"),
    HEADER("http.header", "4.1"),
    NOT_A_HEADER("http.unknown_header", "4.1"),
    BODY("http.file_data", "4.2.2"),

    ACCEPT_KEY("framescope.accept", "4.2.2"),
    ACCEPT_JOINED("framescope.accept.joined", "4.2.2"),
    ACCEPT_SHA1("framescope.accept.sha1", "4.2.2"),
    ACCEPT_BASE64("framescope.accept.base64", "4.2.2"),

    UNREADABLE("data", "5.2");

    private final String fieldName;
    private final String section;

    FieldSpec(String fieldName, String section) {
        this.fieldName = fieldName;
        this.section = section;
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

    /// The section of RFC 6455 that defines the field, without the sign.
    public String section() {
        return section;
    }
}
