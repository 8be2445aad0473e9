package framescope.filter;

import framescope.dissect.FieldSpec;
import framescope.filter.FilterExpression.Range;
import framescope.filter.FilterSyntaxException.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Reads the language of display filters, Wireshark's: `not` binds closest, then `and`, `xor`,
/// `or`.
///
/// A field alone asks whether it is there. Words that are neither field nor operator are a text to
/// search for, all that stand side by side as one.
final class FilterParser {
    private static final int MAX_DEPTH = 100;
    private static final int MAX_LENGTH = 64 * 1024;

    private final String text;
    private final TokenCursor cursor;
    private int depth;

    private FilterParser(String text, TokenCursor cursor) {
        this.text = text;
        this.cursor = cursor;
    }

    /// Reads a filter that is not blank.
    static FilterExpression parse(String text) throws FilterSyntaxException {
        if (text.length() > MAX_LENGTH) {
            throw new FilterSyntaxException(
                    Fault.TOO_LONG, MAX_LENGTH, text.length(), String.valueOf(MAX_LENGTH));
        }
        FilterParser parser = new FilterParser(text, new TokenCursor(FilterLexer.tokens(text)));
        FilterExpression expression = parser.or();
        if (!parser.cursor.peek().is(Token.Kind.END)) {
            throw TokenCursor.fault(Fault.UNEXPECTED, parser.cursor.peek());
        }
        return expression;
    }

    // ---------------------------------------------------------------- connectives

    private interface Level {
        FilterExpression read() throws FilterSyntaxException;
    }

    private FilterExpression or() throws FilterSyntaxException {
        return joined(Token.Kind.OR, this::xor, FilterExpression.Or::new);
    }

    private FilterExpression xor() throws FilterSyntaxException {
        return joined(Token.Kind.XOR, this::and, FilterExpression.Xor::new);
    }

    private FilterExpression and() throws FilterSyntaxException {
        return joined(Token.Kind.AND, this::not, FilterExpression.And::new);
    }

    private FilterExpression joined(
            Token.Kind connective,
            Level parts,
            Function<List<FilterExpression>, FilterExpression> join)
            throws FilterSyntaxException {
        FilterExpression first = parts.read();
        if (!isConnective(cursor.peek(), connective)) {
            return first;
        }
        List<FilterExpression> all = new ArrayList<>();
        all.add(first);
        while (isConnective(cursor.peek(), connective)) {
            cursor.take();
            all.add(parts.read());
        }
        return join.apply(List.copyOf(all));
    }

    private static boolean isConnective(Token token, Token.Kind kind) {
        return token.is(kind)
                || switch (kind) {
                    case AND -> token.isWord("and");
                    case OR -> token.isWord("or");
                    case XOR -> token.isWord("xor");
                    case NOT -> token.isWord("not");
                    default -> false;
                };
    }

    private FilterExpression not() throws FilterSyntaxException {
        boolean negated = false;
        while (isConnective(cursor.peek(), Token.Kind.NOT)) {
            cursor.take();
            negated = !negated;
        }
        FilterExpression inner = primary();
        return negated ? new FilterExpression.Not(inner) : inner;
    }

    private FilterExpression primary() throws FilterSyntaxException {
        Token first = cursor.peek();
        return switch (first.kind()) {
            case OPEN -> inParentheses();
            case WORD, STRING, RAW_STRING, CHARACTER -> test();
            default -> throw TokenCursor.fault(Fault.OPERAND_EXPECTED, first);
        };
    }

    private FilterExpression inParentheses() throws FilterSyntaxException {
        Token open = cursor.take();
        if (++depth > MAX_DEPTH) {
            throw TokenCursor.fault(Fault.TOO_DEEP, open, String.valueOf(MAX_DEPTH));
        }
        FilterExpression inner = or();
        if (cursor.peek().is(Token.Kind.END)) {
            throw TokenCursor.fault(Fault.PARENTHESIS_NOT_CLOSED, open);
        }
        if (!cursor.peek().is(Token.Kind.CLOSE)) {
            throw TokenCursor.fault(Fault.UNEXPECTED, cursor.peek());
        }
        cursor.take();
        depth--;
        return inner;
    }

    // ---------------------------------------------------------------- tests

    private FilterExpression test() throws FilterSyntaxException {
        Token first = cursor.peek();
        boolean quantified =
                (first.isWord("any") || first.isWord("all")) && field(cursor.peek(1)).isPresent();
        if (quantified) {
            cursor.take();
        }
        Operand left = operand();
        Optional<Relation> relation = relation(cursor.peek());
        if (relation.isPresent() && !isPhraseAfter(left)) {
            return comparisons(left, quantified && first.isWord("all"), quantified);
        }
        return switch (left) {
            case Operand.Field field -> fieldTest(field);
            case Operand.Value value -> search(value.token());
        };
    }

    // «5 eq» is a text to search for, as long as nothing follows that could be compared.
    private boolean isPhraseAfter(Operand left) {
        return left instanceof Operand.Value
                && cursor.peek().is(Token.Kind.WORD)
                && !startsOperand(cursor.peek(1));
    }

    private FilterExpression fieldTest(Operand.Field field) throws FilterSyntaxException {
        if (cursor.peek().isWord("in")) {
            cursor.take();
            return new FilterExpression.Membership(field, set());
        }
        if (cursor.peek().isWord("not") && cursor.peek(1).isWord("in")) {
            cursor.take();
            cursor.take();
            return new FilterExpression.Not(new FilterExpression.Membership(field, set()));
        }
        return new FilterExpression.Presence(field);
    }

