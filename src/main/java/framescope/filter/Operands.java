package framescope.filter;

import framescope.dissect.FieldSpec;
import framescope.filter.FilterSyntaxException.Fault;
import framescope.protocol.Bytes;

/// Makes of the sides of a comparison what gives their values for a row.
final class Operands {
    private Operands() {}

    /// Reads a value that somebody wrote.
    interface Reading<T> {
        T of(Token token) throws FilterSyntaxException;
    }

    private static FilterSyntaxException fault(Fault fault, Operand place, String... details) {
        return new FilterSyntaxException(fault, place.from(), place.to(), details);
    }

    /// The number that a field, or some of its bits, stands for.
    static NumberSource number(Operand.Field field) throws FilterSyntaxException {
        if (!field.slices().isEmpty()) {
            throw fault(Fault.NOT_SLICEABLE, field, field.spec().fieldName());
        }
        NumberSource source = NumberSource.of(field.spec());
        if (field.bits() == -1) {
            return source;
        }
        if (!field.type().isNumber()) {
            throw fault(Fault.NO_BITS, field, field.spec().fieldName());
        }
        return source.masked(field.bits());
    }

    /// The bytes that a field, or parts of it, stands for.
    static BytesSource bytes(Operand.Field field) throws FilterSyntaxException {
        requireNoBits(field);
        BytesSource source = BytesSource.of(field.spec());
        for (Slice slice : field.slices()) {
            source = source.cut(slice);
        }
        return source;
    }

    /// The texts that a field, or parts of it, stands for.
    static TextSource text(Operand.Field field) throws FilterSyntaxException {
        requireNoBits(field);
        TextSource source = TextSource.of(field.spec());
        for (Slice slice : field.slices()) {
            source = source.cut(slice);
        }
        return source;
    }

    private static void requireNoBits(Operand.Field field) throws FilterSyntaxException {
        if (field.bits() != -1) {
            throw fault(Fault.NO_BITS, field, field.spec().fieldName());
        }
    }

    /// A field, or a value that is read as the other side asks.
    static NumberSource number(Operand operand, Operand.Field typed) throws FilterSyntaxException {
        return switch (operand) {
            case Operand.Field field -> number(field);
            case Operand.Value value ->
                    NumberSource.constant(numberReading(typed.spec()).of(value.token()));
        };
    }

    /// How values of a field are read that are kept as numbers.
    static Reading<Long> numberReading(FieldSpec field) {
        return switch (field.type()) {
            case BOOLEAN -> Literals::bit;
            case DURATION -> Literals::duration;
            case TIME -> Literals::time;
            default -> token -> Literals.number(token, field);
        };
    }

    static BytesSource bytes(Operand operand) throws FilterSyntaxException {
        return switch (operand) {
            case Operand.Field field -> bytes(field);
            case Operand.Value value -> constant(Literals.bytes(value.token()));
        };
    }

    private static BytesSource constant(Bytes bytes) {
        return row -> bytes;
    }

    static TextSource text(Operand operand) throws FilterSyntaxException {
        return switch (operand) {
            case Operand.Field field -> text(field);
            case Operand.Value value -> TextSource.constant(Literals.text(value.token()));
        };
    }
}
