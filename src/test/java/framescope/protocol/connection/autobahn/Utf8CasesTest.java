package framescope.protocol.connection.autobahn;

import static framescope.testing.Hex.hex;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.protocol.CloseCode;
import framescope.protocol.Opcode;
import framescope.protocol.Role;
import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import framescope.testing.Splits;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Class 6 of the Autobahn test suite: Text messages that are UTF-8, and that are not.
class Utf8CasesTest {
    private static final Bytes KOSME = hex("ce ba e1 bd b9 cf 83 ce bc ce b5 # kosme");
    private static final Bytes UMLAUTS = Bytes.utf8("Hello-µ@ßöäüàá-UTF-8!!");

    /// Each line is a section; its cases are counted from 1.
    private static final String VALID =
            """
            6.5   hello$world hello¢world hello€world hello𤭢world κ\u1f79σμε
            6.11  \ud7ff \ue000 \ufffd \udbff\udfff
            6.22  %s
            6.23  \ufff9 \ufffa \ufffb \ufffc \ufffd \ufffe \uffff
            """
                    .formatted(nonCharacters());

    /// As above, in hexadecimal.
    private static final String VALID_BYTES =
            """
            6.7   00 c280 e0a080 f0908080
            6.9   7f dfbf efbfbf f48fbfbf
            """;

    private static final String INVALID_BYTES =
            """
            6.8   f888808080 fc8480808080
            6.10  f7bfbfbf fbbfbfbfbf fdbfbfbfbfbf
            6.11.5 f4908080
            6.12  80 bf 80bf 80bf80 80bf80bf 80bf80bf80 80bf80bf80bf %s
            6.13  %s %s %s %s %s
            6.14  c0 e080 f08080 f8808080 fc80808080 df efbf f7bfbf fbbfbfbf fdbfbfbfbf
            6.15  c0e080f08080f8808080fc80808080dfefbff7bfbffbbfbfbffdbfbfbfbf
            6.16  fe ff fefeffff
            6.17  c0af e080af f08080af f8808080af fc80808080af
            6.18  c1bf e09fbf f08fbfbf f887bfbfbf fc83bfbfbfbf
            6.19  c080 e08080 f0808080 f880808080 fc8080808080
            6.20  eda080 edadbf edae80 edafbf edb080 edbe80 edbfbf
            6.21  eda080edb080 eda080edbfbf edadbfedb080 edadbfedbfbf \
            edae80edb080 edae80edbfbf edafbfedb080 edafbfedbfbf
            """
                    .formatted(
                            octets(0x80, 0xbf, ""),
                            octets(0xc0, 0xdf, "20"),
                            octets(0xe0, 0xef, "20"),
                            octets(0xf0, 0xf7, "20"),
                            octets(0xf8, 0xfb, "20"),
                            octets(0xfc, 0xfd, "20"));

    private static String nonCharacters() {
        StringBuilder words = new StringBuilder();
        for (int plane = 0; plane <= 16; plane++) {
            words.appendCodePoint(plane << 16 | 0xfffe).append(' ');
            words.appendCodePoint(plane << 16 | 0xffff).append(' ');
        }
        return words.toString().strip();
    }

    private static String octets(int from, int to, String behind) {
        StringBuilder octets = new StringBuilder();
        IntStream.rangeClosed(from, to)
                .forEach(i -> octets.append("%02x".formatted(i)).append(behind));
        return octets.toString();
    }

    private record Payload(String number, Bytes bytes) {}

    private static Stream<Payload> table(String table, Function<String, Bytes> read) {
        return table.lines()
                .flatMap(line -> {
                    List<String> words = List.of(line.split(" +"));
                    boolean whole = words.getFirst().matches("6\\.[0-9]+\\.[0-9]+");
                    return IntStream.range(1, words.size())
                            .mapToObj(i ->
                                    new Payload(
                                            whole ? words.getFirst() : words.getFirst() + "." + i,
                                            read.apply(words.get(i))));
                });
    }

    // ---------------------------------------------------------------- what is UTF-8

    private static Stream<Arguments> valid() {
        Stream<Payload> prefixes =
                Stream.of(2, 5, 7, 9, 11)
                        .map(length -> new Payload("6.6." + length, KOSME.first(length)));
        Stream<Payload> fragmented =
                Stream.of(
                        new Payload("6.2.1", UMLAUTS),
                        new Payload("6.2.3", UMLAUTS),
                        new Payload("6.2.4", KOSME));
        return SuiteCase.everyWay(
                Stream.concat(
                        emptyFragments(),
                        Stream.of(
                                        fragmented,
                                        table(VALID, Bytes::utf8),
                                        prefixes,
                                        table(VALID_BYTES, hex -> hex(hex)))
                                .flatMap(payloads -> payloads)
                                .flatMap(Utf8CasesTest::echoed)));
    }

    private static Stream<SuiteCase> emptyFragments() {
        FrameBytes empty = FrameBytes.text("");
        FrameBytes middle = FrameBytes.continuation("middle frame payload").fragment();
        FrameBytes none = FrameBytes.continuation("");
        return Stream.of(
                SuiteCase.sends("6.1.1", empty).hears(empty),
                SuiteCase.sends("6.1.2", empty.fragment(), none.fragment(), none).hears(empty),
                SuiteCase.sends("6.1.3", empty.fragment(), middle, none)
                        .hears(FrameBytes.text("middle frame payload")),
                SuiteCase.sends(
                                "6.2.2",
                                text(UMLAUTS.first(8)).fragment(),
                                continued(UMLAUTS.slice(8, UMLAUTS.length())))
                        .hears(text(UMLAUTS)));
    }

