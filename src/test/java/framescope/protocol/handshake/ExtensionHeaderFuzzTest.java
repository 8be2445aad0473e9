package framescope.protocol.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.protocol.Rule;
import framescope.protocol.deflate.DeflateParameters;
import framescope.protocol.handshake.ExtensionHeader.Extension;
import framescope.testing.Conversation;
import framescope.testing.FuzzCorpus;
import framescope.testing.Threat;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;

/// Any `Sec-WebSocket-Extensions` headers are read as regular expressions read them, and what a
/// server and a client make of permessage-deflate in them is what RFC 7692 §7.1 allows.
///
/// The first byte is what the server wishes; a line feed ends a header. The first of them are the
/// request's; behind an empty one, the response's.
class ExtensionHeaderFuzzTest {
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final String QUOTED = "\"(?:\\\\?[!#$%&'*+.^_`|~0-9A-Za-z-])+\"";
    private static final String SPACE = "[ \t]*+";
    private static final String PARAMETER =
            SPACE + TOKEN + "(?:" + SPACE + "=" + SPACE + "(?:" + TOKEN + "|" + QUOTED + "))?"
                    + SPACE;
    private static final Pattern MEMBER =
            Pattern.compile(SPACE + "(?:" + TOKEN + SPACE + "(?:;" + PARAMETER + ")*+)?");
    private static final Pattern ACCEPTABLE =
            Pattern.compile(
                    "(?:server_no_context_takeover|client_no_context_takeover"
                            + "|(?:server|client)_max_window_bits=(?:8|9|10|11|12|13|14|15)"
                            + "|client_max_window_bits)");

    @ParameterizedTest
    @FuzzCorpus
    @Threat("P9")
    void holdsForTheCorpus(byte[] input) {
        fuzzerTestOneInput(input);
    }

    public static void fuzzerTestOneInput(byte[] input) {
        int first = input.length == 0 ? 0 : input[0];
        String text = new String(input, StandardCharsets.ISO_8859_1);
        String[] sides = (text.isEmpty() ? "" : text.substring(1)).split("\n\n", 2);
        HttpHead request = head(Conversation.REQUEST, sides[0]);
        HttpHead response = head(Conversation.RESPONSE, sides.length > 1 ? sides[1] : "");
        assertRead(request, sides[0]);
        assertWritten(wish(first));
        assertServed(request, wish(first));
        assertAgreed(request, response);
    }

