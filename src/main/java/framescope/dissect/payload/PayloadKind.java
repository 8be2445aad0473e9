package framescope.dissect.payload;

/// What a payload may be.
public enum PayloadKind {
    JSON,
    XML,
    FORM,
    MESSAGE_PACK,
    CBOR,
    PROTOBUF,
    STOMP,
    SOCKET_IO,
    GRAPHQL_WS,
    SIGNAL_R,
    MQTT,
    IMAGE,
    TEXT,
    HEX
}