    private FilterExpression comparisons(Operand first, boolean all, boolean quantified)
            throws FilterSyntaxException {
        List<FilterExpression> chain = new ArrayList<>();
        Operand left = first;
        Optional<Relation> relation = relation(cursor.peek());
        while (relation.isPresent()) {
            Token sign = cursor.take();
            if (!startsOperand(cursor.peek())) {
                throw TokenCursor.fault(Fault.VALUE_EXPECTED, cursor.peek());
            }
            Operand right = operandAfter(left);
            requireField(left, right);
            boolean ofAll = quantified ? all : relation.get().isOfAll();
            chain.add(new FilterExpression.Comparison(left, relation.get(), ofAll, right, sign));
            left = right;
            relation = relation(cursor.peek());
        }
        return chain.size() == 1 ? chain.getFirst() : new FilterExpression.And(List.copyOf(chain));
    }

    private void requireField(Operand left, Operand right) throws FilterSyntaxException {
        if (left instanceof Operand.Value value && right instanceof Operand.Value) {
            boolean word = value.token().is(Token.Kind.WORD);
            throw TokenCursor.fault(
                    word ? Fault.UNKNOWN_FIELD : Fault.FIELD_EXPECTED, value.token());
        }
    }

    private FilterExpression search(Token first) throws FilterSyntaxException {
        if (!first.is(Token.Kind.WORD)) {
            return new FilterExpression.Search(Literals.text(first));
        }
        if (FilterFields.looksLikeField(first.text())
                || cursor.peek().isWord("in") && cursor.peek(1).is(Token.Kind.OPEN_SET)) {
            throw TokenCursor.fault(Fault.UNKNOWN_FIELD, first);
        }
        Token last = first;
        while (cursor.peek().is(Token.Kind.WORD) && !isAnyConnective(cursor.peek())) {
            last = cursor.take();
        }
        return new FilterExpression.Search(text.substring(first.from(), last.to()));
    }

    private static boolean isAnyConnective(Token token) {
        return isConnective(token, Token.Kind.AND)
                || isConnective(token, Token.Kind.OR)
                || isConnective(token, Token.Kind.XOR);
    }

    // ---------------------------------------------------------------- operands

    private static boolean startsOperand(Token token) {
        return switch (token.kind()) {
            case WORD, STRING, RAW_STRING, CHARACTER -> true;
            default -> false;
        };
    }

    private static Optional<FieldSpec> field(Token token) {
        return token.is(Token.Kind.WORD) ? FilterFields.find(token.text()) : Optional.empty();
    }

    private static Optional<Relation> relation(Token token) {
        return switch (token.kind()) {
            case COMPARISON, WORD -> Relation.of(token.text());
            default -> Optional.empty();
        };
    }

    // `framescope.event == frame` means the value, though there is a field of that name.
    private Operand operandAfter(Operand left) throws FilterSyntaxException {
        boolean named =
                left instanceof Operand.Field field
                        && NamedValues.find(field.spec(), cursor.peek().text()).isPresent();
        return named ? new Operand.Value(cursor.take()) : operand();
    }

    private Operand operand() throws FilterSyntaxException {
        Token token = cursor.take();
        Optional<FieldSpec> spec = field(token);
        if (spec.isEmpty()) {
            return new Operand.Value(token);
        }
        List<Slice> slices = new ArrayList<>();
        int end = token.to();
        while (cursor.peek().is(Token.Kind.SLICE)) {
            end = cursor.peek().to();
            slices.add(Slice.parse(cursor.take()));
        }
        long bits = -1;
        if (cursor.peek().is(Token.Kind.BITS)) {
            cursor.take();
            if (!startsOperand(cursor.peek())) {
                throw TokenCursor.fault(Fault.VALUE_EXPECTED, cursor.peek());
            }
            end = cursor.peek().to();
            bits = Literals.number(cursor.take());
        }
        return new Operand.Field(spec.get(), List.copyOf(slices), bits, token.from(), end);
    }

    private List<Range> set() throws FilterSyntaxException {
        Token open = cursor.peek();
        if (!open.is(Token.Kind.OPEN_SET)) {
            throw TokenCursor.fault(Fault.BRACE_EXPECTED, open);
        }
        List<Range> set = new ArrayList<>();
        do {
            cursor.take();
            Operand.Value low = member(open);
            boolean range = cursor.peek().is(Token.Kind.RANGE);
            if (range) {
                cursor.take();
            }
            set.add(new Range(low, range ? member(open) : low));
        } while (cursor.peek().is(Token.Kind.COMMA));
        if (cursor.peek().is(Token.Kind.END)) {
            throw TokenCursor.fault(Fault.BRACE_NOT_CLOSED, open);
        }
        if (!cursor.peek().is(Token.Kind.CLOSE_SET)) {
            throw TokenCursor.fault(Fault.UNEXPECTED, cursor.peek());
        }
        cursor.take();
        return List.copyOf(set);
    }

    private Operand.Value member(Token open) throws FilterSyntaxException {
        if (cursor.peek().is(Token.Kind.END)) {
            throw TokenCursor.fault(Fault.BRACE_NOT_CLOSED, open);
        }
        if (!startsOperand(cursor.peek())) {
            throw TokenCursor.fault(Fault.VALUE_EXPECTED, cursor.peek());
        }
        return new Operand.Value(cursor.take());
    }
}
