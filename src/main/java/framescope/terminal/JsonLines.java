package framescope.terminal;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.report.JsonRows;
import framescope.text.Messages;
import java.io.StringWriter;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Events as JSON objects, one a line, as [JsonRows] writes them.
final class JsonLines implements LineFormat {
    private final JsonFactory factory = new JsonFactory();
    private final JsonRows rows;

    JsonLines(CaptureStore store) {
        rows = new JsonRows(store);
    }

    @Override
    public String listening(String url) {
        return line(json -> {
            json.writeStartObject();
            json.writeStringProperty("event", "listening");
            json.writeStringProperty("message", Messages.format("terminal.listening", url));
            json.writeStringProperty("url", url);
            json.writeEndObject();
        });
    }

    @Override
    public String line(CaptureRecord row) {
        return line(json -> rows.write(row, json));
    }

    private String line(Consumer<JsonGenerator> content) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), line)) {
            content.accept(json);
        }
        return line.toString();
    }
}
