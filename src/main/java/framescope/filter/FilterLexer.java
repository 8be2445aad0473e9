package framescope.filter;

import framescope.filter.FilterSyntaxException.Fault;
import java.util.ArrayList;
import java.util.List;

/// Cuts a display filter into its pieces. What a word is, a field or a value, is for the parser to
/// say: `aa:bb`, `10.5` and `http.host` are all words here.
final class FilterLexer {
    private static final String ENDS_WORD = " \t\r\n\u00a0()[]{}\"<>=!&|~^";

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private boolean inSet;

    private FilterLexer(String text) {
        this.text = text;
    }

    /// The pieces of a text; the last one is [Token.Kind#END].
    static List<Token> tokens(String text) throws FilterSyntaxException {
        FilterLexer lexer = new FilterLexer(text);
        while (lexer.skipSpace()) {
            lexer.next();
        }
        lexer.add(Token.Kind.END, 0);
        return lexer.tokens;
    }

    /// @return whether anything is left
    private boolean skipSpace() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        return at < text.length();
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || c == '\u00a0';
    }

    private void next() throws FilterSyntaxException {
        switch (text.charAt(at)) {
            case '(' -> add(Token.Kind.OPEN, 1);
            case ')' -> add(Token.Kind.CLOSE, 1);
            case '{' -> openSet();
            case '}' -> closeSet();
            case '[' -> slice();
            case ']' -> throw fault(Fault.UNEXPECTED, at, at + 1);
            case '"' -> string(Token.Kind.STRING, at + 1);
            case '&' ->
                    add(follows("&&") ? Token.Kind.AND : Token.Kind.BITS, follows("&&") ? 2 : 1);
            case '|' -> doubled(Token.Kind.OR, "||");
            case '^' -> doubled(Token.Kind.XOR, "^^");
            case '<', '>', '=', '!', '~' -> comparison();
            default -> word();
        }
    }

    private void openSet() {
        inSet = true;
        add(Token.Kind.OPEN_SET, 1);
    }

    private void closeSet() {
        inSet = false;
        add(Token.Kind.CLOSE_SET, 1);
    }

    private boolean follows(String signs) {
        return text.startsWith(signs, at);
    }

    private void doubled(Token.Kind kind, String signs) throws FilterSyntaxException {
        if (!follows(signs)) {
            throw fault(Fault.SIGN_NOT_DOUBLED, at, at + 1, signs);
        }
        add(kind, 2);
    }

    private void comparison() throws FilterSyntaxException {
        for (String signs : List.of("===", "!==", "==", "!=", "<=", ">=", "~=", "<", ">", "~")) {
            if (follows(signs)) {
                add(Token.Kind.COMPARISON, signs.length());
                return;
            }
        }
        if (follows("!")) {
            add(Token.Kind.NOT, 1);
        } else {
            throw fault(Fault.SIGN_NOT_DOUBLED, at, at + 1, "==");
        }
    }

    private void slice() throws FilterSyntaxException {
        int end = text.indexOf(']', at);
        if (end < 0) {
            throw fault(Fault.BRACKET_NOT_CLOSED, at, text.length());
        }
        add(Token.Kind.SLICE, text.substring(at + 1, end), end + 1);
    }

    private void string(Token.Kind kind, int begin) throws FilterSyntaxException {
        int end = begin;
        while (end < text.length() && text.charAt(end) != '"') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= text.length()) {
            throw fault(Fault.QUOTE_NOT_CLOSED, at, text.length());
        }
        add(kind, text.substring(begin, end), end + 1);
    }

    private void word() throws FilterSyntaxException {
        if (follows("r\"")) {
            string(Token.Kind.RAW_STRING, at + 2);
        } else if (inSet && follows(",")) {
            add(Token.Kind.COMMA, 1);
        } else if (inSet && follows("..")) {
            add(Token.Kind.RANGE, 2);
        } else if (!character()) {
            int end = at + 1;
            while (end < text.length() && !endsWord(end)) {
                end++;
            }
            add(Token.Kind.WORD, end - at);
        }
    }

    private boolean endsWord(int index) {
        char c = text.charAt(index);
        return ENDS_WORD.indexOf(c) >= 0
                || isSpace(c)
                || inSet && (c == ',' || text.startsWith("..", index));
    }

    // A quote that does not enclose one character belongs to a word, as in «'tis».
    private boolean character() {
        if (!follows("'")) {
            return false;
        }
        int end = at + 1;
        while (end < text.length() && end <= at + 5 && text.charAt(end) != '\'') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= text.length() || text.charAt(end) != '\'' || end == at + 1) {
            return false;
        }
        String between = text.substring(at + 1, end);
        if (between.length() > 1 && !between.startsWith("\\")) {
            return false;
        }
        add(Token.Kind.CHARACTER, between, end + 1);
        return true;
    }

    private void add(Token.Kind kind, int length) {
        add(kind, text.substring(at, at + length), at + length);
    }

    private void add(Token.Kind kind, String content, int end) {
        tokens.add(new Token(kind, content, at, end));
        at = end;
    }

    private static FilterSyntaxException fault(Fault fault, int from, int to, String... details) {
        return new FilterSyntaxException(fault, from, to, details);
    }
}
