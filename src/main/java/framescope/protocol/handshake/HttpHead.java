package framescope.protocol.handshake;

import framescope.protocol.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The head of an HTTP/1.1 message: a start line and header lines, with the place of each in the
/// bytes (RFC 9112 §2.1).
///
/// Lines that are not headers are kept as well, with an empty name: nothing that came is hidden.
/// Empty lines before the first one are passed over (§2.2).
///
/// @param bytes everything up to and including the blank line
/// @param startLine the first line that is not empty, without its CRLF
/// @param lines the lines between the first and the blank one, in order
/// @param wellFormed whether every line is what the grammar allows
public record HttpHead(Bytes bytes, String startLine, List<Line> lines, boolean wellFormed) {

    private static final Pattern ABSOLUTE_FORM = Pattern.compile("(?i)(?:https?|wss?)://[^/?#]*");

    /// One line below the first.
    ///
    /// @param name the header's name as written; empty when the line is not a header
    /// @param value without the white space around it; for a line that is no header all of it
    /// @param from where the line begins in [HttpHead#bytes]
    /// @param to where it ends, CRLF excluded
    public record Line(String name, String value, int from, int to) {}

    /// Reads a head. Never throws: what is odd makes it not well-formed.
    public static HttpHead parse(Bytes bytes) {
        // §2.2 of RFC 9112: an octet sequence in a superset of US-ASCII; ISO-8859-1 loses none.
        String text = new String(bytes.toArray(), StandardCharsets.ISO_8859_1);
        List<Line> lines = new ArrayList<>();
        int start = afterEmptyLines(bytes);
        int end = lineEnd(text, start);
        String startLine = text.substring(start, end);
        boolean wellFormed = isStartLine(startLine) && text.endsWith("\r\n\r\n");
        int from = Math.min(text.length(), end + 2);
        while (from < text.length()) {
            end = lineEnd(text, from);
            if (end == from) {
                break;
            }
            Line line = line(text.substring(from, end), from, end);
            wellFormed &= !line.name().isEmpty();
            lines.add(line);
            from = end + 2;
        }
        return new HttpHead(bytes, startLine, List.copyOf(lines), wellFormed);
    }

    private static int afterEmptyLines(Bytes bytes) {
        int at = 0;
        while (at + 2 <= bytes.length() && bytes.at(at) == '\r' && bytes.at(at + 1) == '\n') {
            at += 2;
        }
        return at;
    }

    private static int lineEnd(String text, int from) {
        int end = text.indexOf("\r\n", from);
        return end < 0 ? text.length() : end;
    }

    private static Line line(String text, int from, int to) {
        int colon = text.indexOf(':');
        // §5.1 of RFC 9112: no white space between name and colon, and none before the name,
        // which would be obsolete line folding.
        if (colon > 0 && isToken(text, colon)) {
            String value = text.substring(colon + 1);
            if (isAllowedInValues(value)) {
                return new Line(text.substring(0, colon), value.strip(), from, to);
            }
        }
        return new Line("", text, from, to);
    }

    // RFC 9112 §3: another reader may take a tab for a space, and so another word for the target;
    // §4: the last words of a response may have one.
    private static boolean isStartLine(String line) {
        String[] words = line.split(" ", 3);
        return words.length == 3
                && !words[0].isEmpty()
                && !words[1].isEmpty()
                && (words[0] + words[1]).indexOf('\t') < 0
                && isAllowedInValues(line);
    }

    /// Whether a name may have this character (RFC 9110 §5.6.2).
    static boolean isTokenCharacter(int c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
    }

    /// Whether a text is a token (RFC 9110 §5.6.2): one or more such characters.
    static boolean isToken(String text) {
        return !text.isEmpty() && isToken(text, text.length());
    }

    // Loops: each of some twenty texts of every opening handshake comes by here.
    private static boolean isToken(String text, int end) {
        int at = 0;
        while (at < end && isTokenCharacter(text.charAt(at))) {
            at++;
        }
        return at == end;
    }

