package framescope.terminal;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.dissect.FieldSpec;
import framescope.protocol.Bytes;
import framescope.protocol.ClosePayload;
import framescope.protocol.FrameHeader;
import framescope.protocol.Opcode;
import framescope.protocol.Rule;
import framescope.protocol.Utf8Validator;
import framescope.protocol.connection.CloseSummary;
import framescope.protocol.handshake.HttpHead;
import framescope.text.Messages;
import java.io.StringWriter;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Events as JSON objects, one a line, with Wireshark's field names (COMPAT.md); names in the same
/// style for what Wireshark has no field for.
final class JsonLines implements LineFormat {
    private static final int MAX_PAYLOAD = 16 * 1024 * 1024;

    private final JsonFactory factory = new JsonFactory();
    private final CaptureStore store;

    JsonLines(CaptureStore store) {
        this.store = store;
    }

    @Override
    public String listening(String url) {
        return object(json -> {
            json.writeStringProperty("event", "listening");
            json.writeStringProperty("message", Messages.format("terminal.listening", url));
            json.writeStringProperty("url", url);
        });
    }

    @Override
    public String line(CaptureRecord row) {
        return object(json -> {
            json.writeStringProperty("event", row.kind().name().toLowerCase(Locale.ROOT));
            json.writeNumberProperty("frame.number", row.number() + 1);
            json.writeStringProperty("frame.time_epoch", epoch(row.time()));
            json.writeNumberProperty("websocket.connection", row.connection());
            switch (row.kind()) {
                case OPENED -> opened(json, row);
                case REQUEST -> request(json, row);
                case RESPONSE -> response(json, row);
                case FRAME -> frame(json, row);
                case BYTES -> bytes(json, row);
                case CLOSED -> closed(json, row);
                case NOTE -> note(json, row);
            }
            findings(json, row);
        });
    }

    private void opened(JsonGenerator json, CaptureRecord row) {
        store.connection(row.connection())
                .ifPresent(info -> json.writeStringProperty("remote", info.remote()));
    }

    private void request(JsonGenerator json, CaptureRecord row) {
        direction(json, row);
        HttpHead head = head(row);
        json.writeStringProperty("http.request.method", head.method());
        json.writeStringProperty("http.request.uri", head.target());
        header(json, head, "Host", "http.host");
        header(json, head, "Origin", "http.origin");
        headers(json, head);
    }

    private void response(JsonGenerator json, CaptureRecord row) {
        direction(json, row);
        json.writeNumberProperty("http.response.code", row.status());
        headers(json, head(row));
    }

    private HttpHead head(CaptureRecord row) {
        return HttpHead.parse(store.wire(row, 0, MAX_PAYLOAD));
    }

    private static void headers(JsonGenerator json, HttpHead head) {
        header(json, head, "Upgrade", "http.upgrade");
        header(json, head, "Sec-WebSocket-Key", "http.sec_websocket_key");
        header(json, head, "Sec-WebSocket-Accept", "http.sec_websocket_accept");
        header(json, head, "Sec-WebSocket-Version", "http.sec_websocket_version");
        header(json, head, "Sec-WebSocket-Protocol", "http.sec_websocket_protocol");
        header(json, head, "Sec-WebSocket-Extensions", "http.sec_websocket_extensions");
    }

    private static void header(JsonGenerator json, HttpHead head, String name, String field) {
        head.header(name).ifPresent(value -> json.writeStringProperty(field, value));
    }

    private void frame(JsonGenerator json, CaptureRecord row) {
        FrameHeader header = row.header();
        direction(json, row);
        json.writeBooleanProperty("websocket.fin", header.fin());
        json.writeNumberProperty("websocket.rsv", (header.firstByte() >> 4) & 7);
        json.writeNumberProperty("websocket.opcode", header.opcode().code());
        json.writeBooleanProperty("websocket.mask", header.masked());
        json.writeNumberProperty("websocket.payload_length", header.secondByte() & 0x7f);
        switch (header.lengthForm()) {
            case BITS_7 -> {}
            case BITS_16 ->
                    json.writeNumberProperty("websocket.payload_length_ext_16", row.length());
            case BITS_64 ->
                    json.writeNumberProperty("websocket.payload_length_ext_64", row.length());
        }
        json.writeNumberProperty("websocket.length_form", header.lengthForm().bits());
        json.writeNumberProperty("websocket.len", row.length());
        if (header.masked()) {
            String key = "%08x".formatted(header.maskingKey());
            json.writeStringProperty("websocket.masking_key", key.replaceAll("..(?!$)", "$0:"));
        }
        if (row.isCompressed()) {
            compressed(json, row);
        } else {
            payload(json, row, store.payload(row, MAX_PAYLOAD));
        }
    }

