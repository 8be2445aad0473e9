package framescope.ui.detail;

import framescope.dissect.FieldSpec;

/// What CSS colours fields by, in the hex views and in the bit ruler.
final class FieldColour {
    private FieldColour() {}

    /// The style class of a field.
    ///
    /// @param even lines of a head take turns, so that one ends visibly where the next begins
    static String of(FieldSpec spec, boolean even) {
        return switch (spec) {
            case FIN, RSV, RSV1, RSV2, RSV3, OPCODE -> "field-flags";
            case MASK, PAYLOAD_LENGTH, PAYLOAD_LENGTH_16, PAYLOAD_LENGTH_64 -> "field-length";
            case MASKING_KEY -> "field-key";
            case MASKED_PAYLOAD -> "field-masked";
            case CLOSE_STATUS_CODE, SEC_WEBSOCKET_KEY, SEC_WEBSOCKET_ACCEPT -> "field-code";
            case REQUEST_METHOD, REQUEST_URI, HTTP_VERSION, RESPONSE_CODE, RESPONSE_PHRASE ->
                    "field-flags";
            case HOST,
                    ORIGIN,
                    UPGRADE,
                    CONNECTION,
                    SEC_WEBSOCKET_VERSION,
                    SEC_WEBSOCKET_PROTOCOL,
                    SEC_WEBSOCKET_EXTENSIONS,
                    HEADER ->
                    even ? "field-line-even" : "field-line-odd";
            default -> "field-payload";
        };
    }
}
