package framescope.report;

import java.io.IOException;
import java.io.OutputStream;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/// A JSON object a row, each on a line of its own.
final class JsonLinesWriter implements ReportWriter {
    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .rootValueSeparator("\n")
                    .build();

    @Override
    public void write(ReportRows rows, OutputStream out) throws IOException {
        JsonRows objects = new JsonRows(rows.store(), rows.options().secrets());
        long written;
        try (JsonGenerator json =
                FACTORY.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8)) {
            written = rows.forEach(row -> objects.write(row, json));
        }
        if (written > 0) {
            out.write('\n');
        }
    }
}
