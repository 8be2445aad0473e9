package framescope.filter;

import framescope.filter.FilterSyntaxException.Fault;
import java.util.List;

/// A place among the pieces of a filter, the last of which is [Token.Kind#END].
final class TokenCursor {
    private final List<Token> tokens;
    private int at;

    TokenCursor(List<Token> tokens) {
        this.tokens = tokens;
    }

    /// The piece at this place.
    Token peek() {
        return peek(0);
    }

    /// A piece further on; the last one where there are not as many.
    Token peek(int ahead) {
        return tokens.get(Math.min(at + ahead, tokens.size() - 1));
    }

    /// The piece at this place, which is left behind.
    Token take() {
        Token token = peek();
        at++;
        return token;
    }

    /// A fault at a piece.
    static FilterSyntaxException fault(Fault fault, Token token, String... details) {
        return new FilterSyntaxException(fault, token.from(), token.to(), details);
    }
}
