package framescope.report;

import framescope.text.Messages;
import java.io.IOException;
import java.io.OutputStream;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/// HAR 1.2 with Chrome's field for WebSockets: an entry a connection, with its messages in
/// `_webSocketMessages`.
///
/// What is ours alone stands in fields that begin with `_framescope`.
final class HarWriter implements ReportWriter {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    @Override
    public void write(ReportRows rows, OutputStream out) throws IOException {
        try (ConnectionRows connections = new ConnectionRows(rows);
                JsonGenerator json =
                        FACTORY.createGenerator(
                                ObjectWriteContext.empty(), out, JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeObjectPropertyStart("log");
            json.writeStringProperty("version", "1.2");
            json.writeObjectPropertyStart("creator");
            json.writeStringProperty("name", "Framescope");
            json.writeStringProperty("version", Messages.get("program.number"));
            json.writeEndObject();
            // Chrome's importer walks through the pages without asking whether there are any.
            json.writeArrayPropertyStart("pages");
            json.writeEndArray();
            json.writeArrayPropertyStart("entries");
            for (int connection : connections.connections()) {
                new HarEntry(rows, connections, connection, json).write();
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndObject();
        }
    }
}
