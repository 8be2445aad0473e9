package framescope.filter;

import framescope.protocol.Bytes;
import java.util.regex.Pattern;

/// Whether what a row carries contains a text, in any case. Without state.
record PhraseTest(Bytes lower, Bytes upper, Pattern anyCase, boolean ascii) implements RowTest {
    /// Looks for this text.
    static PhraseTest of(String phrase) {
        StringBuilder lower = new StringBuilder();
        StringBuilder upper = new StringBuilder();
        for (int i = 0; i < phrase.length(); i++) {
            char c = phrase.charAt(i);
            lower.append(isUpper(c) ? (char) (c + 'a' - 'A') : c);
            upper.append(isLower(c) ? (char) (c + 'A' - 'a') : c);
        }
        return new PhraseTest(
                Bytes.utf8(lower.toString()),
                Bytes.utf8(upper.toString()),
                Pattern.compile(
                        phrase, Pattern.LITERAL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
                phrase.chars().allMatch(c -> c < 0x80));
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    @Override
    public boolean test(FilterRow row) {
        Bytes content = row.content();
        return ascii ? occursIn(content) : anyCase.matcher(content.text()).find();
    }

    private boolean occursIn(Bytes content) {
        for (int from = 0; from <= content.length() - lower.length(); from++) {
            if (isAt(content, from)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAt(Bytes content, int from) {
        for (int i = 0; i < lower.length(); i++) {
            int wire = content.at(from + i);
            if (wire != lower.at(i) && wire != upper.at(i)) {
                return false;
            }
        }
        return true;
    }
}
