package framescope.behaviour;

import static framescope.behaviour.JsonValue.optional;

import framescope.protocol.ClosePayload;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Reads a [Behaviour] from JSON. Total: any text is one, or a [BehaviourSyntaxException] that
/// names the place and the reason. What is left out is as usual. [BehaviourWriter] is its
/// counterpart.
///
/// ```json
/// {
///   "reply": "reversed",
///   "delayMillis": 500,
///   "pong": "wrong",
///   "closeAfter": {"messages": 3, "code": 1001, "reason": "enough"},
///   "handshake": {"accept": "wrong", "headers": {"X-Served-By": "framescope"}},
///   "rules": [{"when": {"opcode": "text", "matches": "^hel+o$"}, "do": {"text": "Hi!"}}]
/// }
/// ```
public final class BehaviourJson {
    /// Ten minutes, in milliseconds.
    public static final int LONGEST_DELAY = 600_000;

    /// The most rules.
    public static final int MOST_RULES = 100;

    /// The longest text, in bytes of UTF-8.
    public static final int LONGEST_TEXT = 1 << 16;

    /// The longest payload or frame in hexadecimal, in bytes.
    public static final int LONGEST_BINARY = 1 << 17;

    private static final int MOST_MESSAGES = 1_000_000;
    private static final int LARGEST_FRAGMENT = 1 << 20;
    private static final int FASTEST = 1_000_000_000;
    private static final List<Reply.Kind> PLAIN_REPLIES =
            List.of(Reply.Kind.NONE, Reply.Kind.ECHO, Reply.Kind.GOOD, Reply.Kind.REVERSED);

    private BehaviourJson() {}

    /// Reads a behaviour.
    ///
    /// @throws BehaviourSyntaxException when it is none
    public static Behaviour read(String json) throws BehaviourSyntaxException {
        JsonValue all = JsonReader.read(json);
        Map<String, JsonValue> top =
                all.object(
                        "reply",
                        "delayMillis",
                        "fragmentBytes",
                        "pong",
                        "closeAfter",
                        "answerClose",
                        "dropAfter",
                        "drop",
                        "readBytesPerSecond",
                        "handshake",
                        "rules");
        return new Behaviour(
                new Replies(
                        optional(top, "reply", Reply.AS_CHOSEN, BehaviourJson::reply),
                        optional(top, "delayMillis", Duration.ZERO, BehaviourJson::delay),
                        optional(top, "fragmentBytes", 0, v -> v.number(1, LARGEST_FRAGMENT))),
                optional(top, "pong", Pongs.PROPER, BehaviourJson::pongs),
                new Closing(
                        optional(
                                top,
                                "closeAfter",
                                Optional.empty(),
                                v -> Optional.of(closeAfter(v))),
                        optional(top, "answerClose", true, JsonValue::truth),
                        optional(
                                top,
                                "dropAfter",
                                OptionalInt.empty(),
                                v -> OptionalInt.of(v.number(1, MOST_MESSAGES))),
                        optional(
                                top,
                                "drop",
                                Closing.Drop.FIN,
                                v -> v.oneOf(List.of(Closing.Drop.values())))),
                optional(top, "readBytesPerSecond", 0, v -> v.number(1, FASTEST)),
                optional(top, "handshake", HandshakeChange.NONE, HandshakeReader::read),
                optional(top, "rules", List.of(), v -> v.list(MOST_RULES, RuleReader::read)));
    }

    /// A word, or `{"text": …}`.
    static Reply reply(JsonValue value) throws BehaviourSyntaxException {
        if (value.isObject()) {
            Map<String, JsonValue> properties = value.object("text");
            return Reply.text(value.needed(properties, "text").text(LONGEST_TEXT));
        }
        return Reply.of(value.oneOf(PLAIN_REPLIES));
    }

    static Duration delay(JsonValue value) throws BehaviourSyntaxException {
        return Duration.ofMillis(value.number(0, LONGEST_DELAY));
    }

    private static Pongs pongs(JsonValue value) throws BehaviourSyntaxException {
        if (value.isObject()) {
            Map<String, JsonValue> properties = value.object("payload", "delayMillis");
            Pongs.Mode mode =
                    optional(
                            properties,
                            "payload",
                            Pongs.Mode.ON,
                            v -> v.oneOf(List.of(Pongs.Mode.ON, Pongs.Mode.WRONG)));
            return new Pongs(mode, delay(value.needed(properties, "delayMillis")));
        }
        return new Pongs(value.oneOf(List.of(Pongs.Mode.values())), Duration.ZERO);
    }

    private static Closing.After closeAfter(JsonValue value) throws BehaviourSyntaxException {
        Map<String, JsonValue> properties = value.object("messages", "code", "reason");
        return new Closing.After(
                value.needed(properties, "messages").number(1, MOST_MESSAGES),
                closeCode(value.needed(properties, "code")),
                optional(properties, "reason", "", BehaviourJson::closeReason));
    }

    /// Any code of 16 bits: to send one that must not travel is a lesson as well.
    static int closeCode(JsonValue value) throws BehaviourSyntaxException {
        return value.number(0, 0xffff);
    }

    static String closeReason(JsonValue value) throws BehaviourSyntaxException {
        return value.text(ClosePayload.MAX_REASON_LENGTH);
    }
}
