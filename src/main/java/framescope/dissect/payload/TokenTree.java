package framescope.dissect.payload;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads the tokens of JSON or CBOR into a tree.
final class TokenTree {
    private final JsonParser parser;
    private final TreeBudget budget = new TreeBudget();

    private TokenTree(JsonParser parser) {
        this.parser = parser;
    }

    /// The tree of the only value that the parser finds; closes the parser.
    ///
    /// @throws PayloadException when there is none, or something behind it
    static PayloadContent.Tree read(JsonParser parser) throws PayloadException {
        try (parser) {
            TokenTree tree = new TokenTree(parser);
            @Nullable JsonToken first = parser.nextToken();
            if (first == null) {
                throw new PayloadException("empty");
            }
            PayloadNode root = tree.value("", first, 0);
            boolean whole = !tree.budget.isSpent();
            if (whole && parser.nextToken() != null) {
                throw new PayloadException("more behind the value");
            }
            return new PayloadContent.Tree(root, whole);
        } catch (JacksonException e) {
            throw new PayloadException(
                    e.getOriginalMessage() + " (byte " + e.getLocation().getByteOffset() + ")");
        }
    }

    private PayloadNode value(String name, JsonToken token, int depth) {
        return switch (token) {
            case START_OBJECT -> object(name, depth);
            case START_ARRAY -> array(name, depth);
            case VALUE_STRING -> PayloadNode.leaf(name, '"' + parser.getString() + '"');
            case VALUE_EMBEDDED_OBJECT ->
                    PayloadNode.leaf(name, "h'" + hex(parser.getBinaryValue()) + "'");
            default -> PayloadNode.leaf(name, String.valueOf(parser.getString()));
        };
    }

    private static String hex(byte[] bytes) {
        return java.util.HexFormat.of().formatHex(bytes);
    }

    private PayloadNode object(String name, int depth) {
        List<PayloadNode> children = new ArrayList<>();
        JsonToken token = parser.nextToken();
        while (token == JsonToken.PROPERTY_NAME && budget.allows(depth + 1)) {
            String key = parser.currentName();
            children.add(value(key, parser.nextToken(), depth + 1));
            token = budget.isSpent() ? JsonToken.END_OBJECT : parser.nextToken();
        }
        return PayloadNode.group(name, "{" + children.size() + "}", children);
    }

    private PayloadNode array(String name, int depth) {
        List<PayloadNode> children = new ArrayList<>();
        @Nullable JsonToken token = parser.nextToken();
        while (token != null && token != JsonToken.END_ARRAY && budget.allows(depth + 1)) {
            children.add(value("[" + children.size() + "]", token, depth + 1));
            token = budget.isSpent() ? JsonToken.END_ARRAY : parser.nextToken();
        }
        return PayloadNode.group(name, "[" + children.size() + "]", children);
    }
}
