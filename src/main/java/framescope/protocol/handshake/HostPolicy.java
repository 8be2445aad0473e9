package framescope.protocol.handshake;

import java.util.Locale;
import java.util.Set;

/// Which names this server answers to (RFC 9110 §7.4).
///
/// A foreign web site can let its own name resolve to 127.0.0.1 and then talk to us as if we were
/// it; but its browser still sends that name as Host. So only addresses, loopback names, and the
/// names that the server was told are its own.
///
/// @param names further names, in lower case
public record HostPolicy(Set<String> names) {
    /// Addresses and loopback names only.
    public static final HostPolicy LOOPBACK_ONLY = new HostPolicy(Set.of());

    /// The same, and this name.
    public static HostPolicy answeringTo(String name) {
        return new HostPolicy(Set.of(name.toLowerCase(Locale.ROOT)));
    }

    /// Whether a Host header's value, with or without a port, is meant for this server.
    public boolean allows(String host) {
        String name = host.toLowerCase(Locale.ROOT).replaceFirst(":[0-9]*$", "");
        return name.matches("localhost|[a-z0-9._-]+\\.localhost")
                || name.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[[0-9a-f:.]+]")
                || names.contains(name);
    }
}
