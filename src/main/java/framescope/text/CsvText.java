package framescope.text;

import java.io.IOException;
import java.util.regex.Pattern;

/// Text as it stands in a cell of a CSV file (RFC 4180).
public final class CsvText {
    private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";
    private static final String TO_BE_QUOTED = "\",;\t\r\n";

    /// Digits, or digits with one `e` between them: what a spreadsheet would take for a number, and
    /// show without the zeros in front or as a power of ten.
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:[eE][0-9]+)?");

    /// What a file begins with, so that spreadsheets read it as UTF-8.
    public static final char BYTE_ORDER_MARK = '\uFEFF';

    private CsvText() {}

    /// A text that no spreadsheet takes for a formula: where it would, an apostrophe stands before
    /// it, and so does one before a text that begins with apostrophes and goes on like that.
    /// Whoever takes one apostrophe off has the text again.
    public static String guard(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) == '\'') {
            at++;
        }
        boolean formula = at < text.length() && FORMULA_STARTS.indexOf(text.charAt(at)) >= 0;
        return formula ? "'" + text : text;
    }

    /// Hexadecimal digits that no spreadsheet takes for a number: where it would, an apostrophe
    /// stands before them.
    public static String guardHex(String hex) {
        return NUMBER.matcher(hex).matches() ? "'" + hex : hex;
    }

    /// Writes a cell, in quotes where it needs them.
    public static void append(String cell, Appendable out) throws IOException {
        if (needsQuotes(cell)) {
            out.append('"').append(cell.replace("\"", "\"\"")).append('"');
        } else {
            out.append(cell);
        }
    }

    private static boolean needsQuotes(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            if (TO_BE_QUOTED.indexOf(cell.charAt(i)) >= 0) {
                return true;
            }
        }
        return cell.startsWith(" ") || cell.endsWith(" ");
    }
}
