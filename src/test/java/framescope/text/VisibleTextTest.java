package framescope.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Nothing that a peer writes can hide, move or reorder what stands beside it.
class VisibleTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Hello",
                "grüße",
                "日本語",
                "עברית",
                "عربي",
                "😀 👍🏽",
                "a b",
                "\"quoted\"",
                "<b>&amp;"
            })
    void textThatCanBeSeenStaysAsItIs(String text) {
        assertThat(VisibleText.escape(text)).isEqualTo(text);
    }

    @Test
    void lineBreaksTabsAndBackslashesAreWrittenAsInJava() {
        assertThat(VisibleText.escape("a\nb\rc\td\\e")).isEqualTo("a\\nb\\rc\\td\\\\e");
    }

    @Test
    void textOfManyLinesKeepsAllThatCanBeSeen() {
        assertThat(VisibleText.escapeInvisible("{\"path\": \"C:\\\\x\"}\n\ta\n"))
                .isEqualTo("{\"path\": \"C:\\\\x\"}\n\ta\n");
    }

    @Test
    void carriageReturnsAndOtherThingsThatCannotBeSeenAreEscapedInTextOfManyLines() {
        assertThat(VisibleText.escapeInvisible("a\r\nb\rc\u202e\u0007\u0085\u2028"))
                .isEqualTo("a\\r\nb\\rc\\u{202e}\\u{7}\\u{85}\\u{2028}");
    }

    @Test
    void anEscapeThatThePeerWroteCannotBeTakenForOneOfOurs() {
        assertThat(VisibleText.escape("\\u{202e}")).isEqualTo("\\\\u{202e}");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00,
                0x07,
                0x1b,
                0x7f,
                0x85,
                0x9b, // control characters
                0x00ad,
                0x200b,
                0x200c,
                0x200d,
                0x2060,
                0xfeff, // without a width
                0x061c,
                0x200e,
                0x200f,
                0x202a,
                0x202e,
                0x2066,
                0x2069, // directions
                0x2028,
                0x2029, // separators of lines and paragraphs
                0x034f,
                0x115f,
                0x1160,
                0x3164,
                0xffa0,
                0xfe0f,
                0x180b,
                0xe0100, // ignorable
                0xe0001,
                0xe0041, // tags
                0xd800,
                0xdfff,
                0xffff,
                0x0378 // surrogates by themselves, no characters
            })
    void whatCannotBeSeenIsWrittenAsItsCodePoint(int point) {
        assertThat(VisibleText.escape("a" + Character.toString(point) + "b"))
                .isEqualTo("a\\u{" + Integer.toHexString(point) + "}b");
    }

    @Test
    void theResultIsAlwaysOneLine() {
        StringBuilder everything = new StringBuilder();
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            everything.appendCodePoint(point);
        }
        assertThat(VisibleText.escape(everything.toString()).lines()).hasSize(1);
    }
}
