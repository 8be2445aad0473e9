package framescope.filter;

import framescope.dissect.FieldSpec;
import framescope.dissect.FieldType;
import framescope.filter.FilterExpression.Comparison;
import framescope.filter.FilterExpression.Membership;
import framescope.filter.FilterExpression.Range;
import framescope.filter.FilterSyntaxException.Fault;
import framescope.protocol.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;

/// Checks that fields, operators and values go together, and makes of each part of a filter the
/// test that decides it.
final class FilterCompiler {
    private FilterCompiler() {}

    static RowTest compile(FilterExpression expression) throws FilterSyntaxException {
        return switch (expression) {
            case FilterExpression.And and -> new RowTest.All(all(and.parts()));
            case FilterExpression.Or or -> new RowTest.Any(all(or.parts()));
            case FilterExpression.Xor xor -> new RowTest.Odd(all(xor.parts()));
            case FilterExpression.Not not -> new RowTest.Inverse(compile(not.inner()));
            case FilterExpression.Presence presence -> presence(presence.field());
            case Comparison comparison -> comparison(comparison);
            case Membership membership -> membership(membership);
            case FilterExpression.Search search -> PhraseTest.of(search.text());
        };
    }

    private static List<RowTest> all(List<FilterExpression> parts) throws FilterSyntaxException {
        List<RowTest> tests = new ArrayList<>();
        for (FilterExpression part : parts) {
            tests.add(compile(part));
        }
        return List.copyOf(tests);
    }

    // ---------------------------------------------------------------- presence

    private static RowTest presence(Operand.Field field) throws FilterSyntaxException {
        return switch (field.type()) {
            case NONE -> bare(field.spec());
            case BOOLEAN, UINT8, UINT16, UINT32, UINT64, DURATION, TIME -> numberPresence(field);
            case BYTES -> bytesPresence(field);
            case STRING -> textPresence(field);
        };
    }

    private static RowTest bare(FieldSpec field) {
        return switch (field) {
            case FRAGMENTS, FRAGMENT -> FilterRow::isReassembled;
            case FRAGMENT_ERROR -> row -> false; // Nothing can go wrong, see NumberSource.
            default -> throw new IllegalArgumentException(field + " is not asked for");
        };
    }

    // Bits of a number are asked for as in `websocket.rsv & 4`: one of them is set.
    private static RowTest numberPresence(Operand.Field field) throws FilterSyntaxException {
        NumberSource source = Operands.number(field);
        if (field.spec() == FieldSpec.ROW_MARKED) {
            return row -> row.mark().marked(); // Every row could be asked whether it is.
        }
        return field.bits() == -1
                ? source.presence()
                : NumberTest.compare(
                        source, Relation.NOT_EQUAL, NumberSource.constant(0), field.type());
    }

    private static RowTest bytesPresence(Operand.Field field) throws FilterSyntaxException {
        BytesSource source = Operands.bytes(field);
        if (field.slices().isEmpty()) {
            switch (field.spec()) {
                case ROW -> {
                    return row -> true;
                }
                case FRAME -> {
                    return FilterRow::isFrame;
                }
                case MASKING_KEY -> {
                    return FilterRow::isMasked;
                }
                default -> {}
            }
        }
        return row -> source.of(row) != null;
    }

    private static RowTest textPresence(Operand.Field field) throws FilterSyntaxException {
        TextSource source = Operands.text(field);
        return field.spec() == FieldSpec.FINDING && field.slices().isEmpty()
                ? row -> row.broken() != 0
                : row -> !source.of(row).isEmpty();
    }

    // ---------------------------------------------------------------- comparisons

    private static FilterSyntaxException fault(Fault fault, Operand place, String... details) {
        return new FilterSyntaxException(fault, place.from(), place.to(), details);
    }

    private static RowTest comparison(Comparison comparison) throws FilterSyntaxException {
        Operand.Field field =
                comparison.left() instanceof Operand.Field left
                        ? left
                        : (Operand.Field) comparison.right();
        requireSameType(comparison);
        requireOperator(field, comparison);
        return switch (field.type()) {
            case NONE -> throw fault(Fault.FIELD_WITHOUT_VALUE, field, field.spec().fieldName());
            case BOOLEAN, UINT8, UINT16, UINT32, UINT64, DURATION, TIME ->
                    NumberTest.compare(
                            Operands.number(comparison.left(), field),
                            comparison.relation(),
                            Operands.number(comparison.right(), field),
                            field.type());
            case BYTES -> bytesComparison(field, comparison);
            case STRING -> textComparison(field, comparison);
        };
    }

    private static void requireSameType(Comparison comparison) throws FilterSyntaxException {
        if (comparison.left() instanceof Operand.Field left
                && comparison.right() instanceof Operand.Field right) {
            boolean numbers = left.type().isNumber() && right.type().isNumber();
            if (left.type() != right.type() && !numbers) {
                throw fault(
                        Fault.FIELDS_NOT_COMPARABLE,
                        right,
                        left.spec().fieldName(),
                        right.spec().fieldName());
            }
        }
    }

    private static void requireOperator(Operand.Field field, Comparison comparison)
            throws FilterSyntaxException {
        boolean sliceable = field.type() == FieldType.BYTES || field.type() == FieldType.STRING;
        if (!comparison.relation().isOrder() && !sliceable) {
            throw new FilterSyntaxException(
                    Fault.OPERATOR_NOT_FOR_FIELD,
                    comparison.sign().from(),
                    comparison.sign().to(),
                    field.spec().fieldName(),
                    comparison.relation().sign());
        }
    }

