package framescope.filter;

/// A piece of a display filter.
///
/// @param text as written; of a string the characters between its quotes, of a slice those between
///     its brackets
/// @param from the index of its first character
/// @param to the index behind its last character
record Token(Kind kind, String text, int from, int to) {
    enum Kind {
        /// A field's name, a value without quotes, or an operator in letters.
        WORD,
        STRING,
        /// A string in which a backslash is just that: `r"…"`.
        RAW_STRING,
        /// A character in single quotes, which stands for its number.
        CHARACTER,
        /// An operator in signs that compares.
        COMPARISON,
        NOT,
        AND,
        OR,
        XOR,
        BITS,
        OPEN,
        CLOSE,
        OPEN_SET,
        CLOSE_SET,
        COMMA,
        /// The two dots of a range in a set.
        RANGE,
        SLICE,
        END
    }

    boolean is(Kind other) {
        return kind == other;
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equals(word);
    }
}
