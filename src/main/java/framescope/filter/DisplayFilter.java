package framescope.filter;

import framescope.capture.CaptureStore;
import framescope.dissect.FieldSpec;

/// A display filter: which rows of a capture are to be shown, in Wireshark's language over the
/// fields of [FilterFields]. Immutable, so threads may share it.
///
/// | written | passes |
/// |---|---|
/// | `websocket.mask` | rows that have the field |
/// | `websocket.len > 125 and websocket.fin == 0` | what is compared and connected like this |
/// | `websocket.opcode in {Ping, Pong, 3..7}` | rows whose value is in the set |
/// | `websocket.payload[0:2] == 03:e8` | rows with these bytes at this place |
/// | `websocket.text matches "id=[0-9]+"` | rows where the expression is found, in any case |
/// | `websocket.rtt > 5ms` | rows with a longer time span |
/// | `hello world` | rows that carry this text, in any case |
///
/// `!=` asks that the field is there and has no such value; `!(… == …)` that it has no such value.
public final class DisplayFilter {
    /// Lets every row pass.
    public static final DisplayFilter EVERYTHING = new DisplayFilter("", row -> true);

    private final String text;
    private final RowTest test;

    private DisplayFilter(String text, RowTest test) {
        this.text = text;
        this.test = test;
    }

    /// Reads a filter; a blank one is [#EVERYTHING].
    public static DisplayFilter parse(String text) throws FilterSyntaxException {
        if (text.isBlank()) {
            return EVERYTHING;
        }
        return new DisplayFilter(text, FilterCompiler.compile(FilterParser.parse(text)));
    }

    /// The filter as it was written.
    public String text() {
        return text;
    }

    /// Whether it lets every row pass because nothing was asked.
    public boolean isEverything() {
        return this == EVERYTHING;
    }

    /// Whether marks or comments of rows may decide, so that rows may pass later which did not.
    public boolean asksForMarks() {
        return text.contains(FieldSpec.ROW_MARKED.fieldName())
                || text.contains(FieldSpec.ROW_COMMENT.fieldName());
    }

    /// Applies the filter to a capture.
    ///
    /// @param derived what is known beyond the rows themselves
    public RowMatcher matcher(CaptureStore store, DerivedValues derived) {
        return matcher(new FilterRow(store, derived, () -> false));
    }

    /// Applies the filter to what its caller's row looks at.
    RowMatcher matcher(FilterRow row) {
        return new RowMatcher(test, row);
    }

    @Override
    public String toString() {
        return text;
    }
}
