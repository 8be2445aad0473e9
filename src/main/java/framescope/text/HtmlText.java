package framescope.text;

import java.io.IOException;
import java.io.UncheckedIOException;

/// Text as it stands in HTML, between elements or as the value of an attribute in quotes.
public final class HtmlText {
    private HtmlText() {}

    /// The text with all that means something in HTML as character references.
    public static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        try {
            append(text, out);
        } catch (IOException e) {
            throw new UncheckedIOException("no builder fails", e);
        }
        return out.toString();
    }

    /// Writes the same.
    public static void append(String text, Appendable out) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
    }
}
