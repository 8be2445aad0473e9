package framescope.report;

import framescope.protocol.Bytes;
import java.util.List;

/// Where the fields of a row go, in the form that a format gives them.
interface FieldOutput {
    void text(RowField field, String value);

    void number(RowField field, long value);

    void flag(RowField field, boolean value);

    /// Bytes as lower-case hexadecimal digits.
    void hex(RowField field, Bytes value);

    void list(RowField field, List<String> values);
}
