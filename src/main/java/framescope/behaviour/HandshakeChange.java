package framescope.behaviour;

import framescope.protocol.Bytes;
import framescope.protocol.RuleSet;
import framescope.protocol.handshake.AcceptKey;
import framescope.protocol.handshake.Agreement;
import framescope.protocol.handshake.AnswerTwist;
import framescope.protocol.handshake.HandshakeAnswer;
import framescope.protocol.handshake.HttpHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What is changed in the answer to an opening handshake (RFC 6455 §4.2.2), on purpose.
///
/// A status other than 101 refuses the upgrade, whatever else is said here but [#headers].
///
/// @param status 200 to 599, or 101; empty leaves it at 101
/// @param without names of headers that are left out, in any case
/// @param headers further headers, at the end
/// @param subprotocol the value of `Sec-WebSocket-Protocol`, one that was not offered too; an empty
///     one leaves the header out; none leaves the choice to the server
/// @param extensions likewise of `Sec-WebSocket-Extensions`
public record HandshakeChange(
        OptionalInt status,
        Accept accept,
        List<String> without,
        List<Header> headers,
        Optional<String> subprotocol,
        Optional<String> extensions)
        implements AnswerTwist {
    /// Changes nothing.
    public static final HandshakeChange NONE =
            new HandshakeChange(
                    OptionalInt.empty(),
                    Accept.RIGHT,
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty());

    /// The most further headers, and the most that are left out.
    public static final int MOST_HEADERS = 50;

    /// The longest name or value of a header, in bytes.
    public static final int LONGEST_HEADER = 4096;

    private static final int SWITCHING_PROTOCOLS = 101;
    private static final String ACCEPT = "Sec-WebSocket-Accept";
    private static final String SUBPROTOCOL = "Sec-WebSocket-Protocol";
    private static final String EXTENSIONS = "Sec-WebSocket-Extensions";

    /// A header line.
    public record Header(String name, String value) {
        // RFC 9110 §5.6.2 and §5.5. What breaks the head itself is for the frames to do.
        private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
        private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e\\t]*");

        /// Whether this can be the name of a header.
        public static boolean isName(String text) {
            return NAME.matcher(text).matches();
        }

        /// Whether this can be the value of a header.
        public static boolean isValue(String text) {
            return VALUE.matcher(text).matches();
        }
    }

    /// What `Sec-WebSocket-Accept` says.
    public enum Accept {
        /// The hash of the key with the GUID behind it.
        RIGHT,
        /// The hash of the key alone: a mistake that servers have really made.
        WRONG,
        /// The header is left out.
        MISSING
    }

    /// Changes the accept value, and nothing else.
    public static HandshakeChange of(Accept accept) {
        return new HandshakeChange(
                NONE.status, accept, NONE.without, NONE.headers, NONE.subprotocol, NONE.extensions);
    }

    @Override
    public HandshakeAnswer twist(HttpHead request, HandshakeAnswer answer) {
        if (equals(NONE)) {
            return answer;
        }
        int code = status.orElse(SWITCHING_PROTOCOLS);
        return code == SWITCHING_PROTOCOLS ? upgrade(request, answer) : refusal(request, code);
    }

    private HandshakeAnswer upgrade(HttpHead request, HandshakeAnswer answer) {
        HttpHead right = HttpHead.parse(answer.response());
        List<Header> lines =
                right.lines().stream()
                        .map(line -> new Header(line.name(), line.value()))
                        .collect(Collectors.toCollection(ArrayList::new));
        String key = request.header("Sec-WebSocket-Key").orElse("");
        switch (accept) {
            case RIGHT -> {}
            case WRONG -> replace(lines, ACCEPT, AcceptKey.acceptWithoutGuid(key));
            case MISSING -> replace(lines, ACCEPT, "");
        }
        subprotocol.ifPresent(value -> replace(lines, SUBPROTOCOL, value));
        extensions.ifPresent(value -> replace(lines, EXTENSIONS, value));
        lines.removeIf(line -> without.stream().anyMatch(line.name()::equalsIgnoreCase));
        lines.addAll(headers);
        HttpHead head = HttpHead.parse(head(right.startLine(), lines));
        // What a client makes of it is what both ends have settled, as far as they have.
        Agreement agreement = Agreement.between(request, head);
        return new HandshakeAnswer(
                SWITCHING_PROTOCOLS,
                head.bytes(),
                answer.broken(),
                agreement.broken(),
                agreement.subprotocol(),
                agreement.extensions(),
                HandshakeAnswer.Kind.UPGRADED);
    }

    private HandshakeAnswer refusal(HttpHead request, int code) {
        List<Header> lines = new ArrayList<>();
        lines.add(new Header("Connection", "close"));
        // RFC 9110 §8.6: no Content-Length in an answer that never has content.
        if (code != 204 && code != 304) {
            lines.add(new Header("Content-Length", "0"));
        }
        lines.addAll(headers);
        Bytes response = head("HTTP/1.1 " + code + " As Told", lines);
        RuleSet broken = Agreement.between(request, HttpHead.parse(response)).broken();
        return HandshakeAnswer.refused(code, response, broken);
    }

    private static void replace(List<Header> lines, String name, String value) {
        lines.removeIf(line -> line.name().equalsIgnoreCase(name));
        if (!value.isEmpty()) {
            lines.add(new Header(name, value));
        }
    }

    private static Bytes head(String startLine, List<Header> lines) {
        StringBuilder head = new StringBuilder(startLine).append("\r\n");
        lines.forEach(
                line -> head.append(line.name()).append(": ").append(line.value()).append("\r\n"));
        return Bytes.utf8(head.append("\r\n").toString());
    }
}
