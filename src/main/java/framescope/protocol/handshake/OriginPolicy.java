package framescope.protocol.handshake;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which pages may connect (RFC 6455 §10.2): a browser names the page's origin, and a page of any
/// web site could otherwise talk to a server on the visitor's own machine.
///
/// Allowed are an absent Origin (not a browser), loopback hosts, the server's own address or name
/// as the request's Host names it, and the origins given. Everything else, `null` too, is refused. Hosts are
/// compared as a whole after parsing, so look-alikes do not pass.
///
/// @param allowed further origins, such as `https://example.org`, in lower case
/// @param ownName the name that the server was told is its own, in lower case; empty for none
public record OriginPolicy(Set<String> allowed, String ownName) {
    // RFC 6454 §6.2: scheme, host and port, and nothing else.
    private static final Pattern ORIGIN =
            Pattern.compile("[a-z][a-z0-9+.-]*://([a-z0-9.-]+|\\[[0-9a-f:.]+])(:[0-9]{1,5})?");

    /// No further origin.
    public static final OriginPolicy LOOPBACK_ONLY = new OriginPolicy(Set.of(), "");

    /// A policy with these further origins, in any case.
    public static OriginPolicy allowing(Iterable<String> origins) {
        return LOOPBACK_ONLY.and(origins);
    }

    /// The same for a server that was told its own name.
    public OriginPolicy servedAs(String name) {
        return new OriginPolicy(allowed, name.toLowerCase(Locale.ROOT));
    }

    /// The same, and this origin.
    public OriginPolicy and(String origin) {
        return and(List.of(origin));
    }

    private OriginPolicy and(Iterable<String> origins) {
        Set<String> more = new LinkedHashSet<>(allowed);
        origins.forEach(origin -> more.add(origin.strip().toLowerCase(Locale.ROOT)));
        return new OriginPolicy(Set.copyOf(more), ownName);
    }

    /// Whether a request may go on.
    public boolean allows(HttpHead request) {
        Optional<String> origin = request.header("Origin");
        if (origin.isEmpty()) {
            return true;
        }
        if (request.values("Origin").size() > 1) {
            return false;
        }
        String written = origin.get().toLowerCase(Locale.ROOT);
        Matcher parts = ORIGIN.matcher(written);
        return allowed.contains(written)
                || parts.matches() && (isLoopback(parts.group(1)) || isOwn(parts, request));
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("[::1]")
                || host.matches("127(\\.[0-9]{1,3}){3}");
    }

    // Of names only the one that the server was told: a foreign one can be made to resolve to us.
    private boolean isOwn(Matcher origin, HttpHead request) {
        String host = origin.group(1);
        boolean own = host.equals(ownName) || host.matches("\\[.*]|[0-9.]+");
        String authority = host + (origin.group(2) == null ? "" : origin.group(2));
        return own && request.header("Host").filter(authority::equalsIgnoreCase).isPresent();
    }
}
