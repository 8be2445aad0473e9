package framescope.report;

import framescope.text.HtmlText;
import framescope.text.VisibleText;
import java.io.IOException;
import java.io.Writer;

/// Writes HTML. Only what the program itself says is written as it is.
final class Html {
    private final Writer out;

    Html(Writer out) {
        this.out = out;
    }

    /// Markup of ours.
    Html raw(String markup) throws IOException {
        out.write(markup);
        return this;
    }

    /// A number.
    Html number(long number) throws IOException {
        out.write(Long.toString(number));
        return this;
    }

    /// Words of ours as text, or as the value of an attribute in double quotes.
    Html text(String text) throws IOException {
        HtmlText.append(text, out);
        return this;
    }

    /// Text of a peer: what would be invisible, or would turn its surroundings around, is shown as
    /// an escape.
    Html foreign(String text) throws IOException {
        return text(VisibleText.escape(text));
    }

    /// An element with our words in it.
    Html element(String tag, String text) throws IOException {
        raw("<").raw(tag).raw(">").text(text);
        int end = tag.indexOf(' ');
        return raw("</").raw(end < 0 ? tag : tag.substring(0, end)).raw(">");
    }
}
