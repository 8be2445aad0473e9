package framescope.lab;

import framescope.compose.Delivery;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the test page says when a connection of the lab has opened.
///
/// @param page tells pages apart that are open at the same time
/// @param turn counts the connections of a page from 1 on
/// @param browser what it calls itself, as in its `User-Agent`
/// @param before what the page saw of its last connections, by their turns
record Greeting(String page, int turn, String browser, Map<Integer, PageReport> before) {
    /// How it begins on the wire; JSON follows.
    static final String PREFIX = "lab:ready:";

    /// Of nobody.
    static final Greeting NONE = new Greeting("", 0, "", Map.of());

    Greeting {
        before = Map.copyOf(before);
    }

    /// Who says so.
    LabPage from() {
        return new LabPage(page, browser);
    }

    /// Reads one; empty for anything else.
    static Optional<Greeting> read(String message) {
        if (!message.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            JsonNode json = JsonMapper.shared().readTree(message.substring(PREFIX.length()));
            Map<Integer, PageReport> before = new HashMap<>();
            for (JsonNode each : json.required("before")) {
                before.put(each.required("turn").intValue(), report(each));
            }
            return Optional.of(
                    new Greeting(
                            json.required("page").stringValue(),
                            json.required("turn").intValue(),
                            json.required("browser").stringValue(),
                            before));
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty(); // Not by our page, or the bytes are no longer kept.
        }
    }

    private static PageReport report(JsonNode json) {
        JsonNode close = json.required("close");
        List<Delivery> messages =
                json.required("messages").valueStream().map(Greeting::delivery).toList();
        return new PageReport(
                json.required("opened").booleanValue(),
                messages,
                json.required("more").intValue(),
                json.required("error").booleanValue(),
                new PageReport.Close(
                        close.required("code").intValue(),
                        close.required("reason").stringValue(),
                        close.required("wasClean").booleanValue()));
    }

    private static Delivery delivery(JsonNode json) {
        return new Delivery(
                json.required("kind").stringValue().equals("text") ? Opcode.TEXT : Opcode.BINARY,
                json.required("length").longValue(),
                json.required("crc32").longValue(),
                Bytes.ofHex(json.required("start").stringValue()));
    }
}
