package framescope.report;

import framescope.analysis.LinkedValues;
import framescope.analysis.RowLinks;
import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.RowKind;
import framescope.filter.DerivedValues;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import framescope.protocol.Utf8Validator;
import framescope.text.Messages;
import framescope.text.RowText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/// What a row of a report carries: text with whatever is no UTF-8 in it byte by byte, or bytes.
final class HtmlContent {
    /// The most bytes of a payload that are shown.
    static final int SHOWN = 4096;

    /// The most bytes that are shown of what is there in another form already.
    private static final int SHOWN_ASIDE = 256;

    private static final int FIRST_BYTES = 32;

    private final CaptureStore store;
    private final ExportOptions options;
    private final Html html;
    private final RowText text;
    private final DerivedValues messages;

    /// @param links which know of the rows
    HtmlContent(CaptureStore store, ExportOptions options, Html html, RowLinks links) {
        this.store = store;
        this.options = options;
        this.html = html;
        text = new RowText(store);
        messages = new LinkedValues(store, links);
    }

    void write(CaptureRecord row) throws IOException {
        if (row.is(RowKind.BYTES)) {
            Bytes safe = Secrets.blanked(store.wire(row, 0, SHOWN), options.secrets());
            bytes(safe.first(FIRST_BYTES), row.length());
        } else if (!row.is(RowKind.FRAME) || row.opcode() == Opcode.CLOSE) {
            html.text(text.preview(row));
        } else if (row.isCompressed()) {
            compressed(row);
        } else {
            payload(row);
            message(row);
        }
    }

    private void compressed(CaptureRecord row) throws IOException {
        if (row.isInflated()) {
            content(store.inflated(row, SHOWN), store.inflatedLength(row), row.message());
        }
        Bytes shown = store.payload(row, SHOWN_ASIDE);
        html.raw("<div class=\"aside\">")
                .text(Messages.format("report.compressed", shown.spacedHex()));
        more(row.length() - shown.length());
        html.raw("</div>");
    }

    private void payload(CaptureRecord row) throws IOException {
        Bytes shown = store.payload(row, SHOWN);
        boolean binary = row.opcode().isControl() && !Utf8Validator.isValid(shown);
        Opcode kind = row.opcode().isControl() ? Opcode.TEXT : row.message();
        content(shown, row.length(), binary ? Opcode.BINARY : kind);
    }

    // Of a text in fragments, none need be one that can be read.
    private void message(CaptureRecord row) throws IOException {
        Bytes whole = row.message() == Opcode.TEXT ? messages.message(row) : null;
        if (whole != null) {
            html.raw("<div class=\"aside\">")
                    .text(Messages.format("report.message", messages.fragments(row)))
                    .raw(" ");
            text(whole.first(SHOWN), messages.reassembledLength(row));
            html.raw("</div>");
        }
    }

    private void content(Bytes shown, long whole, Opcode kind) throws IOException {
        if (kind == Opcode.TEXT) {
            text(shown, whole);
        } else {
            bytes(shown, whole);
        }
    }

    private void bytes(Bytes shown, long whole) throws IOException {
        html.text(shown.spacedHex());
        more(whole - shown.length());
    }

    private void more(long bytes) throws IOException {
        if (bytes > 0) {
            html.raw(" <em>").text(Messages.format("report.more", bytes)).raw("</em>");
        }
    }

    private void text(Bytes first, long whole) throws IOException {
        // What is left out begins with a whole character, so that nothing looks broken by the cut.
        Bytes shown = whole > first.length() ? TextCut.wholeCharacters(first) : first;
        ByteBuffer bytes = shown.buffer();
        CharBuffer characters = CharBuffer.allocate(shown.length());
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        while (true) {
            CoderResult result = decoder.decode(bytes, characters, true);
            html.foreign(characters.flip().toString());
            characters.clear();
            if (!result.isError()) {
                break;
            }
            bad(bytes, result.length());
        }
        more(whole - shown.length());
    }

    // A backslash of the text is doubled, so nobody takes one for the other.
    private void bad(ByteBuffer bytes, int count) throws IOException {
        html.raw("<b class=\"bad\" title=\"").text(Messages.get("report.badByte")).raw("\">");
        for (int i = 0; i < count; i++) {
            html.raw("\\x%02x".formatted(bytes.get() & 0xff));
        }
        html.raw("</b>");
    }
}
