package framescope.filter;

import java.util.List;

/// A display filter that cannot be read, with the place and the reason: what a user types is like
/// that for most of the time.
public final class FilterSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    /// What is wrong. The words for it stand in `messages.properties` under `filter.fault.` and the
    /// constant's name; `{0}` is the text at the place, further ones are [#details].
    public enum Fault {
        /// A field, a value or a parenthesis should stand here.
        OPERAND_EXPECTED,
        /// A value should follow the operator.
        VALUE_EXPECTED,
        /// Nothing can stand here.
        UNEXPECTED,
        UNKNOWN_FIELD,
        /// One sign where the language has two: the detail is the right one.
        SIGN_NOT_DOUBLED,
        PARENTHESIS_NOT_CLOSED,
        BRACE_NOT_CLOSED,
        BRACE_EXPECTED,
        BRACKET_NOT_CLOSED,
        QUOTE_NOT_CLOSED,
        ESCAPE_UNKNOWN,
        /// Two values, no field.
        FIELD_EXPECTED,
        /// The field has no value: it is there or it is not.
        FIELD_WITHOUT_VALUE,
        /// The details are the field, and the operator that is not for its type.
        OPERATOR_NOT_FOR_FIELD,
        /// The details are the names of two fields.
        FIELDS_NOT_COMPARABLE,
        NOT_A_NUMBER,
        /// The detail is the highest number that the field can have.
        NUMBER_TOO_HIGH,
        NOT_A_BOOLEAN,
        NOT_BYTES,
        NOT_A_DURATION,
        NOT_A_TIME,
        /// The range ends before it begins.
        RANGE_EMPTY,
        /// The detail is the field, which has no bytes or characters to cut from.
        NOT_SLICEABLE,
        SLICE_INVALID,
        /// The detail is the field, which is no number to take bits from.
        NO_BITS,
        PATTERN_NOT_QUOTED,
        /// The detail says what is wrong with the pattern.
        PATTERN_INVALID,
        /// It takes too long on as little as the name of a finding.
        PATTERN_RUNS_WILD,
        /// The detail is how deep parentheses may stand in one another.
        TOO_DEEP,
        /// The detail is how many characters a filter may have.
        TOO_LONG
    }

    private final Fault fault;
    private final int from;
    private final int to;
    private final String[] details;

    FilterSyntaxException(Fault fault, int from, int to, String... details) {
        super(fault + " at " + from + " to " + to + " " + List.of(details));
        this.fault = fault;
        this.from = from;
        this.to = to;
        this.details = details.clone();
    }

    public Fault fault() {
        return fault;
    }

    /// The index of the first character that the fault is about; the text's length where something
    /// is missing at its end.
    public int from() {
        return from;
    }

    /// The index behind the last character that the fault is about.
    public int to() {
        return to;
    }

    /// What the fault's words need besides the text at its place.
    public List<String> details() {
        return List.of(details);
    }
}