    /// In one frame, and in a fragment for each octet.
    private static Stream<SuiteCase> echoed(Payload payload) {
        return sent(payload).map(each -> each.hears(text(payload.bytes)));
    }

    private static Stream<SuiteCase> sent(Payload payload) {
        String number = payload.number;
        return Stream.of(
                SuiteCase.sends(number, text(payload.bytes)),
                SuiteCase.sends(number + " in fragments", inFragments(payload.bytes)));
    }

    private static FrameBytes[] inFragments(Bytes bytes) {
        List<FrameBytes> frames = new ArrayList<>();
        for (Bytes octet : Splits.singly(bytes)) {
            frames.add((frames.isEmpty() ? text(octet) : continued(octet)).fragment());
        }
        frames.add(FrameBytes.continuation(""));
        return frames.toArray(FrameBytes[]::new);
    }

    private static FrameBytes text(Bytes payload) {
        return FrameBytes.of(Opcode.TEXT, payload);
    }

    private static FrameBytes continued(Bytes payload) {
        return FrameBytes.of(Opcode.CONTINUATION, payload);
    }

    @ParameterizedTest(name = "{0}, endpoint {1}, {2}")
    @MethodSource("valid")
    void whatIsUtf8ComesBack(SuiteCase each, Role endpoint, Chops chops) {
        each.play(endpoint, chops);
    }

    // ---------------------------------------------------------------- what is not

    private static Stream<Arguments> invalid() {
        Stream<Payload> prefixes =
                Stream.of(1, 3, 4, 6, 8, 10)
                        .map(length -> new Payload("6.6." + length, KOSME.first(length)));
        Payload surrogate =
                new Payload("6.3", KOSME.plus(hex("ed a0 80")).plus(Bytes.utf8("edited")));
        return SuiteCase.everyWay(
                Stream.of(Stream.of(surrogate), prefixes, table(INVALID_BYTES, hex -> hex(hex)))
                        .flatMap(payloads -> payloads)
                        .flatMap(Utf8CasesTest::sent)
                        .map(each -> each.fails(CloseCode.INVALID_PAYLOAD)));
    }

    @ParameterizedTest(name = "{0}, endpoint {1}, {2}")
    @MethodSource("invalid")
    void whatIsNotUtf8FailsTheConnection(SuiteCase each, Role endpoint, Chops chops) {
        each.play(endpoint, chops);
    }

    // ---------------------------------------------------------------- failing fast

    private static final Bytes TOO_HIGH = KOSME.plus(hex("f4 90 80 80")).plus(Bytes.utf8("edited"));

    // The second part alone makes it hopeless: 6.4.1 has four octets there, 6.4.2 the one that
    // does it.
    private static Stream<Arguments> parts() {
        return Stream.of(Role.values())
                .flatMap(role -> Stream.of(Arguments.of(role, 11, 15), Arguments.of(role, 12, 13)));
    }

    @ParameterizedTest(name = "case 6.4.1 or 6.4.2, endpoint {0}, fragments end at {1}, {2}")
    @MethodSource("parts")
    void theFragmentThatMakesItHopelessIsTheLastOneTaken(Role endpoint, int first, int second) {
        assertFailsFast(
                endpoint,
                peer(endpoint, text(TOO_HIGH.first(first)).fragment()),
                peer(endpoint, continued(TOO_HIGH.slice(first, second)).fragment()));
    }

    @ParameterizedTest(name = "case 6.4.3 or 6.4.4, endpoint {0}, chops end at {1}, {2}")
    @MethodSource("parts")
    void theChopThatMakesItHopelessIsTheLastOneTaken(Role endpoint, int first, int second) {
        Bytes frame = peer(endpoint, text(TOO_HIGH));
        int header = frame.length() - TOO_HIGH.length();
        assertFailsFast(
                endpoint,
                frame.first(header + first),
                frame.slice(header + first, header + second));
    }

    @ParameterizedTest
    @EnumSource
    void inEveryInvalidTextTheVeryOctetThatMakesItHopelessIsTheLast(Role endpoint) {
        for (Payload payload : table(INVALID_BYTES, hex -> hex(hex)).toList()) {
            Bytes whole = KOSME.plus(payload.bytes).plus(Bytes.utf8(" "));
            Bytes frame = peer(endpoint, text(whole));
            Conversation talk = opened(endpoint);
            int octets = 0;
            while (!talk.endpoint().finished()) {
                talk.arrives(frame.slice(octets, octets + 1));
                octets++;
            }
            int header = frame.length() - whole.length();
            assertThat(octets - header)
                    .as(payload.number)
                    .isEqualTo(Utf8Reference.hopefulLength(whole.toArray()) + 1);
        }
    }

    private static void assertFailsFast(Role endpoint, Bytes good, Bytes hopeless) {
        Conversation talk = opened(endpoint);
        int opened = talk.sent().length();
        talk.arrives(good);
        assertThat(talk.sent().length()).isEqualTo(opened);
        talk.arrives(hopeless);
        Bytes sent = talk.sent().slice(opened, talk.sent().length());
        assertThat(Wire.frames(sent))
                .singleElement()
                .satisfies(close ->
                        assertThat(close.payload().first(2)).isEqualTo(hex("03 ef # 1007")));
        assertThat(talk.endpoint().finished()).isTrue();
    }

    private static Conversation opened(Role endpoint) {
        return endpoint == Role.SERVER ? Conversation.echoing() : Conversation.clientEchoing();
    }

    private static Bytes peer(Role endpoint, FrameBytes frame) {
        return SuiteCase.fromPeer(endpoint, List.of(frame)).getFirst().bytes();
    }
}
