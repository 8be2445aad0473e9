package framescope.protocol.handshake;

import framescope.protocol.Bytes;
import framescope.protocol.deflate.DeflateParameters;
import framescope.testing.Conversation;
import framescope.testing.Growth;
import framescope.testing.Threat;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// However a head of 8 KiB is made, reading it, answering it, and telling what the answer makes of it
/// take no more than 5 ms, and time in proportion to its length.
@Threat("P12")
class CraftedHeadTest {
    private static final int SIZE = 8 * 1024;
    private static final Duration MOST = Duration.ofMillis(5);
    private static final List<String> HEADERS =
            List.of(
                    "Host",
                    "Origin",
                    "Upgrade",
                    "Connection",
                    "Content-Length",
                    "Sec-WebSocket-Key",
                    "Sec-WebSocket-Version",
                    "Sec-WebSocket-Protocol",
                    "Sec-WebSocket-Extensions");
    private static final ServerHandshake HANDSHAKE =
            new ServerHandshake(
                    HandshakeSettings.local(List.of("chat"), PlainPages.NONE)
                            .deflating(DeflateParameters.PLAIN));
    private static final HeadLimits NO_LIMITS =
            new HeadLimits(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE - 1);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "1",
                ",",
                ";",
                "=",
                ":",
                ".",
                "\"",
                "\\\"",
                "a b",
                "a\t ",
                "a,",
                "chat, ",
                "a;b",
                "a=\"b\";",
                "a=\"",
                "1.1",
                ":1",
                "[:",
                "a.localhost",
                "http://a:1",
                "upgrade,",
                "permessage-deflate,",
                "permessage-deflate; client_max_window_bits, ",
                "permessage-deflate; server_max_window_bits=\"8\"; ",
            })
    void aHeaderFullOfOneThing(String thing) {
        for (String header : HEADERS) {
            assertQuick(size -> with(header, filled(thing, size)), CraftedHeadTest::answer);
            assertQuick(size -> with(header, filled(thing, size) + "!"), CraftedHeadTest::answer);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X: a\r\n", "X:\r\n", "a\r\n", " a\r\n", "Connection: a\r\n"})
    void aHeadFullOfLines(String line) {
        assertQuick(size -> before(filled(line, size)), CraftedHeadTest::answer);
    }

    @Test
    void aTargetFullOfEverything() {
        for (String thing : List.of("a", "/", "?", "%", "/../", " ")) {
            assertQuick(
                    size -> Bytes.utf8(Conversation.REQUEST.replace("/chat", filled(thing, size))),
                    CraftedHeadTest::answer);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "permessage-deflate, ",
                "permessage-deflate; client_max_window_bits, ",
                "permessage-deflate; server_max_window_bits=15, ",
                "permessage-deflate; server_max_window_bits=8; client_no_context_takeover, ",
                "x-other, ",
                "x-other; a, permessage-deflate; b, ",
                "chat, ",
            })
    void offersAndAnAnswerFullOfOneThing(String thing) {
        for (String header : List.of("Sec-WebSocket-Protocol", ExtensionHeader.NAME)) {
            assertQuick(
                    size -> new Exchange(header, numbered(thing, size)), CraftedHeadTest::judge);
            assertQuick(size -> new Exchange(header, filled(thing, size)), CraftedHeadTest::judge);
        }
    }

    private static <T> void assertQuick(IntFunction<T> input, Consumer<T> work) {
        Growth.assertWithin(MOST, input.apply(SIZE), work);
        Growth.assertLinear(SIZE, input, work);
    }

    /// A request and a response with the same value of one header.
    private record Exchange(HttpHead request, HttpHead response) {
        Exchange(String header, String value) {
            this(
                    HttpHead.parse(with(header, value)),
                    HttpHead.parse(
                            Bytes.utf8(
                                    Conversation.RESPONSE.replace(
                                            "Upgrade:", header + ": " + value + "\r\nUpgrade:"))));
        }
    }

    private static void judge(Exchange exchange) {
        judge(exchange.request(), exchange.response());
    }

    private static void judge(HttpHead request, HttpHead response) {
        Agreement.between(request, response);
        OfferDecision.onSubprotocols(request, Optional.of(response));
        OfferDecision.onExtensions(request, Optional.of(response));
    }

    private static void answer(Bytes head) {
        HttpHeadDecoder decoder = new HttpHeadDecoder(NO_LIMITS);
        decoder.accept(head.buffer());
        HttpHead request = HttpHead.parse(decoder.taken());
        judge(request, HttpHead.parse(HANDSHAKE.answer(request).response()));
    }

    /// The request of RFC 6455 with a header's value exchanged, or with this header more.
    private static Bytes with(String header, String value) {
        String line = header + ": " + value + "\r\n";
        String others = Conversation.REQUEST.replaceFirst("(?m)^" + header + ": .*\r\n", "");
        return Bytes.utf8(others.replaceFirst("\r\n\r\n$", "\r\n") + line + "\r\n");
    }

    private static Bytes before(String lines) {
        return Bytes.utf8(Conversation.REQUEST.replaceFirst("\r\n", "\r\n" + lines));
    }

    /// The thing as often as fits, with another number in each name.
    private static String numbered(String thing, int size) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < size; i++) {
            text.append(thing.replaceFirst("^[a-z-]+", "$0" + i));
        }
        return text.toString();
    }

    /// The whole thing as often as fits.
    private static String filled(String thing, int size) {
        return thing.repeat(size / thing.length());
    }
}
