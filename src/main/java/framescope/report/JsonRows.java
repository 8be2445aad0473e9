package framescope.report;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.protocol.Bytes;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// Rows as JSON objects with Wireshark's field names (COMPAT.md); names in the same style for what
/// Wireshark has no field for.
public final class JsonRows {
    private final RowFields fields;

    /// Without the values of headers that let one in elsewhere.
    public JsonRows(CaptureStore store) {
        this(store, false);
    }

    /// @param secrets whether these are written, too
    JsonRows(CaptureStore store, boolean secrets) {
        fields = new RowFields(store, secrets);
    }

    /// Writes a row as one object.
    public void write(CaptureRecord row, JsonGenerator json) {
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
