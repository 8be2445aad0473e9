package framescope.testing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A request head read in a second way, to hold the program's own against.
///
/// @param requestLine the first line
/// @param values those of each header, names in any case
public record RequestFields(String requestLine, Map<String, List<String>> values) {
    private static final Pattern FIELD =
            Pattern.compile(
                    "([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \\t]*([\\t\\x20-\\x7e\\x80-\\xff]*?)[ \\t]*");
    private static final String LOCAL =
            "(?i)localhost|[^:]*\\.localhost|127(\\.[0-9]{1,3}){3}|\\[[0:]+1]";

    /// The fields of a head; empty when a line is not what the grammar allows (RFC 9112 §5).
    public static Optional<RequestFields> of(String head) {
        int end = head.indexOf("\r\n\r\n");
        if (end < 0) {
            return Optional.empty();
        }
        List<String> lines = List.of(head.substring(0, end).split("\r\n", -1));
        Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line : lines.subList(1, lines.size())) {
            Matcher field = FIELD.matcher(line);
            if (!field.matches()) {
                return Optional.empty();
            }
            values.computeIfAbsent(field.group(1), name -> new ArrayList<>()).add(field.group(2));
        }
        return Optional.of(new RequestFields(lines.getFirst(), values));
    }

    /// The values of a header, in order.
    public List<String> values(String name) {
        return values.getOrDefault(name, List.of());
    }

    /// The members of a header that is a comma-separated list.
    public List<String> list(String name) {
        return values(name).stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(String::strip)
                .toList();
    }

    /// Whether somebody could take what follows for a body (RFC 9112 §6.3).
    public boolean announcesBody() {
        return values.containsKey("Transfer-Encoding")
                || !List.of(List.of(), List.of("0")).contains(values("Content-Length"));
    }

    /// Whether a Host is an address or a loopback name, with or without a port.
    public static boolean isOfThisMachine(String host) {
        return host.replaceFirst(":[0-9]*$", "").matches(LOCAL);
    }

    /// Whether an Origin is of a loopback host, or of the address that this request's Host names.
    public boolean isOwnOrLocal(String origin) {
        String authority = origin.replaceFirst("^[A-Za-z][A-Za-z0-9+.-]*://", "");
        String host = authority.replaceFirst(":[0-9]{1,5}$", "");
        return !authority.equals(origin)
                && (values("Host").stream().anyMatch(authority::equalsIgnoreCase)
                        || host.matches("(?i)localhost|.*\\.localhost|127(\\.[0-9]+){3}|\\[::1]"));
    }

    /// The answer to a key (RFC 6455 §4.2.2).
    ///
    /// @throws IllegalArgumentException when the key is not the base64 of 16 bytes
    public static String accept(String key) {
        byte[] nonce = Base64.getDecoder().decode(key);
        if (nonce.length != 16 || !Base64.getEncoder().encodeToString(nonce).equals(key)) {
            throw new IllegalArgumentException(HexFormat.of().formatHex(nonce));
        }
        String joined = key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-1")
                            .digest(joined.getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
