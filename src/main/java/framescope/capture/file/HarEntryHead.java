package framescope.capture.file;

import framescope.protocol.Bytes;
import framescope.protocol.CloseCode;
import java.io.IOException;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads what an entry says besides its messages, whatever order it says it in.
final class HarEntryHead {
    /// The most characters of a head; more is a file made to fill memory.
    private static final int MAX_HEAD = 1 << 20;

    private static final int SWITCHING_PROTOCOLS = 101;

    private static final Pattern URL = Pattern.compile("(?i)[a-z]+://([^/?#]*)([^#]*).*");

    private final HarCursor cursor;
    private final JsonParser json;
    private boolean webSocket;
    private boolean upgrade;
    private long startedAt;
    private String client = "";
    private String address = "";
    private String method = "";
    private String url = "";
    private String requestLines = "";
    private int status;
    private String phrase = "";
    private String responseLines = "";
    private @Nullable HarClose close;
    private boolean frames;
    private boolean allFrames;

    HarEntryHead(HarCursor cursor) {
        this.cursor = cursor;
        json = cursor.json();
    }

    /// Reads the entry to its end.
    void read() throws IOException {
        while (cursor.read(json::nextToken) == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken token = cursor.read(json::nextToken);
            switch (name) {
                case "_resourceType" -> webSocket |= "websocket".equals(text());
                case "_webSocketMessages" -> {
                    webSocket |= token == JsonToken.START_ARRAY;
                    skip();
                }
                case "_framescopeFrames" -> {
                    frames = token == JsonToken.START_ARRAY;
                    skip();
                }
                case "_framescopeAllFrames" -> {
                    allFrames = token == JsonToken.VALUE_TRUE;
                    skip();
                }
                case "startedDateTime" -> startedAt = HarTimes.ofDate(text());
                case "serverIPAddress" -> address = text();
                case "_framescopeRemote" -> client = text();
                case "request" -> request(token);
                case "response" -> response(token);
                case "_webSocketClose" -> close(token);
                default -> skip();
            }
        }
    }

    private void skip() throws IOException {
        cursor.read(json::skipChildren);
    }

    private String text() throws IOException {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            return cursor.read(json::getString);
        }
        skip();
        return "";
    }

    private void request(JsonToken token) throws IOException {
        if (token != JsonToken.START_OBJECT) {
            skip();
            return;
        }
        while (cursor.read(json::nextToken) == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            cursor.read(json::nextToken);
            switch (name) {
                case "method" -> method = text();
                case "url" -> url = text();
                case "headers" -> requestLines = headers();
                default -> skip();
            }
        }
        webSocket |= url.toLowerCase(Locale.ROOT).matches("(?s)wss?://.*");
    }

    private void response(JsonToken token) throws IOException {
        if (token != JsonToken.START_OBJECT) {
            skip();
            return;
        }
        while (cursor.read(json::nextToken) == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken value = cursor.read(json::nextToken);
            switch (name) {
                case "status" -> status = number(value);
                case "statusText" -> phrase = text();
                case "headers" -> responseLines = headers();
                default -> skip();
            }
        }
    }

    private int number(JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_NUMBER_INT) {
            double number = cursor.read(json::getDoubleValue);
            return number >= 0 && number < 65536 ? (int) number : 0;
        }
        skip();
        return 0;
    }

    private String headers() throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            skip();
            return "";
        }
        StringBuilder lines = new StringBuilder();
        JsonToken token = cursor.read(json::nextToken);
        while (token == JsonToken.START_OBJECT) {
            header(lines);
            token = cursor.read(json::nextToken);
        }
        // Whatever else stands in such a list is no header.
        while (token != JsonToken.END_ARRAY && token != null) {
            skip();
            token = cursor.read(json::nextToken);
        }
        return lines.toString();
    }

    private void header(StringBuilder lines) throws IOException {
        String name = "";
        String value = "";
        while (cursor.read(json::nextToken) == JsonToken.PROPERTY_NAME) {
            String property = json.currentName();
            cursor.read(json::nextToken);
            switch (property) {
                case "name" -> name = text();
                case "value" -> value = text();
                default -> skip();
            }
        }
        // HTTP/2 has names that begin with a colon; ours have none for a line that was no header.
        if (lines.length() + name.length() + value.length() <= MAX_HEAD && !name.startsWith(":")) {
            lines.append(line(name.isEmpty() ? value : name + ": " + value)).append("\r\n");
            upgrade |= name.equalsIgnoreCase("upgrade") && value.equalsIgnoreCase("websocket");
        }
    }

    private void close(JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_STRING) {
            close = new HarClose(CloseCode.ABNORMAL, text(), 0);
            return;
        }
        if (token != JsonToken.START_OBJECT) {
            skip();
            return;
        }
        int code = CloseCode.NO_STATUS;
        String reason = "";
        long time = 0;
        while (cursor.read(json::nextToken) == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken value = cursor.read(json::nextToken);
            switch (name) {
                case "code" -> code = number(value);
                case "reason" -> reason = text();
                case "timestamp" -> {
                    if (value.isNumeric()) {
                        time = cursor.read(() -> HarTimes.ofNumber(json, 0));
                    } else {
                        skip();
                    }
                }
                default -> skip();
            }
        }
        close = new HarClose(code, reason, time);
    }

    /// Whether the entry is a WebSocket.
    boolean isWebSocket() {
        return webSocket || upgrade && status == 101;
    }

    /// What was read.
    HarConnection connection() {
        Matcher parts = URL.matcher(line(url));
        String host = parts.matches() ? parts.group(1) : "";
        String target = parts.matches() ? parts.group(2) : line(url);
        if (!target.startsWith("/")) {
            target = "/" + target;
        }
        String request = line(method) + " " + target.replace(" ", "%20") + " HTTP/1.1\r\n";
        String response = "HTTP/1.1 %03d %s\r\n".formatted(status, line(phrase));
        return new HarConnection(
                startedAt,
                latin1(request + requestLines + "\r\n"),
                status == 0 ? Bytes.EMPTY : latin1(response + responseLines + "\r\n"),
                status,
                target,
                client,
                host.isEmpty() ? address : host,
                Optional.ofNullable(close),
                frames && allFrames && status == SWITCHING_PROTOCOLS);
    }

    // A line end within a value would make two lines of it.
    private static String line(String text) {
        return text.replace('\r', ' ').replace('\n', ' ');
    }

    // As heads are read; what does not fit into that becomes UTF-8.
    private static Bytes latin1(String head) {
        CharsetEncoder encoder = StandardCharsets.ISO_8859_1.newEncoder();
        return encoder.canEncode(head)
                ? Bytes.wrap(head.getBytes(StandardCharsets.ISO_8859_1))
                : Bytes.utf8(head);
    }
}
