package framescope.protocol.handshake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// An IP address as a Host header has it (RFC 3986 §3.2.2), without a look at any network.
///
/// @param canonical four decimal numbers with dots, or eight hexadecimal ones with colons, none with
///     leading zeros: what `java.net` writes
public record HostAddress(String canonical) {
    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-f:.]+]");
    private static final int GROUPS = 8;
    // RFC 3986 §3.2.2. One class a pattern: what alternates would be walked by recursion.
    private static final Pattern LITERAL =
            Pattern.compile("\\[(?:[0-9a-f:.]+|v[0-9a-f]+\\.[0-9a-z._~!$&'()*+,;=:-]+)]");
    private static final Pattern NAME = Pattern.compile("[0-9a-z._~!$&'()*+,;=%-]+");
    private static final Pattern HALF_ENCODED = Pattern.compile("%(?![0-9a-f]{2})");
    private static final Pattern PORT = Pattern.compile("(?::[0-9]*)?");

    /// Whether a Host header's value is what the grammar allows (RFC 9112 §3.2): a name or an
    /// address, and maybe a port. An empty one is for addresses without a host (RFC 9110 §7.2), which
    /// neither a WebSocket nor a page has.
    public static boolean isWellFormed(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        int colon = lower.indexOf(':', Math.max(0, lower.indexOf(']')));
        int end = colon < 0 ? lower.length() : colon;
        String host = lower.substring(0, end);
        boolean name = NAME.matcher(host).matches() && !HALF_ENCODED.matcher(host).find();
        return (name || LITERAL.matcher(host).matches())
                && PORT.matcher(lower.substring(end)).matches();
    }

    /// Whether a text is written as an address would be, rightly or not.
    public static boolean looksLike(String text) {
        return text.startsWith("[") || IPV4.matcher(text).matches();
    }

    /// Reads an address in lower case, one of IPv6 in brackets; empty when it is none.
    public static Optional<HostAddress> of(String text) {
        if (IPV4.matcher(text).matches()) {
            return isIpv4(text) ? Optional.of(new HostAddress(text)) : Optional.empty();
        }
        return IPV6.matcher(text).matches()
                ? ipv6(text.substring(1, text.length() - 1))
                : Optional.empty();
    }

    // A leading zero would be octal to some.
    private static boolean isIpv4(String text) {
        for (String number : text.split("\\.", -1)) {
            if (Integer.parseInt(number) > 255 || number.length() > 1 && number.startsWith("0")) {
                return false;
            }
        }
        return true;
    }

    // RFC 4291 §2.2: «::» stands for as many groups of zeros as are missing, at least one.
    private static Optional<HostAddress> ipv6(String text) {
        int gap = text.indexOf("::");
        List<String> groups = new ArrayList<>();
        if (gap < 0) {
            groups.addAll(groups(text));
        } else {
            List<String> behind = groups(text.substring(gap + 2));
            groups.addAll(groups(text.substring(0, gap)));
            int missing = Math.max(1, GROUPS - groups.size() - behind.size());
            for (int i = 0; i < missing; i++) {
                groups.add("0");
            }
            groups.addAll(behind);
        }
        boolean right = groups.size() == GROUPS && groups.stream().allMatch(HostAddress::isGroup);
        return right
                ? Optional.of(
                        new HostAddress(
                                String.join(
                                        ":",
                                        groups.stream()
                                                .map(each -> each.replaceFirst("^0+(?=.)", ""))
                                                .toList())))
                : Optional.empty();
    }

    private static List<String> groups(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(":", -1));
    }

    private static boolean isGroup(String text) {
        return text.length() <= 4 && text.matches("[0-9a-f]+");
    }

    /// Whether it is the machine's own whatever its network (RFC 1122 §3.2.1.3, RFC 4291 §2.5.3).
    public boolean isLoopback() {
        return canonical.startsWith("127.") || canonical.equals("0:0:0:0:0:0:0:1");
    }
}