    // Wireshark shows what was inflated in place of the payload.
    private void compressed(JsonGenerator json, CaptureRecord row) {
        json.writeBooleanProperty("websocket.pmc", true);
        hex(json, FieldSpec.PAYLOAD_COMPRESSED.fieldName(), store.payload(row, MAX_PAYLOAD));
        if (row.isInflated()) {
            Bytes message = store.inflated(row, MAX_PAYLOAD);
            if (row.message() == Opcode.TEXT) {
                json.writeStringProperty("websocket.payload.text", message.text());
            } else {
                hex(json, "data.data", message);
            }
        }
    }

    private static void payload(JsonGenerator json, CaptureRecord row, Bytes payload) {
        switch (row.opcode()) {
            case CLOSE ->
                    ClosePayload.read(payload)
                            .filter(close -> !payload.isEmpty())
                            .ifPresentOrElse(
                                    close -> close(json, close),
                                    () -> hex(json, "websocket.payload.close", payload));
            case PING -> hex(json, "websocket.payload.ping", payload);
            case PONG -> hex(json, "websocket.payload.pong", payload);
            case CONTINUATION -> hex(json, "websocket.payload.continue", payload);
            case TEXT -> {
                if (Utf8Validator.isValid(payload)) {
                    json.writeStringProperty("websocket.payload.text", payload.text());
                } else {
                    hex(json, "websocket.payload.unknown", payload);
                }
            }
            case BINARY -> hex(json, "data.data", payload);
            default -> hex(json, "websocket.payload.unknown", payload);
        }
    }

    private static void close(JsonGenerator json, ClosePayload close) {
        json.writeNumberProperty("websocket.payload.close.status_code", close.code());
        json.writeStringProperty("websocket.payload.close.reason", close.reason().text());
    }

    private static void hex(JsonGenerator json, String field, Bytes bytes) {
        if (!bytes.isEmpty()) {
            json.writeStringProperty(field, bytes.hex());
        }
    }

    private void bytes(JsonGenerator json, CaptureRecord row) {
        direction(json, row);
        json.writeNumberProperty("websocket.len", row.length());
        hex(json, "data.data", store.wire(row, 0, MAX_PAYLOAD));
    }

    private static void closed(JsonGenerator json, CaptureRecord row) {
        CloseSummary summary = row.closeSummary();
        json.writeNumberProperty("websocket.payload.close.status_code", summary.code());
        json.writeBooleanProperty("clean", summary.clean());
        summary.initiator()
                .ifPresent(role ->
                        json.writeStringProperty(
                                "initiator", role.name().toLowerCase(Locale.ROOT)));
        json.writeStringProperty("ending", row.ending().name().toLowerCase(Locale.ROOT));
    }

    private void note(JsonGenerator json, CaptureRecord row) {
        json.writeStringProperty("note", store.note(row).kind().name().toLowerCase(Locale.ROOT));
        json.writeStringProperty("detail", store.note(row).detail());
    }

    private static void direction(JsonGenerator json, CaptureRecord row) {
        json.writeStringProperty(
                "websocket.direction",
                switch (row.direction()) {
                    case CLIENT_TO_SERVER -> "client→server";
                    case SERVER_TO_CLIENT -> "server→client";
                });
    }

    private static void findings(JsonGenerator json, CaptureRecord row) {
        if (row.broken().isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("websocket.finding");
        for (Rule rule : row.broken().rules()) {
            json.writeString(rule.name().toLowerCase(Locale.ROOT));
        }
        json.writeEndArray();
    }

    private static String epoch(long nanos) {
        return String.format(
                Locale.ROOT, "%d.%09d", nanos / 1_000_000_000L, nanos % 1_000_000_000L);
    }

    private interface Content {
        void write(JsonGenerator json);
    }

    private String object(Content content) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), line)) {
            json.writeStartObject();
            content.write(json);
            json.writeEndObject();
        }
        return line.toString();
    }
}
