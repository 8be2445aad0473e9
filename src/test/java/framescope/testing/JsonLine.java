package framescope.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Reads a line of JSON: one flat object whose values are texts, numbers, truths or lists of
/// texts.
public final class JsonLine {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonLine() {}

    /// The object's properties in their order.
    public static Map<String, Object> parse(String line) {
        Map<String, Object> properties = new LinkedHashMap<>();
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), line)) {
            expect(JsonToken.START_OBJECT, json.nextToken(), line);
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                json.nextToken();
                properties.put(name, value(json));
            }
            expect(JsonToken.END_OBJECT, json.currentToken(), line);
            if (json.nextToken() != null) {
                throw new AssertionError("more than an object: " + line);
            }
        }
        return properties;
    }

    private static Object value(JsonParser json) {
        return switch (json.currentToken()) {
            case VALUE_STRING -> json.getString();
            case VALUE_NUMBER_INT -> json.getLongValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case START_ARRAY -> texts(json);
            default -> throw new AssertionError("unexpected " + json.currentToken());
        };
    }

    private static List<String> texts(JsonParser json) {
        List<String> texts = new ArrayList<>();
        while (json.nextToken() == JsonToken.VALUE_STRING) {
            texts.add(json.getString());
        }
        return texts;
    }

    private static void expect(JsonToken wanted, JsonToken found, String line) {
        if (wanted != found) {
            throw new AssertionError("no object: " + line);
        }
    }
}
