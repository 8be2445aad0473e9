package framescope.behaviour;

import static framescope.behaviour.JsonValue.optional;

import framescope.behaviour.BehaviourSyntaxException.Fault;
import framescope.behaviour.HandshakeChange.Accept;
import framescope.behaviour.HandshakeChange.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/// Reads the part of a behaviour that changes the opening handshake.
final class HandshakeReader {
    private HandshakeReader() {}

    static HandshakeChange read(JsonValue value) throws BehaviourSyntaxException {
        Map<String, JsonValue> properties =
                value.object("status", "accept", "without", "headers", "subprotocol", "extensions");
        return new HandshakeChange(
                optional(properties, "status", OptionalInt.empty(), v -> OptionalInt.of(status(v))),
                optional(
                        properties, "accept", Accept.RIGHT, v -> v.oneOf(List.of(Accept.values()))),
                optional(
                        properties,
                        "without",
                        List.of(),
                        v -> v.list(HandshakeChange.MOST_HEADERS, HandshakeReader::name)),
                optional(properties, "headers", List.of(), HandshakeReader::headers),
                optional(properties, "subprotocol", Optional.empty(), v -> Optional.of(text(v))),
                optional(properties, "extensions", Optional.empty(), v -> Optional.of(text(v))));
    }

    // RFC 9110 §15.2: another status below 200 would leave the client waiting for the real one.
    private static int status(JsonValue value) throws BehaviourSyntaxException {
        int status = value.number(101, 599);
        if (status > 101 && status < 200) {
            throw value.problem(Fault.OUT_OF_RANGE, "200", "599");
        }
        return status;
    }

    private static List<Header> headers(JsonValue value) throws BehaviourSyntaxException {
        if (!(value.content() instanceof Map<?, ?> map)) {
            throw value.problem(Fault.WRONG_KIND, "object");
        }
        List<Header> headers = new ArrayList<>();
        for (Map.Entry<?, ?> each : map.entrySet()) {
            String name = (String) each.getKey();
            JsonValue content = (JsonValue) each.getValue();
            if (!Header.isName(name)) {
                throw content.problem(Fault.BAD_HEADER, name);
            }
            for (String text : texts(content)) {
                headers.add(new Header(name, text));
            }
        }
        if (headers.size() > HandshakeChange.MOST_HEADERS) {
            throw value.problem(
                    Fault.OUT_OF_RANGE, "0", String.valueOf(HandshakeChange.MOST_HEADERS));
        }
        return headers;
    }

    // A name cannot stand twice in an object: a header that is sent several times has a list.
    private static List<String> texts(JsonValue value) throws BehaviourSyntaxException {
        return value.isList()
                ? value.list(HandshakeChange.MOST_HEADERS, HandshakeReader::text)
                : List.of(text(value));
    }

    private static String name(JsonValue value) throws BehaviourSyntaxException {
        return matching(value, Header::isName);
    }

    private static String text(JsonValue value) throws BehaviourSyntaxException {
        return matching(value, Header::isValue);
    }

    private static String matching(JsonValue value, Predicate<String> grammar)
            throws BehaviourSyntaxException {
        String text = value.text(HandshakeChange.LONGEST_HEADER);
        if (!grammar.test(text)) {
            throw value.problem(Fault.BAD_HEADER, text);
        }
        return text;
    }
}
