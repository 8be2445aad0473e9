package framescope.report;

import framescope.dissect.FieldSpec;

/// The fields that a row is written with, in the order of a table's columns.
///
/// Names are those of [FieldSpec]; only what neither Wireshark nor the display filter has a field
/// for has its name here.
enum RowField {
    EVENT("event"),
    NUMBER(FieldSpec.ROW_NUMBER),
    TIME(FieldSpec.TIME_EPOCH),
    CONNECTION(FieldSpec.CONNECTION_NUMBER),
    DIRECTION(FieldSpec.DIRECTION),
    MARKED(FieldSpec.ROW_MARKED),
    COMMENT(FieldSpec.ROW_COMMENT),
    REMOTE("remote"),
    METHOD(FieldSpec.REQUEST_METHOD),
    URI(FieldSpec.REQUEST_URI),
    STATUS(FieldSpec.RESPONSE_CODE),
    HOST(FieldSpec.HOST),
    ORIGIN(FieldSpec.ORIGIN),
    UPGRADE(FieldSpec.UPGRADE),
    KEY(FieldSpec.SEC_WEBSOCKET_KEY),
    ACCEPT(FieldSpec.SEC_WEBSOCKET_ACCEPT),
    VERSION(FieldSpec.SEC_WEBSOCKET_VERSION),
    PROTOCOL(FieldSpec.SEC_WEBSOCKET_PROTOCOL),
    EXTENSIONS(FieldSpec.SEC_WEBSOCKET_EXTENSIONS),
    FIN(FieldSpec.FIN),
    RSV(FieldSpec.RSV),
    OPCODE(FieldSpec.OPCODE),
    MASK(FieldSpec.MASK),
    PAYLOAD_LENGTH(FieldSpec.PAYLOAD_LENGTH),
    PAYLOAD_LENGTH_16(FieldSpec.PAYLOAD_LENGTH_16),
    PAYLOAD_LENGTH_64(FieldSpec.PAYLOAD_LENGTH_64),
    LENGTH_FORM(FieldSpec.LENGTH_FORM),
    LENGTH(FieldSpec.LENGTH),
    MASKING_KEY(FieldSpec.MASKING_KEY),
    COMPRESSED(FieldSpec.COMPRESSED),
    PAYLOAD_COMPRESSED(FieldSpec.PAYLOAD_COMPRESSED),
    TEXT(FieldSpec.PAYLOAD_TEXT),
    MESSAGE_TEXT(FieldSpec.MESSAGE_TEXT),
    FRAGMENT_COUNT(FieldSpec.FRAGMENT_COUNT),
    REASSEMBLED_LENGTH(FieldSpec.REASSEMBLED_LENGTH),
    DATA(FieldSpec.PAYLOAD_BINARY),
    CONTINUE(FieldSpec.PAYLOAD_CONTINUE),
    PING(FieldSpec.PAYLOAD_PING),
    PONG(FieldSpec.PAYLOAD_PONG),
    UNKNOWN(FieldSpec.PAYLOAD_UNKNOWN),
    OMITTED("omitted"),
    ROUND_TRIP(FieldSpec.ROUND_TRIP),
    CLOSE(FieldSpec.PAYLOAD_CLOSE),
    CLOSE_CODE(FieldSpec.CLOSE_STATUS_CODE),
    CLOSE_REASON(FieldSpec.CLOSE_REASON),
    CLEAN("clean"),
    INITIATOR("initiator"),
    ENDING("ending"),
    NOTE("note"),
    DETAIL("detail"),
    FINDING(FieldSpec.FINDING);

    private final String fieldName;

    RowField(String fieldName) {
        this.fieldName = fieldName;
    }

    RowField(FieldSpec spec) {
        this(spec.fieldName());
    }

    String fieldName() {
        return fieldName;
    }
}
