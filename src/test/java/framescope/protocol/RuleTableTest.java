package framescope.protocol;

import static framescope.testing.FrameBytes.close;
import static framescope.testing.FrameBytes.continuation;
import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.pong;
import static framescope.testing.FrameBytes.text;
import static framescope.testing.FrameBytes.zeros;
import static framescope.testing.Hex.hex;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.connection.ClientSettings;
import framescope.protocol.connection.EndpointSettings;
import framescope.protocol.connection.Limits;
import framescope.protocol.connection.OutgoingFrame;
import framescope.protocol.connection.Policy;
import framescope.protocol.deflate.DeflateParameters;
import framescope.protocol.handshake.ClientRequest;
import framescope.protocol.handshake.HeadLimits;
import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import framescope.testing.Threat;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// For each [Rule] something that breaks it, and the nearest thing that does not.
///
/// Each row is played to an endpoint. What breaks a rule is reported as breaking that rule and no
/// other, and is answered with the rule's code; the neighbour is reported as right. A rule without
/// a row makes this test fail.
class RuleTableTest {
    private static final int MAX_HEAD = 512;
    private static final int MAX_LINE = 200;
    private static final int MAX_MESSAGE = 1000;
    private static final int MAX_FRAGMENTS = 5;
    static final Limits LIMITS =
            new Limits(
                    new HeadLimits(MAX_HEAD, MAX_LINE, 100),
                    MAX_MESSAGE,
                    MAX_MESSAGE,
                    MAX_FRAGMENTS,
                    MessageMemory.UNBOUNDED);
    private static boolean full;

    /// One row: how the conversation begins, and what is done to it to break the rule, and to keep
    /// it.
    private record Row(
            Supplier<Conversation> start,
            Consumer<Conversation> breaks,
            Consumer<Conversation> keeps) {}

    private static final Map<Rule, Row> TABLE = new EnumMap<>(Rule.class);

