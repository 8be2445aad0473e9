package framescope.protocol.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.protocol.handshake.DeflateOffer.Fault;
import framescope.testing.Threat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtensionHeaderTest {
    private static ExtensionHeader read(String... values) {
        StringBuilder head = new StringBuilder("GET / HTTP/1.1\r\n");
        for (String value : values) {
            head.append("Sec-WebSocket-Extensions: ").append(value).append("\r\n");
        }
        return ExtensionHeader.of(HttpHead.parse(Bytes.utf8(head.append("\r\n").toString())));
    }

    private static String rewritten(String... values) {
        return read(values).extensions().stream()
                .map(ExtensionHeader.Extension::toString)
                .collect(Collectors.joining(", "));
    }

    // ---------------------------------------------------------------- the grammar

    @ParameterizedTest
    @ValueSource(
            strings = {
                "foo",
                "foo, bar; baz=2",
                "foo; bar; baz",
                "permessage-deflate; client_max_window_bits, permessage-deflate"
            })
    void whatIsWrittenPlainlyIsReadAsItStands(String value) {
        assertThat(read(value).wellFormed()).isTrue();
        assertThat(rewritten(value)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "foo;bar=\"baz\"|foo; bar=baz",
                "foo;bar=\"b\\az\"|foo; bar=baz",
                " foo ; bar = 1 ,, baz |foo; bar=1, baz",
                "foo\t;\tbar|foo; bar"
            })
    void quotesAndSpaceMakeNoDifference(String value, String plain) {
        assertThat(read(value).wellFormed()).isTrue();
        assertThat(rewritten(value)).isEqualTo(plain);
    }

    @Test
    void severalHeadersAreOneList() {
        assertThat(rewritten("foo", "bar; baz")).isEqualTo("foo, bar; baz");
    }

    @Test
    void anEmptyHeaderBesideAnotherIsAnEmptyMemberOfOneList() {
        assertThat(read("", "foo", ",").wellFormed()).isTrue();
        assertThat(rewritten("", "foo", ",")).isEqualTo("foo");
    }

    @Test
    void noHeaderIsAnEmptyList() {
        assertThat(read()).isEqualTo(new ExtensionHeader(List.of(), true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "foo;",
                "foo; =1",
                "foo; bar=",
                "foo; bar=\"",
                "foo; bar=\"\"",
                "foo; bar=\"a b\"",
                "foo; bar=\"a",
                "foo bar",
                "foo; bar baz",
                "foo/",
                "",
                ",",
                " , ,",
                "=",
                ";",
                "foo; bar=\"a\\"
            })
    void whatTheGrammarDoesNotAllowIsNotWellFormed(String value) {
        assertThat(read(value).wellFormed()).isFalse();
    }

    // ---------------------------------------------------------------- permessage-deflate

    @Threat("P9")
    @ParameterizedTest
    @CsvSource({
        "permessage-deflate, NONE",
        "permessage-deflate; server_max_window_bits=8; client_max_window_bits=15, NONE",
        "permessage-deflate; client_max_window_bits, NONE",
        "x-webkit-deflate-frame, UNKNOWN_EXTENSION",
        "permessage-deflate; foo, UNKNOWN_PARAMETER",
        "permessage-deflate; server_no_context_takeover=1, UNEXPECTED_VALUE",
        "permessage-deflate; server_max_window_bits, WRONG_WINDOW_BITS",
        "permessage-deflate; server_max_window_bits=7, WRONG_WINDOW_BITS",
        "permessage-deflate; server_max_window_bits=16, WRONG_WINDOW_BITS",
        "permessage-deflate; server_max_window_bits=08, WRONG_WINDOW_BITS",
        "permessage-deflate; client_max_window_bits=99999999999, WRONG_WINDOW_BITS",
        "permessage-deflate; client_no_context_takeover; client_no_context_takeover,"
                + " REPEATED_PARAMETER"
    })
    void offersAreJudged(String value, Fault fault) {
        assertThat(DeflateOffer.offered(read(value).extensions().getFirst()).fault())
                .isEqualTo(fault);
    }

    @Test
    void anAnswerNeedsAValueForTheClientsWindow() {
        ExtensionHeader header = read("permessage-deflate; client_max_window_bits");
        assertThat(DeflateOffer.answered(header.extensions().getFirst()).fault())
                .isEqualTo(Fault.WRONG_WINDOW_BITS);
    }
}
