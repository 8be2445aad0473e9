package framescope.filter;

import framescope.dissect.FieldSpec;
import framescope.dissect.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What could be written at a place in a display filter.
///
/// @param from the index of the first character that a candidate replaces
/// @param to the index behind the last one, which is where the caret stands
/// @param candidates the likeliest first; none where anything could stand
public record FilterCompletion(int from, int to, List<Candidate> candidates) {
    /// What a candidate is.
    public enum Kind {
        FIELD,
        /// It compares.
        OPERATOR,
        /// It connects tests, or negates one.
        CONNECTIVE,
        /// A value of the field before it.
        VALUE
    }

    /// Something that could be written.
    ///
    /// @param field the field itself, or the one that an operator or a value is for
    public record Candidate(Kind kind, String text, Optional<FieldSpec> field) {}

    private static final List<String> CONNECTIVES = List.of("and", "or", "xor");
    private static final String ENDS_WORD = " \t\r\n\u00a0()[]{}\"<>=!&|~^,";

    /// What could stand at the caret, in place of the word that ends there.
    ///
    /// @param caret an index from 0 to the text's length
    public static FilterCompletion at(String text, int caret) {
        int from = caret;
        while (from > 0 && ENDS_WORD.indexOf(text.charAt(from - 1)) < 0) {
            from--;
        }
        String word = text.substring(from, caret).toLowerCase(Locale.ROOT);
        List<Candidate> candidates =
                following(text.substring(0, from))
                        .filter(candidate -> !candidate.text().equals(word))
                        .filter(candidate -> rank(candidate, word) < Integer.MAX_VALUE)
                        .sorted((one, other) -> rank(one, word) - rank(other, word))
                        .toList();
        return new FilterCompletion(from, caret, candidates);
    }

    // A candidate that begins with the word comes first, then one of which a part does.
    private static int rank(Candidate candidate, String word) {
        String text = candidate.text().toLowerCase(Locale.ROOT);
        if (text.startsWith(word) || text.startsWith("\"" + word)) {
            return 0;
        }
        if (text.contains("." + word) || text.contains("_" + word)) {
            return 1;
        }
        return Integer.MAX_VALUE;
    }

    private static Stream<Candidate> following(String before) {
        List<Token> tokens;
        try {
            tokens = FilterLexer.tokens(before);
        } catch (FilterSyntaxException e) {
            return Stream.empty(); // Inside of a quotation or of brackets.
        }
        return following(tokens.subList(0, tokens.size() - 1));
    }

    private static Stream<Candidate> following(List<Token> tokens) {
        if (tokens.isEmpty()) {
            return operands();
        }
        Token last = tokens.getLast();
        Optional<FieldSpec> field = lastField(tokens);
        return switch (last.kind()) {
            case AND, OR, XOR, NOT, OPEN -> operands();
            case COMPARISON, OPEN_SET, COMMA, RANGE -> values(field);
            case SLICE -> Stream.concat(operators(field), connectives());
            case BITS, CLOSE_SET, CLOSE, STRING, RAW_STRING, CHARACTER, END -> connectives();
            case WORD -> followingWord(last.text(), field);
        };
    }

    private static Stream<Candidate> followingWord(String word, Optional<FieldSpec> field) {
        if (CONNECTIVES.contains(word) || word.equals("not")) {
            return operands();
        }
        if (Relation.of(word).isPresent()) {
            return values(field);
        }
        return FilterFields.find(word).isPresent()
                ? Stream.concat(operators(field), connectives())
                : connectives();
    }

    private static Optional<FieldSpec> lastField(List<Token> tokens) {
        return tokens.reversed().stream()
                .filter(token -> token.is(Token.Kind.WORD))
                .flatMap(token -> FilterFields.find(token.text()).stream())
                .findFirst();
    }

    // ---------------------------------------------------------------- candidates

    private static Stream<Candidate> operands() {
        return Stream.concat(
                FilterFields.all().stream()
                        .map(field ->
                                new Candidate(Kind.FIELD, field.fieldName(), Optional.of(field))),
                Stream.of(new Candidate(Kind.CONNECTIVE, "not", Optional.empty())));
    }

    private static Stream<Candidate> connectives() {
        return CONNECTIVES.stream()
                .map(text -> new Candidate(Kind.CONNECTIVE, text, Optional.empty()));
    }

    private static Stream<Candidate> operators(Optional<FieldSpec> field) {
        List<String> signs = new ArrayList<>(List.of("==", "!="));
        FieldType type = field.map(FieldSpec::type).orElse(FieldType.NONE);
        if (type == FieldType.BYTES || type == FieldType.STRING) {
            signs.addAll(List.of("contains", "matches", "in"));
        } else if (type != FieldType.BOOLEAN) {
            signs.addAll(List.of("<", "<=", ">", ">=", "in"));
        }
        return signs.stream().map(sign -> new Candidate(Kind.OPERATOR, sign, field));
    }

    private static Stream<Candidate> values(Optional<FieldSpec> field) {
        if (field.isPresent() && field.get().type() == FieldType.BOOLEAN) {
            return Stream.of("true", "false").map(text -> new Candidate(Kind.VALUE, text, field));
        }
        return field.map(NamedValues::of).orElse(List.of()).stream()
                .map(named -> new Candidate(Kind.VALUE, named.written(), field));
    }
}