    private static HttpHead head(String plain, String values) {
        String more =
                lines(values)
                        .map(value -> ExtensionHeader.NAME + ": " + value + "\r\n")
                        .collect(Collectors.joining());
        String head = plain.substring(0, plain.length() - 2) + more + "\r\n";
        return HttpHead.parse(Bytes.of(head.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static Stream<String> lines(String values) {
        // A control character would make it another head.
        return Arrays.stream(values.split("\n", -1))
                .filter(line -> !line.isEmpty())
                .map(line -> line.replaceAll("[\\x00-\\x08\\x0a-\\x1f\\x7f]", "\""));
    }

    private static DeflateParameters wish(int bits) {
        return new DeflateParameters(
                (bits & 1) != 0, (bits & 2) != 0, 8 + (bits >> 2 & 7), 8 + (bits >> 5 & 7));
    }

    // ---------------------------------------------------------------- the grammar

    private static void assertRead(HttpHead request, String values) {
        ExtensionHeader header = ExtensionHeader.of(request);
        List<String> members =
                lines(values)
                        .flatMap(line -> Arrays.stream(line.split(",", -1)))
                        .map(String::strip)
                        .toList();
        boolean right =
                members.stream().allMatch(member -> MEMBER.matcher(member).matches())
                        && (members.isEmpty() || !members.stream().allMatch(String::isEmpty));
        assertThat(header.wellFormed()).isEqualTo(right);
        if (right) {
            assertThat(header.extensions().stream().map(Extension::toString).toList())
                    .isEqualTo(
                            members.stream()
                                    .map(ExtensionHeaderFuzzTest::plain)
                                    .filter(member -> !member.isEmpty())
                                    .toList());
        }
        String written =
                header.extensions().stream()
                        .map(Extension::toString)
                        .collect(Collectors.joining(", "));
        assertThat(ExtensionHeader.of(head(Conversation.REQUEST, written)))
                .isEqualTo(new ExtensionHeader(header.extensions(), true));
    }

    /// Without space and quotation marks, neither of which can stand inside of a token.
    private static String plain(String member) {
        return member.replaceAll("[ \t\"\\\\]", "").replace(";", "; ");
    }

    // ---------------------------------------------------------------- permessage-deflate

    private static boolean isAcceptable(Extension extension) {
        List<String> names =
                extension.parameters().stream().map(ExtensionHeader.Parameter::name).toList();
        return extension.name().equals("permessage-deflate")
                && names.stream().distinct().count() == names.size()
                && extension.parameters().stream()
                        .allMatch(each -> ACCEPTABLE.matcher(each.toString()).matches());
    }

    private static void assertWritten(DeflateParameters parameters) {
        Extension offer = only(DeflateOffer.writeOffer(parameters));
        assertThat(DeflateOffer.offered(offer).parameters()).isEqualTo(parameters);
        Extension answer = only(DeflateOffer.offered(offer).writeAnswer(parameters));
        assertThat(DeflateOffer.answered(answer).parameters()).isEqualTo(parameters);
    }

    private static Extension only(String value) {
        HttpHead head = head(Conversation.REQUEST, value);
        return ExtensionHeader.of(head).extensions().getFirst();
    }

    /// The server takes the first acceptable offer, and a client that made it is content.
    private static void assertServed(HttpHead request, DeflateParameters wish) {
        ServerHandshake handshake =
                new ServerHandshake(
                        HandshakeSettings.local(List.of(), PlainPages.NONE).deflating(wish));
        HandshakeAnswer answer = handshake.answer(request);
        ExtensionHeader header = ExtensionHeader.of(request);
        if (!header.wellFormed()) {
            assertThat(answer.status()).isEqualTo(400);
            return;
        }
        assertThat(answer.status()).isEqualTo(101);
        Optional<Extension> taken =
                header.extensions().stream()
                        .filter(ExtensionHeaderFuzzTest::isAcceptable)
                        .findFirst();
        assertThat(answer.deflate().isPresent()).isEqualTo(taken.isPresent());
        Agreement agreement = Agreement.between(request, HttpHead.parse(answer.response()));
        assertThat(agreement.broken().rules()).isEmpty();
        assertThat(agreement.deflate()).isEqualTo(answer.deflate());
        if (taken.isPresent()) {
            assertAllowed(taken.get().toString(), answer.deflate().orElseThrow());
        }
    }

    // §7.1.1.1, §7.1.2.1, §7.1.2.2
    private static void assertAllowed(String offer, DeflateParameters settled) {
        if (offer.contains("server_no_context_takeover")) {
            assertThat(settled.serverNoContextTakeover()).isTrue();
        }
        if (!offer.contains("client_max_window_bits")) {
            assertThat(settled.clientMaxWindowBits()).isEqualTo(15);
        }
        assertThat(settled.serverMaxWindowBits())
                .isLessThanOrEqualTo(bits(offer, "server_max_window_bits"));
        assertThat(settled.clientMaxWindowBits())
                .isLessThanOrEqualTo(bits(offer, "client_max_window_bits"));
    }

    private static int bits(String extension, String parameter) {
        return Pattern.compile(parameter + "=([0-9]+)")
                .matcher(extension)
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .findFirst()
                .orElse(15);
    }

    /// A client takes just one acceptable answer for permessage-deflate, and only one that an offer
    /// of its allows; others beside it only if it has offered them.
    private static void assertAgreed(HttpHead request, HttpHead response) {
        Agreement agreement = Agreement.between(request, response);
        ExtensionHeader answer = ExtensionHeader.of(response);
        assertThat(agreement.opened()).isEqualTo(agreement.broken().isEmpty());
        boolean right = answer.wellFormed() && response.values(ExtensionHeader.NAME).size() <= 1;
        assertThat(agreement.broken().contains(Rule.EXTENSIONS_MALFORMED)).isEqualTo(!right);
        List<Extension> offers = ExtensionHeader.of(request).extensions();
        List<Extension> deflates =
                answer.extensions().stream()
                        .filter(each -> each.name().equals(DeflateOffer.NAME))
                        .toList();
        assertThat(agreement.extensions().others())
                .isEqualTo(
                        right
                                && allOffered(answer.extensions(), offers)
                                && deflates.size() < answer.extensions().size());
        if (agreement.deflate().isEmpty()) {
            assertThat(agreement.opened())
                    .isEqualTo(
                            right && allOffered(answer.extensions(), offers) && deflates.isEmpty());
            return;
        }
        assertThat(agreement.opened()).isTrue();
        assertThat(deflates).singleElement().matches(each -> isAcceptable(each));
        assertThat(deflates.getFirst().toString()).doesNotMatch(".*client_max_window_bits(?!=).*");
        DeflateParameters settled = agreement.deflate().get();
        assertThat(offers)
                .filteredOn(ExtensionHeaderFuzzTest::isAcceptable)
                .anySatisfy(offer -> assertAllowed(offer.toString(), settled));
    }

    private static boolean allOffered(List<Extension> answered, List<Extension> offers) {
        return answered.stream()
                .allMatch(each ->
                        offers.stream().anyMatch(offer -> offer.name().equals(each.name())));
    }
}
