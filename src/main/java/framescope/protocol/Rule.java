package framescope.protocol;

import java.util.Locale;

/// What RFC 6455, and HTTP below it, ask of the bytes of a connection, as far as they can break it;
/// and the limits of this server.
///
/// A frame or a head is judged to a set of these ([RuleSet]). What the rule means in plain words
/// stands in `messages.properties` under `rule.` and its name.
public enum Rule {
    RESERVED_BITS("5.2", Severity.ERROR, FramePart.RSV, CloseCode.PROTOCOL_ERROR),
    RESERVED_OPCODE("5.2", Severity.ERROR, FramePart.OPCODE, CloseCode.PROTOCOL_ERROR),
    LENGTH_NOT_MINIMAL("5.2", Severity.ERROR, FramePart.LENGTH, CloseCode.PROTOCOL_ERROR),
    LENGTH_TOP_BIT("5.2", Severity.ERROR, FramePart.LENGTH, CloseCode.PROTOCOL_ERROR),
    MASK_MISSING("5.1", Severity.ERROR, FramePart.MASK, CloseCode.PROTOCOL_ERROR),
    MASK_UNEXPECTED("5.1", Severity.ERROR, FramePart.MASK, CloseCode.PROTOCOL_ERROR),
    CONTROL_FRAGMENTED("5.5", Severity.ERROR, FramePart.FIN, CloseCode.PROTOCOL_ERROR),
    CONTROL_TOO_LONG("5.5", Severity.ERROR, FramePart.LENGTH, CloseCode.PROTOCOL_ERROR),
    CONTINUATION_WITHOUT_START("5.4", Severity.ERROR, FramePart.OPCODE, CloseCode.PROTOCOL_ERROR),
    CONTINUATION_EXPECTED("5.4", Severity.ERROR, FramePart.OPCODE, CloseCode.PROTOCOL_ERROR),
    CLOSE_HALF_CODE("5.5.1", Severity.ERROR, FramePart.PAYLOAD, CloseCode.PROTOCOL_ERROR),
    CLOSE_CODE_FORBIDDEN("7.4", Severity.ERROR, FramePart.PAYLOAD, CloseCode.PROTOCOL_ERROR),
    CLOSE_REASON_NOT_UTF8("5.5.1", Severity.ERROR, FramePart.PAYLOAD, CloseCode.INVALID_PAYLOAD),
    TEXT_NOT_UTF8("8.1", Severity.ERROR, FramePart.PAYLOAD, CloseCode.INVALID_PAYLOAD),
    MESSAGE_TOO_BIG("7.4.1", Severity.WARNING, FramePart.LENGTH, CloseCode.MESSAGE_TOO_BIG),
    FRAME_AFTER_CLOSE("5.5.1", Severity.ERROR, FramePart.OPCODE, 0),
    TOO_MANY_FRAGMENTS("10.4", Severity.WARNING, FramePart.FIN, CloseCode.POLICY_VIOLATION),
    FRAME_STALLED("10.4", Severity.WARNING, FramePart.PAYLOAD, CloseCode.POLICY_VIOLATION),
    MESSAGE_STALLED("10.4", Severity.WARNING, FramePart.PAYLOAD, CloseCode.POLICY_VIOLATION),
    FRAME_CUT_SHORT("5.2", Severity.WARNING, FramePart.PAYLOAD, 0),
    MASKING_KEY_ZERO("5.3", Severity.WARNING, FramePart.MASK, 0),
    MASKING_KEY_PREDICTABLE("5.3", Severity.WARNING, FramePart.MASK, 0),
    PONG_UNSOLICITED("5.5.3", Severity.NOTE, FramePart.PAYLOAD, 0),
    PONG_MISMATCHED("5.5.3", Severity.WARNING, FramePart.PAYLOAD, 0),
    PING_UNANSWERED("5.5.2", Severity.WARNING, FramePart.OPCODE, 0),
    CLOSE_UNANSWERED("5.5.1", Severity.WARNING, FramePart.OPCODE, 0),
    CLOSE_CODE_NOT_FOR_SERVERS("7.4.1", Severity.WARNING, FramePart.PAYLOAD, 0),

    COMPRESSED_CONTROL("RFC 7692 §6.1", Severity.ERROR, FramePart.RSV, CloseCode.PROTOCOL_ERROR),
    COMPRESSED_CONTINUATION(
            "RFC 7692 §6.1", Severity.ERROR, FramePart.RSV, CloseCode.PROTOCOL_ERROR),
    DEFLATE_INVALID(
            "RFC 7692 §7.2.2", Severity.ERROR, FramePart.PAYLOAD, CloseCode.INVALID_PAYLOAD),
    DEFLATE_UNFINISHED(
            "RFC 7692 §7.2.2", Severity.ERROR, FramePart.PAYLOAD, CloseCode.INVALID_PAYLOAD),
    DEFLATE_WINDOW_PASSED(
            "RFC 7692 §7.1.2", Severity.ERROR, FramePart.PAYLOAD, CloseCode.INVALID_PAYLOAD),
    DEFLATE_CONTEXT_LOST("RFC 7692 §7.2.2", Severity.WARNING, FramePart.PAYLOAD, 0),

