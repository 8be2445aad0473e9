package framescope.behaviour;

import framescope.behaviour.BehaviourSyntaxException.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/// Reads a JSON document into values that know their places.
final class JsonReader {
    private static final int MOST_CHARACTERS = 1 << 20;
    private static final int DEEPEST = 16;
    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(DEEPEST)
                                    .maxNameLength(HandshakeChange.LONGEST_HEADER)
                                    .build())
                    .build();

    private final JsonParser json;

    private JsonReader(JsonParser json) {
        this.json = json;
    }

    /// Reads a document that is one value, with nothing behind it.
    static JsonValue read(String document) throws BehaviourSyntaxException {
        if (document.length() > MOST_CHARACTERS) {
            throw new BehaviourSyntaxException(
                    Fault.TOO_BIG, "", 1, 1, List.of("more than 1,048,576 characters"));
        }
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), document)) {
            try {
                json.nextToken();
                JsonValue value = new JsonReader(json).value("");
                if (json.nextToken() != null) {
                    throw value.problem(Fault.NOT_JSON, "something follows the first value");
                }
                return value;
            } catch (StreamConstraintsException e) {
                throw problem(Fault.TOO_BIG, e, json);
            } catch (JacksonException e) {
                throw problem(Fault.NOT_JSON, e, json);
            }
        }
    }

    private static BehaviourSyntaxException problem(
            Fault fault, JacksonException e, JsonParser json) {
        // A limit that was passed has no place of its own.
        TokenStreamLocation at = e.getLocation() == null ? json.currentLocation() : e.getLocation();
        String what = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
        return new BehaviourSyntaxException(
                fault,
                "",
                Math.max(1, at.getLineNr()),
                Math.max(1, at.getColumnNr()),
                List.of(what));
    }

    private JsonValue value(String path) throws BehaviourSyntaxException {
        TokenStreamLocation at = json.currentTokenLocation();
        JsonToken token = json.currentToken();
        Object content =
                switch (token) {
                    case START_OBJECT -> object(path);
                    case START_ARRAY -> array(path);
                    case VALUE_STRING -> json.getString();
                    case VALUE_TRUE -> true;
                    case VALUE_FALSE -> false;
                    case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getDoubleValue();
                    case null, default -> JsonValue.NOTHING;
                };
        if (token == null) {
            throw new BehaviourSyntaxException(Fault.NOT_JSON, path, 1, 1, List.of("it is empty"));
        }
        return new JsonValue(content, path, at.getLineNr(), at.getColumnNr());
    }

    private Map<String, JsonValue> object(String path) throws BehaviourSyntaxException {
        Map<String, JsonValue> properties = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            properties.put(name, value(path.isEmpty() ? name : path + "." + name));
        }
        return properties;
    }

    private List<JsonValue> array(String path) throws BehaviourSyntaxException {
        List<JsonValue> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(path + "[" + elements.size() + "]"));
        }
        return elements;
    }
}
