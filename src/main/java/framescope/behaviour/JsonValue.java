package framescope.behaviour;

import framescope.behaviour.BehaviourSyntaxException.Fault;
import framescope.protocol.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A value of a JSON document that knows where it stands, so that whatever is wrong with it can be
/// said with its place. Its content is a [String], a [Boolean], a [Double], a `Map` of values, a
/// `List` of values, or [#NOTHING] for `null`.
///
/// @param path as [BehaviourSyntaxException#property]
/// @param line from 1 on
/// @param column from 1 on
record JsonValue(Object content, String path, int line, int column) {
    /// The content of `null`.
    static final Object NOTHING = new Object();

    /// Something that a value is read as.
    @FunctionalInterface
    interface Reading<T> {
        T read(JsonValue value) throws BehaviourSyntaxException;
    }

    BehaviourSyntaxException problem(Fault fault, String... details) {
        return new BehaviourSyntaxException(fault, path, line, column, List.of(details));
    }

    // ---------------------------------------------------------------- objects and lists

    /// The properties of an object.
    ///
    /// @param known the names that may stand there
    Map<String, JsonValue> object(String... known) throws BehaviourSyntaxException {
        if (!(content instanceof Map<?, ?> map)) {
            throw problem(Fault.WRONG_KIND, "object");
        }
        Map<String, JsonValue> properties = new LinkedHashMap<>();
        for (Map.Entry<?, ?> each : map.entrySet()) {
            String name = (String) each.getKey();
            JsonValue value = (JsonValue) each.getValue();
            if (!Arrays.asList(known).contains(name)) {
                throw value.problem(Fault.UNKNOWN_PROPERTY, name, String.join(", ", known));
            }
            properties.put(name, value);
        }
        return properties;
    }

    /// The one property of an object that may have one of several.
    ///
    /// @param choices among which there has to be exactly one
    JsonValue only(Map<String, JsonValue> properties, String... choices)
            throws BehaviourSyntaxException {
        List<JsonValue> given =
                Arrays.stream(choices)
                        .map(properties::get)
                        .flatMap(value -> Optional.ofNullable(value).stream())
                        .toList();
        if (given.size() != 1) {
            throw problem(Fault.NOT_EXACTLY_ONE, String.join(", ", choices));
        }
        return given.getFirst();
    }

    /// A property that has to be there.
    JsonValue needed(Map<String, JsonValue> properties, String name)
            throws BehaviourSyntaxException {
        JsonValue value = properties.get(name);
        if (value == null) {
            throw problem(Fault.MISSING, name);
        }
        return value;
    }

    /// A property that may be left out.
    static <T> T optional(
            Map<String, JsonValue> properties, String name, T otherwise, Reading<T> reading)
            throws BehaviourSyntaxException {
        JsonValue value = properties.get(name);
        return value == null ? otherwise : reading.read(value);
    }

    /// The elements of an array.
    ///
    /// @param most how many there may be, inclusive
    <T> List<T> list(int most, Reading<T> element) throws BehaviourSyntaxException {
        if (!(content instanceof List<?> values)) {
            throw problem(Fault.WRONG_KIND, "array");
        }
        if (values.size() > most) {
            throw problem(Fault.OUT_OF_RANGE, "0", String.valueOf(most));
        }
        List<T> elements = new ArrayList<>();
        for (Object value : values) {
            elements.add(element.read((JsonValue) value));
        }
        return elements;
    }

    // ---------------------------------------------------------------- plain values

    boolean isObject() {
        return content instanceof Map;
    }

    boolean isList() {
        return content instanceof List;
    }

    boolean truth() throws BehaviourSyntaxException {
        if (content instanceof Boolean truth) {
            return truth;
        }
        throw problem(Fault.WRONG_KIND, "boolean");
    }

    /// A whole number within bounds, both inclusive.
    int number(int least, int most) throws BehaviourSyntaxException {
        if (!(content instanceof Double number) || number != Math.rint(number)) {
            throw problem(Fault.WRONG_KIND, "number");
        }
        if (number < least || number > most) {
            throw problem(Fault.OUT_OF_RANGE, String.valueOf(least), String.valueOf(most));
        }
        return number.intValue();
    }

    /// A text.
    ///
    /// @param mostBytes of UTF-8, inclusive
    String text(int mostBytes) throws BehaviourSyntaxException {
        if (!(content instanceof String text)) {
            throw problem(Fault.WRONG_KIND, "string");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw problem(Fault.NOT_JSON, "half of a surrogate pair");
        }
        if (Bytes.utf8(text).length() > mostBytes) {
            throw problem(Fault.TOO_LONG, String.valueOf(mostBytes));
        }
        return text;
    }

    /// One of these constants, by its name in small letters.
    <T extends Enum<T>> T oneOf(List<T> constants) throws BehaviourSyntaxException {
        Map<String, T> words =
                constants.stream()
                        .collect(
                                Collectors.toMap(
                                        JsonValue::word,
                                        Function.identity(),
                                        (one, other) -> one,
                                        LinkedHashMap::new));
        if (!(content instanceof String word)) {
            throw problem(Fault.WRONG_KIND, "string");
        }
        T constant = words.get(word);
        if (constant == null) {
            throw problem(Fault.NOT_ONE_OF, word, String.join(", ", words.keySet()));
        }
        return constant;
    }

    /// The word that stands for a constant.
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
