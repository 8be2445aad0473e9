package framescope.report;

import framescope.analysis.LinkedValues;
import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.filter.DerivedValues;
import framescope.protocol.Bytes;
import framescope.text.CsvText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A table with a line a row and a column for each [RowField] (RFC 4180), in UTF-8 with a byte order
/// mark, without which Excel takes it for something else.
///
/// A text that a spreadsheet would take for a formula gets an apostrophe before it, and so does one
/// that begins with apostrophes and goes on like that: whoever takes one apostrophe off has the
/// text again. The same holds for hexadecimal digits that look like a number. Numbers stay as they
/// are.
///
/// Texts are whole, however long: Excel shows 32,767 characters of a cell, and other programs that
/// read the file want all of them.
final class CsvWriter implements ReportWriter {
    private static final int BUFFER = 1 << 16;

    private final Function<CaptureStore, DerivedValues> derived;

    CsvWriter() {
        this(LinkedValues::new);
    }

    /// @param derived what rows say of one another
    CsvWriter(Function<CaptureStore, DerivedValues> derived) {
        this.derived = derived;
    }

    @Override
    public void write(ReportRows rows, OutputStream out) throws IOException {
        Writer text =
                new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER);
        CaptureStore store = rows.store();
        RowFields fields = new RowFields(store, rows.options().secrets(), derived.apply(store));
        text.write(CsvText.BYTE_ORDER_MARK);
        Line line = new Line();
        for (RowField field : RowField.values()) {
            line.text(field, field.fieldName());
        }
        line.write(text);
        rows.forEach((CaptureRecord row) -> {
            fields.write(row, line);
            line.write(text);
        });
        text.flush();
    }

    /// A line as it is filled.
    private static final class Line implements FieldOutput {
        private final @Nullable String[] cells = new String[RowField.values().length];

        private void write(Writer out) throws IOException {
            for (int i = 0; i < cells.length; i++) {
                if (i > 0) {
                    out.write(',');
                }
                String cell = cells[i];
                if (cell != null) {
                    CsvText.append(cell, out);
                }
            }
            out.write("\r\n");
            Arrays.fill(cells, null);
        }

        @Override
        public void text(RowField field, String value) {
            cells[field.ordinal()] = CsvText.guard(value);
        }

        @Override
        public void number(RowField field, long value) {
            cells[field.ordinal()] = Long.toString(value);
        }

        @Override
        public void flag(RowField field, boolean value) {
            cells[field.ordinal()] = Boolean.toString(value);
        }

        @Override
        public void hex(RowField field, Bytes value) {
            cells[field.ordinal()] = CsvText.guardHex(value.hex());
        }

        @Override
        public void list(RowField field, List<String> values) {
            text(field, String.join(" ", values));
        }
    }
}
