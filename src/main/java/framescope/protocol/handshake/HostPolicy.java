package framescope.protocol.handshake;

import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Which names this server answers to (RFC 9110 §7.4).
///
/// A foreign web site can let its own name resolve to 127.0.0.1 and then talk to us as if we were
/// it; but its browser still sends that name as Host. So only loopback names and addresses, the
/// addresses that the server is bound to, and the name that it was told is its own.
///
/// @param names further names, in lower case
/// @param isBound whether the server is bound to an address that is no loopback one, as
///     [HostAddress#canonical] writes it
public record HostPolicy(Set<String> names, Predicate<String> isBound) {
    private static final Pattern PORT = Pattern.compile(":[0-9]*$");
    private static final Pattern LOOPBACK_NAME =
            Pattern.compile("localhost|[a-z0-9._-]+\\.localhost");

    /// Loopback names and addresses only.
    public static final HostPolicy LOOPBACK_ONLY = new HostPolicy(Set.of(), address -> false);

    /// The same, and this name, and the addresses that the server is bound to.
    ///
    /// @param isBound see [HostPolicy#isBound]; asked on the thread that drives the endpoint
    public static HostPolicy answeringTo(String name, Predicate<String> isBound) {
        return new HostPolicy(Set.of(name.toLowerCase(Locale.ROOT)), isBound);
    }

    /// Whether a Host header's value, with or without a port, is meant for this server.
    public boolean allows(String host) {
        String name = PORT.matcher(host.toLowerCase(Locale.ROOT)).replaceFirst("");
        return LOOPBACK_NAME.matcher(name).matches()
                || HostAddress.of(name)
                        .filter(address ->
                                address.isLoopback() || isBound.test(address.canonical()))
                        .isPresent()
                || !HostAddress.looksLike(name) && names.contains(name);
    }
}