    private static RowTest bytesComparison(Operand.Field field, Comparison comparison)
            throws FilterSyntaxException {
        if (comparison.relation() == Relation.MATCHES) {
            return BytesTest.matches(Operands.bytes(field), pattern(comparison));
        }
        // Bytes of one length have the order of the number that they make.
        if (field.spec() == FieldSpec.MASKING_KEY
                && comparison.relation().isOrder()
                && field.slices().isEmpty()
                && field.bits() == -1
                && comparison.right() instanceof Operand.Value value
                && Literals.bytes(value.token()).length() == Integer.BYTES) {
            return NumberTest.compare(
                    new NumberSource(FilterRow::isMasked, row -> row.maskingKey() & 0xffff_ffffL),
                    comparison.relation(),
                    NumberSource.constant(
                            Literals.bytes(value.token()).buffer().getInt() & 0xffff_ffffL),
                    FieldType.UINT32);
        }
        return BytesTest.compare(
                Operands.bytes(comparison.left()),
                comparison.relation(),
                Operands.bytes(comparison.right()));
    }

    private static RowTest textComparison(Operand.Field field, Comparison comparison)
            throws FilterSyntaxException {
        Relation relation = comparison.relation();
        boolean finding = isFinding(field);
        if (relation == Relation.MATCHES) {
            SearchPattern pattern = pattern(comparison);
            return finding
                    ? findingsMatching(pattern, comparison)
                    : TextTest.matches(Operands.text(field), comparison.ofAll(), pattern);
        }
        if (finding && comparison.right() instanceof Operand.Value value) {
            String text = Literals.text(value.token());
            return RuleTest.of(name -> TextTest.holds(name, relation, text), comparison.ofAll());
        }
        return TextTest.compare(
                Operands.text(comparison.left()),
                relation,
                comparison.ofAll(),
                Operands.text(comparison.right()));
    }

    // The names are gone through here, while somebody types.
    private static RowTest findingsMatching(SearchPattern pattern, Comparison comparison)
            throws FilterSyntaxException {
        try {
            return RuleTest.of(pattern::isFoundInName, comparison.ofAll());
        } catch (RunawayPatternException e) {
            throw fault(Fault.PATTERN_RUNS_WILD, comparison.right());
        }
    }

    private static boolean isFinding(Operand.Field field) {
        return field.spec() == FieldSpec.FINDING && field.slices().isEmpty();
    }

    private static SearchPattern pattern(Comparison comparison) throws FilterSyntaxException {
        boolean quoted =
                comparison.left() instanceof Operand.Field
                        && comparison.right() instanceof Operand.Value value
                        && (value.token().is(Token.Kind.STRING)
                                || value.token().is(Token.Kind.RAW_STRING));
        if (!quoted) {
            throw fault(Fault.PATTERN_NOT_QUOTED, comparison.right());
        }
        try {
            return new SearchPattern(Quoted.pattern(((Operand.Value) comparison.right()).token()));
        } catch (PatternSyntaxException e) {
            throw fault(Fault.PATTERN_INVALID, comparison.right(), e.getDescription());
        }
    }

    // ---------------------------------------------------------------- sets

    private static RowTest membership(Membership membership) throws FilterSyntaxException {
        Operand.Field field = membership.field();
        return switch (field.type()) {
            case NONE -> throw fault(Fault.FIELD_WITHOUT_VALUE, field, field.spec().fieldName());
            case BOOLEAN, UINT8, UINT16, UINT32, UINT64, DURATION, TIME ->
                    numberMembership(field, membership.set());
            case BYTES -> bytesMembership(field, membership.set());
            case STRING -> textMembership(field, membership.set());
        };
    }

    private static RowTest numberMembership(Operand.Field field, List<Range> set)
            throws FilterSyntaxException {
        Operands.Reading<Long> reading = Operands.numberReading(field.spec());
        boolean signed = field.type() == FieldType.DURATION || field.type() == FieldType.TIME;
        long[] lows = new long[set.size()];
        long[] highs = new long[set.size()];
        for (int i = 0; i < lows.length; i++) {
            lows[i] = reading.of(set.get(i).low().token());
            highs[i] = reading.of(set.get(i).high().token());
            int order =
                    signed
                            ? Long.compare(lows[i], highs[i])
                            : Long.compareUnsigned(lows[i], highs[i]);
            requireOrder(order, set.get(i));
        }
        return NumberTest.within(Operands.number(field), lows, highs, field.type());
    }

    private static RowTest bytesMembership(Operand.Field field, List<Range> set)
            throws FilterSyntaxException {
        List<Bytes> lows = new ArrayList<>();
        List<Bytes> highs = new ArrayList<>();
        for (Range range : set) {
            lows.add(Literals.bytes(range.low().token()));
            highs.add(Literals.bytes(range.high().token()));
            requireOrder(BytesTest.order(lows.getLast(), highs.getLast()), range);
        }
        return BytesTest.within(Operands.bytes(field), List.copyOf(lows), List.copyOf(highs));
    }

    private static RowTest textMembership(Operand.Field field, List<Range> set)
            throws FilterSyntaxException {
        List<String> lows = new ArrayList<>();
        List<String> highs = new ArrayList<>();
        for (Range range : set) {
            lows.add(Literals.text(range.low().token()));
            highs.add(Literals.text(range.high().token()));
            requireOrder(lows.getLast().compareTo(highs.getLast()), range);
        }
        Predicate<String> within = text -> TextTest.isWithin(text, lows, highs);
        return isFinding(field)
                ? RuleTest.of(within, false)
                : TextTest.within(Operands.text(field), List.copyOf(lows), List.copyOf(highs));
    }

    private static void requireOrder(int order, Range range) throws FilterSyntaxException {
        if (order > 0) {
            throw new FilterSyntaxException(
                    Fault.RANGE_EMPTY, range.low().from(), range.high().to());
        }
    }
}
