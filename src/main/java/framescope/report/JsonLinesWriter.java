package framescope.report;

import framescope.analysis.LinkedValues;
import framescope.capture.CaptureStore;
import framescope.filter.DerivedValues;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Function;
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

    private final Function<CaptureStore, DerivedValues> derived;

    JsonLinesWriter() {
        this(LinkedValues::new);
    }

    /// @param derived what rows say of one another
    JsonLinesWriter(Function<CaptureStore, DerivedValues> derived) {
        this.derived = derived;
    }

    @Override
    public void write(ReportRows rows, OutputStream out) throws IOException {
        CaptureStore store = rows.store();
        JsonRows objects = new JsonRows(store, rows.options().secrets(), derived.apply(store));
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