    HEAD_MALFORMED("4.2.1", Severity.ERROR, FramePart.HEAD, 400),
    TLS_ON_PLAIN_PORT("RFC 8446 §5.1", Severity.ERROR, FramePart.HEAD, 400),
    HEAD_TOO_LONG("10.4", Severity.ERROR, FramePart.HEAD, 431),
    TARGET_TOO_LONG("10.4", Severity.ERROR, FramePart.HEAD, 414),
    HANDSHAKE_TIMED_OUT("10.4", Severity.WARNING, FramePart.HEAD, 408),
    METHOD_NOT_GET("4.1", Severity.ERROR, FramePart.HEAD, 405),
    HTTP_VERSION("4.1", Severity.ERROR, FramePart.HEAD, 400),
    HOST_MISSING("4.1", Severity.ERROR, FramePart.HEAD, 400),
    HOST_MALFORMED("RFC 9112 §3.2", Severity.ERROR, FramePart.HEAD, 400),
    BODY_ANNOUNCED("RFC 9112 §6.3", Severity.ERROR, FramePart.HEAD, 400),
    UPGRADE_MISSING("4.1", Severity.ERROR, FramePart.HEAD, 400),
    CONNECTION_UPGRADE_MISSING("4.1", Severity.ERROR, FramePart.HEAD, 400),
    KEY_MISSING("4.1", Severity.ERROR, FramePart.HEAD, 400),
    KEY_REPEATED("11.3.1", Severity.ERROR, FramePart.HEAD, 400),
    KEY_NOT_16_BYTES("4.1", Severity.ERROR, FramePart.HEAD, 400),
    VERSION_NOT_13("4.4", Severity.ERROR, FramePart.HEAD, 426),
    VERSION_REPEATED("11.3.5", Severity.ERROR, FramePart.HEAD, 400),
    TARGET_MALFORMED("RFC 9112 §3.2", Severity.ERROR, FramePart.HEAD, 400),
    TARGET_WITH_FRAGMENT("3", Severity.ERROR, FramePart.HEAD, 400),
    SUBPROTOCOLS_MALFORMED("4.1", Severity.ERROR, FramePart.HEAD, 400),
    EXTENSIONS_MALFORMED("9.1", Severity.ERROR, FramePart.HEAD, 400),
    DEFLATE_OFFER_MALFORMED("RFC 7692 §7.1", Severity.WARNING, FramePart.HEAD, 0),
    HOST_FOREIGN("RFC 9110 §7.4", Severity.WARNING, FramePart.HEAD, 421),
    ORIGIN_REFUSED("10.2", Severity.WARNING, FramePart.HEAD, 403),
    TOO_MANY_CONNECTIONS("10.4", Severity.WARNING, FramePart.HEAD, 503),

    UPGRADE_TO_ANOTHER("4.1", Severity.ERROR, FramePart.HEAD, 0),
    ACCEPT_MISSING("4.2.2", Severity.ERROR, FramePart.HEAD, 0),
    ACCEPT_WRONG("4.2.2", Severity.ERROR, FramePart.HEAD, 0),
    SUBPROTOCOL_NOT_OFFERED("4.1", Severity.ERROR, FramePart.HEAD, 0),
    EXTENSION_NOT_OFFERED("4.1", Severity.ERROR, FramePart.HEAD, 0),
    DEFLATE_ANSWER_WRONG("RFC 7692 §7.1", Severity.ERROR, FramePart.HEAD, 0);

    private final String source;
    private final Severity severity;
    private final FramePart part;
    private final int code;

    Rule(String section, Severity severity, FramePart part, int code) {
        this.source = section.startsWith("RFC") ? section : "RFC 6455 §" + section;
        this.severity = severity;
        this.part = part;
        this.code = code;
    }

    /// Where that is said, such as `RFC 6455 §5.2`.
    public String source() {
        return source;
    }

    public Severity severity() {
        return severity;
    }

    /// What a finding about this rule hangs on.
    public FramePart part() {
        return part;
    }

    /// What an endpoint that fails the connection answers: the close code, or for a rule of the
    /// request the HTTP status; 0 where it only looks on, and where a client drops the connection
    /// because of the response.
    public int code() {
        return code;
    }

    /// Whether the connection cannot go on once this is broken, even where only watching is
    /// asked for: a limit is reached, or nobody knows where the next frame begins. Of a request
    /// all that it takes for an answer, or that could be read in two ways; but not what just its
    /// own sender cares for.
    public boolean isFinal() {
        return switch (this) {
            case LENGTH_TOP_BIT,
                    MESSAGE_TOO_BIG,
                    TOO_MANY_FRAGMENTS,
                    FRAME_STALLED,
                    MESSAGE_STALLED ->
                    true;
            case KEY_NOT_16_BYTES,
                    TARGET_WITH_FRAGMENT,
                    SUBPROTOCOLS_MALFORMED,
                    EXTENSIONS_MALFORMED ->
                    false;
            default -> part == FramePart.HEAD && code != 0;
        };
    }

    /// The rule's bit in a [RuleSet].
    public long bit() {
        return 1L << ordinal();
    }

    /// The rule in a few words of ASCII, as an endpoint writes them into a close reason or into
    /// the body of an HTTP answer.
    public String reason() {
        String words = name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return words + " (" + source.replace("§", "") + ")";
    }
}