    private static boolean isAllowedInValues(String text) {
        int at = 0;
        while (at < text.length() && !isForbiddenInValue(text.charAt(at))) {
            at++;
        }
        return at == text.length();
    }

    private static boolean isForbiddenInValue(char c) {
        return c < ' ' && c != '\t' || c == 0x7f;
    }

    /// Where the start line begins in [#bytes]: behind the empty lines, if there are any.
    public int start() {
        return afterEmptyLines(bytes);
    }

    /// Where the last line before the blank one ends in [#bytes], CRLF excluded.
    public int linesEnd() {
        return lines.isEmpty() ? start() + startLine.length() : lines.getLast().to();
    }

    /// The value of the first header of this name, in any case.
    public Optional<String> header(String name) {
        for (Line line : lines) {
            if (line.name().equalsIgnoreCase(name)) {
                return Optional.of(line.value());
            }
        }
        return Optional.empty();
    }

    /// The values of all headers of this name, in order.
    public List<String> values(String name) {
        List<String> values = new ArrayList<>(1);
        for (Line line : lines) {
            if (line.name().equalsIgnoreCase(name)) {
                values.add(line.value());
            }
        }
        return values;
    }

    /// The members of a comma-separated list that may stand in several headers (RFC 9110 §5.6.1).
    public List<String> list(String name) {
        List<String> members = new ArrayList<>();
        for (String value : values(name)) {
            for (String part : value.split(",", -1)) {
                String member = part.strip();
                if (!member.isEmpty()) {
                    members.add(member);
                }
            }
        }
        return members;
    }

    /// Whether a list header holds this token, in any case.
    public boolean hasToken(String name, String token) {
        return list(name).stream().anyMatch(token::equalsIgnoreCase);
    }

    /// The request's method; empty when there is no start line.
    public String method() {
        return startLineWord(0);
    }

    /// The request's target as written, such as `/chat?room=1`.
    public String target() {
        return startLineWord(1);
    }

    /// The request's HTTP version as written, such as `HTTP/1.1`.
    public String version() {
        return startLineWord(2);
    }

    /// The response's status code; 0 when the start line has none.
    public int status() {
        String word = startLineWord(1);
        return word.matches("[0-9]{3}") ? Integer.parseInt(word) : 0;
    }

    /// Whether this is a right response that is not the last one (RFC 9110 §15.2). With 101 another
    /// protocol begins, so that one is.
    public boolean isInterim() {
        return wellFormed && status() / 100 == 1 && status() != 101;
    }

    /// Whether the target is one that a GET may have: a path, or a whole address in absolute form
    /// (RFC 9112 §3.2.1, §3.2.2).
    public boolean hasPathOrAddress() {
        String target = target();
        return target.startsWith("/")
                || targetAuthority().filter(authority -> !authority.isEmpty()).isPresent();
    }

    /// The path of the target without its query; of an absolute-form target (RFC 9112 §3.2.2) too.
    public String path() {
        String target = target().substring(authorityEnd());
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        return path.isEmpty() && !target().isEmpty() ? "/" : path;
    }

    /// The host and port that an absolute-form target names (RFC 9112 §3.2.2); empty in a target
    /// that is just a path.
    public Optional<String> targetAuthority() {
        int end = authorityEnd();
        return end == 0
                ? Optional.empty()
                : Optional.of(target().substring(target().indexOf("//") + 2, end));
    }

    private int authorityEnd() {
        String target = target();
        if (target.startsWith("/")) {
            return 0;
        }
        Matcher absolute = ABSOLUTE_FORM.matcher(target);
        return absolute.lookingAt() ? absolute.end() : 0;
    }

    /// Whether this request asks for an upgrade to `websocket`, rightly or not.
    public boolean asksForWebSocket() {
        return values("Upgrade").stream()
                        .anyMatch(v -> v.toLowerCase(Locale.ROOT).contains("websocket"))
                || header("Sec-WebSocket-Key").isPresent();
    }

    private String startLineWord(int index) {
        String[] words = startLine.split(" ", 3);
        return index < words.length ? words[index] : "";
    }
}
