package framescope.report;

import framescope.analysis.LinkedValues;
import framescope.analysis.RowLinks;
import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.filter.DerivedValues;
import framescope.protocol.Bytes;
import java.util.List;
import java.util.function.LongConsumer;
import tools.jackson.core.JsonGenerator;

/// Rows as JSON objects with Wireshark's field names (COMPAT.md); names in the same style for what
/// Wireshark has no field for.
public final class JsonRows {
    private final RowFields fields;
    private final LongConsumer reaching;

    /// Rows that are written as they come, one after the other, without the values of headers that
    /// let one in elsewhere. What is said of a message in several frames needs them all to be kept.
    public JsonRows(CaptureStore store) {
        RowLinks links = new RowLinks(store);
        fields = new RowFields(store, false, new LinkedValues(store, links));
        // Before what a row refers to is forgotten.
        reaching = row -> links.goOnTo(row + 1);
    }

    /// @param secrets whether the values of these headers are written, too
    /// @param derived what rows say of one another
    JsonRows(CaptureStore store, boolean secrets, DerivedValues derived) {
        fields = new RowFields(store, secrets, derived);
        reaching = row -> {};
    }

    /// Writes a row as one object.
    public void write(CaptureRecord row, JsonGenerator json) {
        reaching.accept(row.number());
        json.writeStartObject();
        fields.write(row, new Properties(json));
        json.writeEndObject();
    }

    private record Properties(JsonGenerator json) implements FieldOutput {
        @Override
        public void text(RowField field, String value) {
            json.writeStringProperty(field.fieldName(), value);
        }

        @Override
        public void number(RowField field, long value) {
            json.writeNumberProperty(field.fieldName(), value);
        }

        @Override
        public void flag(RowField field, boolean value) {
            json.writeBooleanProperty(field.fieldName(), value);
        }

        @Override
        public void hex(RowField field, Bytes value) {
            json.writeStringProperty(field.fieldName(), value.hex());
        }

        @Override
        public void list(RowField field, List<String> values) {
            json.writeArrayPropertyStart(field.fieldName());
            values.forEach(json::writeString);
            json.writeEndArray();
        }
    }
}
