package framescope.protocol.handshake;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Which names this server answers to (RFC 9110 §7.4).
///
/// A foreign web site can let its own name resolve to 127.0.0.1 and then talk to us as if we were
/// it; but its browser still sends that name as Host. So only addresses, loopback names, and the
/// names that the server was told are its own.
///
/// @param names further names, in lower case
public record HostPolicy(Set<String> names) {
    private static final Pattern PORT = Pattern.compile(":[0-9]*$");
    private static final Pattern LOOPBACK_NAME =
            Pattern.compile("localhost|[a-z0-9._-]+\\.localhost");
    private static final Pattern ADDRESS =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[[0-9a-f:.]+]");

    /// Addresses and loopback names only.
    public static final HostPolicy LOOPBACK_ONLY = new HostPolicy(Set.of());

    /// The same, and this name.
    public static HostPolicy answeringTo(String name) {
        return new HostPolicy(Set.of(name.toLowerCase(Locale.ROOT)));
    }

    /// Whether a Host header's value, with or without a port, is meant for this server.
    public boolean allows(String host) {
        String name = PORT.matcher(host.toLowerCase(Locale.ROOT)).replaceFirst("");
        return LOOPBACK_NAME.matcher(name).matches()
                || ADDRESS.matcher(name).matches()
                || names.contains(name);
    }
}
