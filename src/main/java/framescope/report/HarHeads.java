package framescope.report;

import framescope.protocol.handshake.HttpHead;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonGenerator;

/// The request and the response of an entry of a HAR. A value that a capture does not have is -1 or
/// empty, as HAR 1.2 asks for.
final class HarHeads {
    private final JsonGenerator json;
    private final ExportOptions options;

    HarHeads(JsonGenerator json, ExportOptions options) {
        this.json = json;
        this.options = options;
    }

    /// @param local where the request came in, for one that does not name its host
    void request(HttpHead head, String local) {
        json.writeObjectPropertyStart("request");
        json.writeStringProperty("method", head.method());
        json.writeStringProperty("url", url(head, local));
        json.writeStringProperty("httpVersion", head.version());
        headers(head);
        query(head.target());
        size(head);
        json.writeNumberProperty("bodySize", 0);
        json.writeEndObject();
    }

    /// @param head an empty one where there was no response
    void response(HttpHead head) {
        String[] words = head.startLine().split(" ", 3);
        json.writeObjectPropertyStart("response");
        json.writeNumberProperty("status", head.status());
        json.writeStringProperty("statusText", words.length > 2 ? words[2] : "");
        json.writeStringProperty("httpVersion", words[0]);
        headers(head);
        json.writeObjectPropertyStart("content");
        json.writeNumberProperty("size", 0);
        json.writeStringProperty("mimeType", head.header("Content-Type").orElse("x-unknown"));
        json.writeEndObject();
        json.writeStringProperty("redirectURL", head.header("Location").orElse(""));
        size(head);
        json.writeNumberProperty("bodySize", -1);
        json.writeEndObject();
    }

    private void size(HttpHead head) {
        json.writeNumberProperty("headersSize", head.bytes().isEmpty() ? -1 : end(head));
    }

    // What follows the blank line of a response is its content.
    private static int end(HttpHead head) {
        return Math.min(head.bytes().length(), head.linesEnd() + 4);
    }

    private static String url(HttpHead head, String local) {
        if (head.targetAuthority().isPresent()) {
            return head.target().replaceFirst("(?i)^http", "ws");
        }
        String scheme = head.asksForWebSocket() ? "ws://" : "http://";
        return scheme + head.header("Host").orElse(local) + head.target();
    }

    private void headers(HttpHead head) {
        json.writeArrayPropertyStart("cookies");
        json.writeEndArray();
        json.writeArrayPropertyStart("headers");
        for (HttpHead.Line line : head.lines()) {
            pair(line.name(), Secrets.value(line, options));
        }
        json.writeEndArray();
    }

    private void query(String target) {
        json.writeArrayPropertyStart("queryString");
        int mark = target.indexOf('?');
        if (mark >= 0) {
            for (String part : target.substring(mark + 1).split("&", -1)) {
                int equals = part.indexOf('=');
                pair(
                        decoded(equals < 0 ? part : part.substring(0, equals)),
                        decoded(equals < 0 ? "" : part.substring(equals + 1)));
            }
        }
        json.writeEndArray();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private void pair(String name, String value) {
        json.writeStartObject();
        json.writeStringProperty("name", name);
        json.writeStringProperty("value", value);
        json.writeEndObject();
    }
}