    static {
        // ---- §5.2, §5.1: the header
        frames(Rule.RESERVED_BITS, text("a").rsv1().masked(), text("a").masked());
        frames(
                Rule.RESERVED_OPCODE,
                FrameBytes.of(Opcode.RESERVED_3, Bytes.EMPTY).masked(),
                FrameBytes.of(Opcode.BINARY, Bytes.EMPTY).masked());
        frames(
                Rule.LENGTH_NOT_MINIMAL,
                zeros(125).lengthIn(LengthForm.BITS_16).masked(),
                zeros(126).lengthIn(LengthForm.BITS_16).masked());
        bytes(
                Rule.LENGTH_TOP_BIT,
                hex("82 ff 80 00 00 00 00 00 00 00 37 fa 21 3d # 2^63 bytes"),
                zeros(0).masked().bytes());
        frames(Rule.MASK_MISSING, text("a"), text("a").masked());
        row(
                Rule.MASK_UNEXPECTED,
                talk -> send(talk, text("a").maskedWith(0)),
                talk -> send(talk, text("a")));

        // ---- §5.5: control frames
        frames(Rule.CONTROL_FRAGMENTED, ping("a").fragment().masked(), ping("a").masked());
        frames(
                Rule.CONTROL_TOO_LONG,
                ping("a".repeat(126)).masked(),
                ping("a".repeat(125)).masked());

        // ---- §5.4: the order of frames
        frames(
                Rule.CONTINUATION_WITHOUT_START,
                List.of(text("a"), continuation("b")),
                List.of(text("a").fragment(), continuation("b")));
        frames(
                Rule.CONTINUATION_EXPECTED,
                List.of(text("a").fragment(), text("b")),
                List.of(text("a").fragment(), ping("b"), continuation("c"), text("d")));

        // ---- §5.5.1, §7.4: Close
        bytes(
                Rule.CLOSE_HALF_CODE,
                hex("88 81 37 fa 21 3d 34 # 03"),
                hex("88 80 37 fa 21 3d    # nothing"));
        frames(Rule.CLOSE_CODE_FORBIDDEN, close(2999, "").masked(), close(3000, "").masked());
        frames(
                Rule.CLOSE_REASON_NOT_UTF8,
                FrameBytes.of(Opcode.CLOSE, hex("03 e8 c3    # 1000, half an ü")).masked(),
                FrameBytes.of(Opcode.CLOSE, hex("03 e8 c3 bc # 1000, ü")).masked());
        frames(
                Rule.FRAME_AFTER_CLOSE,
                List.of(close(1000, ""), text("a")),
                List.of(text("a"), close(1000, ""), ping("a")));

        // ---- §8.1, §7.4.1, §5.2: payloads
        frames(
                Rule.TEXT_NOT_UTF8,
                FrameBytes.of(Opcode.TEXT, hex("ed a0 80 # U+D800")).masked(),
                FrameBytes.of(Opcode.TEXT, hex("ed 9f bf # U+D7FF")).masked());
        frames(
                Rule.MESSAGE_TOO_BIG,
                List.of(zeros(MAX_MESSAGE - 1).fragment(), continuation("ab")),
                List.of(zeros(MAX_MESSAGE - 1).fragment(), continuation("a")));
        bytes(
                Rule.FRAME_CUT_SHORT,
                hex("81 82 37 fa 21 3d 7f    # the second byte is missing"),
                hex("81 82 37 fa 21 3d 7f 93 # «Hi»"));

        // ---- §5.3: masking-keys
        frames(Rule.MASKING_KEY_ZERO, text("a").maskedWith(0), text("a").maskedWith(1));
        row(
                Rule.MASKING_KEY_REUSED,
                talk -> {
                    talk.arrives(text("a").maskedWith(7), text("b").maskedWith(8));
                    talk.arrives(text("c").maskedWith(7));
                },
                talk -> {
                    talk.arrives(text("a").maskedWith(7), text("b").maskedWith(8));
                    talk.arrives(text("c").maskedWith(9));
                });

        // ---- §5.5.2, §5.5.3: heartbeats
        row(
                Rule.PONG_UNSOLICITED,
                talk -> {
                    send(talk, ping("a"));
                    talk.arrives(pong("a").masked(), pong("").masked());
                },
                talk -> {
                    send(talk, ping("a"));
                    send(talk, ping(""));
                    talk.arrives(pong("a").masked(), pong("").masked());
                });
        row(
                Rule.PONG_MISMATCHED,
                talk -> {
                    send(talk, ping("a"));
                    talk.arrives(pong("b").masked(), pong("a").masked());
                },
                talk -> {
                    send(talk, ping("a"));
                    send(talk, ping("b"));
                    talk.arrives(pong("a").masked(), pong("b").masked());
                });
        row(
                Rule.PING_UNANSWERED,
                talk -> {
                    send(talk, ping("a"));
                    talk.arrives(close(1000, "").masked());
                },
                talk -> {
                    send(talk, ping("a"));
                    talk.arrives(pong("a").masked(), close(1000, "").masked());
                });
        row(
                Rule.CLOSE_UNANSWERED,
                talk -> send(talk, close(1000, "")),
                talk -> {
                    send(talk, close(1000, ""));
                    talk.arrives(close(1000, "").masked());
                });
        row(
                Rule.CLOSE_CODE_NOT_FOR_SERVERS,
                Conversation::clientOpened,
                talk -> talk.arrives(close(1010, "")),
                talk -> talk.arrives(close(1011, "")));

        // ---- RFC 7692
        row(
                Rule.COMPRESSED_CONTROL,
                RuleTableTest::deflating,
                talk -> talk.arrives(ping("a").rsv1().masked()),
                talk -> talk.arrives(ping("a").masked()));
        row(
                Rule.COMPRESSED_CONTINUATION,
                RuleTableTest::deflating,
                talk ->
                        talk.arrives(
                                text("a").fragment().masked(), continuation("b").rsv1().masked()),
                talk -> talk.arrives(text("a").fragment().masked(), continuation("b").masked()));
        row(
                Rule.DEFLATE_INVALID,
                RuleTableTest::deflating,
                talk -> talk.arrives(compressed("f2 48 cd c9 c9 07 18 # type 3 within")),
                talk -> talk.arrives(compressed("f2 48 cd c9 c9 07 00 # «Hello», §7.2.3.1")));
        row(
                Rule.DEFLATE_UNFINISHED,
                RuleTableTest::deflating,
                talk -> talk.arrives(compressed("00 05 00 fa ff 48 # of 5 stored bytes one")),
                talk -> talk.arrives(compressed("00 01 00 fe ff 48 00 # one of one")));
        row(
                Rule.DEFLATE_WINDOW_PASSED,
                RuleTableTest::deflatingInSmallWindow,
                talk -> talk.arrives(compressed("4a 1c 05 c0 00 00 00 # 257 bytes back")),
                talk -> talk.arrives(compressed("4a 1c 05 40 ff 03 00 # 256 bytes back")));
        row(
                Rule.DEFLATE_CONTEXT_LOST,
                RuleTableTest::deflatingAndObserving,
                talk ->
                        talk.arrives(
                                compressed("f2 48 cd c9 c9 07 18"),
                                compressed("f2 00 11 00 00 # «Hello» again, §7.2.3.2")),
                talk ->
                        talk.arrives(
                                compressed("f2 48 cd c9 c9 07 00"), compressed("f2 00 11 00 00")));

        // ---- limits
        frames(Rule.TOO_MANY_FRAGMENTS, fragments(MAX_FRAGMENTS + 1), fragments(MAX_FRAGMENTS));
        row(
                Rule.FRAME_STALLED,
                talk -> {
                    talk.arrives(hex("81 82 37 fa 21 3d 7f"));
                    talk.endpoint().timeOutFrame();
                    talk.arrives(hex("93"));
                },
                talk -> {
                    talk.arrives(hex("81 82 37 fa 21 3d 7f 93"));
                    talk.endpoint().timeOutFrame();
                });

        row(
                Rule.MESSAGE_STALLED,
                talk -> {
                    talk.arrives(text("begun").fragment().masked(), ping("").masked());
                    talk.endpoint().timeOutMessage();
                },
                talk -> {
                    talk.arrives(text("begun").fragment().masked());
                    talk.arrives(continuation(" and ended").masked());
                    talk.endpoint().timeOutMessage();
                });

        // ---- §4: the opening handshake
        heads(Rule.HEAD_MALFORMED, with("Upgrade:", "Upgrade :"), Conversation.REQUEST);
        bytes(
                Rule.TLS_ON_PLAIN_PORT,
                hex("16 03 01 00 04 01 00 00 00 # the shortest ClientHello there could be"),
                Bytes.utf8(Conversation.REQUEST));
        heads(Rule.HEAD_TOO_LONG, requestOf(MAX_HEAD + 1), requestOf(MAX_HEAD));
        heads(Rule.METHOD_NOT_GET, with("GET", "POST"), Conversation.REQUEST);
        heads(Rule.TARGET_TOO_LONG, targetOf(MAX_LINE + 1), targetOf(MAX_LINE));
        row(
                Rule.HANDSHAKE_TIMED_OUT,
                talk -> {
                    talk.arrives("GET / HTTP/1.1\r\n");
                    talk.endpoint().timeOutHandshake();
                },
                talk -> {
                    talk.arrives(Conversation.REQUEST);
                    talk.endpoint().timeOutHandshake();
                });
        heads(
                Rule.HOST_REPEATED,
                with("Host:", "Host: localhost\r\nHost:"),
                with("Host:", "X-Host: localhost\r\nHost:"));
        heads(
                Rule.HOST_FOREIGN,
                with("Host: ", "Host: rebound.example\r\nX-Host: "),
                with("Host: ", "Host: LocalHost:1\r\nX-Host: "));
        heads(
                Rule.BODY_ANNOUNCED,
                with("Host:", "Content-Length: 0\r\nHost:"),
                with("Host:", "X-Content-Length: 0\r\nHost:"));
        heads(
                Rule.KEY_REPEATED,
                with("Upgrade:", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nUpgrade:"),
                with("Upgrade:", "X-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nUpgrade:"));
        row(
                Rule.TOO_MANY_CONNECTIONS,
                talk -> {
                    full = true;
                    talk.arrives(Conversation.REQUEST);
                },
                talk -> talk.arrives(Conversation.REQUEST));
        heads(Rule.HTTP_VERSION, with("HTTP/1.1", "HTTP/1.0"), Conversation.REQUEST);
        heads(Rule.HOST_MISSING, with("Host:", "X-Host:"), with("Host:", "HOST:"));
        heads(
                Rule.UPGRADE_MISSING,
                with("Upgrade: websocket", "Upgrade: websocket2"),
                with("Upgrade: websocket", "Upgrade: h2c, WebSocket"));
        heads(
                Rule.CONNECTION_UPGRADE_MISSING,
                with("Connection: Upgrade", "Connection: keep-alive"),
                with("Connection: Upgrade", "Connection: keep-alive, upgrade"));
        heads(
                Rule.KEY_MISSING,
                with("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n", ""),
                Conversation.REQUEST);
        heads(
                Rule.KEY_NOT_16_BYTES,
                with("dGhlIHNhbXBsZSBub25jZQ==", "dGhlIHNhbXBsZSBub25j"), // 15 bytes
                with("dGhlIHNhbXBsZSBub25jZQ==", "AAAAAAAAAAAAAAAAAAAAAA=="));
        heads(Rule.VERSION_NOT_13, with("Version: 13", "Version: 12"), Conversation.REQUEST);
        heads(
                Rule.VERSION_REPEATED,
                with("Upgrade:", "Sec-WebSocket-Version: 13\r\nUpgrade:"),
                with("Upgrade:", "X-WebSocket-Version: 13\r\nUpgrade:"));
        heads(
                Rule.TARGET_MALFORMED,
                with("/chat", "chat"),
                with("/chat", "http://127.0.0.1:8000/chat"));
        heads(Rule.TARGET_WITH_FRAGMENT, with("/chat", "/chat#1"), with("/chat", "/chat%231"));
        heads(
                Rule.SUBPROTOCOLS_MALFORMED,
                with("Upgrade:", "Sec-WebSocket-Protocol: a, b, a\r\nUpgrade:"),
                with("Upgrade:", "Sec-WebSocket-Protocol: a, b, A\r\nUpgrade:"));
        heads(
                Rule.EXTENSIONS_MALFORMED,
                with("Upgrade:", "Sec-WebSocket-Extensions: a; b=\r\nUpgrade:"),
                with("Upgrade:", "Sec-WebSocket-Extensions: a; b\r\nUpgrade:"));
        heads(
                Rule.DEFLATE_OFFER_MALFORMED,
                with("Upgrade:", "Sec-WebSocket-Extensions: permessage-deflate; a\r\nUpgrade:"),
                with("Upgrade:", "Sec-WebSocket-Extensions: x-deflate; a\r\nUpgrade:"));
        heads(
                Rule.ORIGIN_REFUSED,
                with("//localhost:", "//localhost.example:"),
                with("//localhost:", "//127.0.0.1:"));

        // ---- §4.1: the response, as a client sees it
        String response = Conversation.RESPONSE;
        String extensions = "Sec-WebSocket-Extensions: ";
        responses(
                Rule.UPGRADE_TO_ANOTHER,
                response.replace("Upgrade: websocket", "Upgrade: h2c, websocket"),
                response.replace("Upgrade: websocket", "Upgrade: WebSocket"));
        responses(Rule.ACCEPT_MISSING, response.replace("-Accept", "-Except"), response);
        responses(Rule.ACCEPT_WRONG, response.replace("s3pP", "S3pP"), response);
        responses(
                Rule.SUBPROTOCOL_NOT_OFFERED,
                response.replace("Upgrade:", "Sec-WebSocket-Protocol: soap\r\nUpgrade:"),
                response.replace("Upgrade:", "Sec-WebSocket-Protocol: chat\r\nUpgrade:"));
        responses(
                Rule.EXTENSION_NOT_OFFERED,
                response.replace("Upgrade:", extensions + "x-deflate\r\nUpgrade:"),
                response.replace("Upgrade:", extensions + "permessage-deflate\r\nUpgrade:"));
        responses(
                Rule.DEFLATE_ANSWER_WRONG,
                response.replace(
                        "Upgrade:",
                        extensions + "permessage-deflate; client_max_window_bits\r\nUpgrade:"),
                response.replace(
                        "Upgrade:",
                        extensions + "permessage-deflate; client_max_window_bits=9\r\nUpgrade:"));
    }

    @Test
    void everyRuleHasARow() {
        assertThat(TABLE).containsOnlyKeys(Rule.values());
    }

    @ParameterizedTest
    @EnumSource
    void whatBreaksARuleIsReportedAsBreakingItAlone(Rule rule) {
        // What is lost was broken before.
        boolean lost = rule == Rule.DEFLATE_CONTEXT_LOST;
        assertThat(findings(play(row(rule).breaks(), rule)))
                .filteredOn(finding -> !lost || !finding.equals("[DEFLATE_INVALID]"))
                .containsExactly("[" + rule + "]");
    }

    @ParameterizedTest
    @EnumSource
    void whatJustKeepsARuleIsReportedAsRight(Rule rule) {
        assertThat(findings(play(row(rule).keeps(), rule))).isEmpty();
    }

    @Threat({"P11", "B3"})
    @ParameterizedTest
    @EnumSource
    void whatBreaksARuleIsAnsweredWithItsCode(Rule rule) {
        List<String> heard = play(row(rule).breaks(), rule).heard();
        if (rule == Rule.DEFLATE_OFFER_MALFORMED) {
            assertThat(heard).contains("server: 101"); // It is declined.
        } else if (rule.part() == FramePart.HEAD && rule.code() == 0) {
            assertThat(play(row(rule).breaks(), rule).endpoint().finished()).isTrue();
        } else if (rule.part() == FramePart.HEAD) {
            assertThat(heard).contains("server: " + rule.code());
        } else if (rule.code() != 0 && rule != Rule.MASK_UNEXPECTED) {
            assertThat(heard).contains("server: Close " + rule.code() + " '" + rule.reason() + "'");
        } else {
            assertThat(heard).noneMatch(line -> line.contains(rule.reason()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatJustKeepsARuleDoesNotFailTheConnection(Rule rule) {
        assertThat(play(row(rule).keeps(), rule).heard())
                .noneMatch(line -> line.contains("(RFC "))
                .contains("server: 101");
    }

    // ---------------------------------------------------------------- building rows

    private static Row row(Rule rule) {
        return Objects.requireNonNull(TABLE.get(rule), () -> rule + " has no row");
    }

    private static void row(
            Rule rule, Consumer<Conversation> breaks, Consumer<Conversation> keeps) {
        Supplier<Conversation> start =
                rule.part() == FramePart.HEAD
                        ? () -> Conversation.with(settings(), Conversation.SILENCE)
                        : () -> Conversation.with(settings(), Conversation.SILENCE).opens();
        row(rule, start, breaks, keeps);
    }

    private static void row(
            Rule rule,
            Supplier<Conversation> start,
            Consumer<Conversation> breaks,
            Consumer<Conversation> keeps) {
        TABLE.put(rule, new Row(start, breaks, keeps));
    }

    private static void bytes(Rule rule, Bytes breaks, Bytes keeps) {
        row(rule, talk -> talk.arrives(breaks), talk -> talk.arrives(keeps));
    }

    private static void frames(Rule rule, FrameBytes breaks, FrameBytes keeps) {
        bytes(rule, breaks.bytes(), keeps.bytes());
    }

    /// Frames that are to be masked.
    private static void frames(Rule rule, List<FrameBytes> breaks, List<FrameBytes> keeps) {
        row(
                rule,
                talk -> breaks.forEach(frame -> talk.arrives(frame.masked())),
                talk -> keeps.forEach(frame -> talk.arrives(frame.masked())));
    }

    private static void heads(Rule rule, String breaks, String keeps) {
        row(rule, talk -> talk.arrives(breaks), talk -> talk.arrives(keeps));
    }

    /// Responses to a client that offers the subprotocol «chat» and permessage-deflate.
    private static void responses(Rule rule, String breaks, String keeps) {
        ClientSettings plain = Conversation.clientSettings();
        ClientRequest request =
                new ClientRequest(
                        plain.request().host(),
                        plain.request().target(),
                        List.of("chat"),
                        Optional.of(DeflateParameters.PLAIN));
        ClientSettings settings =
                new ClientSettings(
                        request,
                        plain.nonce(),
                        plain.maskingKeys(),
                        plain.limits(),
                        plain.policy());
        row(
                rule,
                () -> Conversation.with(settings, Conversation.SILENCE),
                talk -> talk.arrives(breaks),
                talk -> talk.arrives(keeps));
    }

    private static Conversation deflating() {
        return Conversation.with(Conversation.deflating(), Conversation.SILENCE).opensDeflating();
    }

    private static Conversation deflatingInSmallWindow() {
        return Conversation.with(Conversation.deflating(), Conversation.SILENCE)
                .opensDeflating("permessage-deflate; client_max_window_bits=8");
    }

    private static Conversation deflatingAndObserving() {
        EndpointSettings settings = Conversation.deflating().with(Policy.OBSERVE);
        return Conversation.with(settings, Conversation.SILENCE).opensDeflating();
    }

    private static FrameBytes compressed(String payload) {
        return FrameBytes.of(Opcode.TEXT, hex(payload)).rsv1().masked();
    }

    private static void send(Conversation talk, FrameBytes frame) {
        talk.endpoint().send(new OutgoingFrame(frame.header(), frame.payload()));
    }

    /// The right request with one thing changed.
    private static String with(String right, String other) {
        assertThat(Conversation.REQUEST).contains(right);
        return Conversation.REQUEST.replace(right, other);
    }

    /// The right request made this long by headers of no meaning.
    private static String requestOf(int length) {
        int missing = length - Conversation.REQUEST.length() - 2 * "X: \r\n".length();
        int half = missing / 2;
        String more = "\r\nX: " + "x".repeat(half) + "\r\nX: " + "x".repeat(missing - half);
        return with("\r\n\r\n", more + "\r\n\r\n");
    }

    /// The right request with a first line of this length, its line break excluded.
    private static String targetOf(int length) {
        String line = Conversation.REQUEST.lines().findFirst().orElseThrow();
        return with("GET /", "GET /" + "x".repeat(length - line.length()));
    }

    /// A message in so many frames.
    private static List<FrameBytes> fragments(int count) {
        List<FrameBytes> frames = new ArrayList<>();
        frames.add(text("a").fragment());
        while (frames.size() < count - 1) {
            frames.add(continuation("b" + frames.size()).fragment());
        }
        frames.add(continuation("c"));
        return frames;
    }

    // ---------------------------------------------------------------- playing them

    private static EndpointSettings settings() {
        return Conversation.settings().with(LIMITS).refusingWhile(() -> full);
    }

    private static Conversation play(Consumer<Conversation> steps, Rule rule) {
        return begin(steps, rule).ends();
    }

    private static Conversation begin(Consumer<Conversation> steps, Rule rule) {
        full = false;
        Conversation talk = row(rule).start().get();
        steps.accept(talk);
        return talk;
    }

    /// A conversation in which a rule was just broken.
    static Conversation breaking(Rule rule) {
        return begin(row(rule).breaks(), rule);
    }

    /// A conversation in which a rule was just kept.
    static Conversation keeping(Rule rule) {
        return begin(row(rule).keeps(), rule);
    }

    private static Stream<String> findings(Conversation talk) {
        Stream<String> atEnd =
                talk.endpoint().brokenAtEnd().isEmpty()
                        ? Stream.empty()
                        : Stream.of(talk.endpoint().brokenAtEnd().rules().toString());
        return Stream.concat(
                talk.heard().stream()
                        .filter(line -> line.contains(" breaks "))
                        .map(line ->
                                line.substring(line.indexOf(" breaks ") + " breaks ".length())),
                atEnd);
    }
}
