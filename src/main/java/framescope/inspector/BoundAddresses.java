package framescope.inspector;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The addresses that a server can be reached at: the one that it is bound to, or, if that stands
/// for all of them, those that the machine's network interfaces have at the moment.
///
/// May be used from any thread.
final class BoundAddresses implements Predicate<String> {
    private static final long HOLDS_NANOS = 1_000_000_000;

    private record Known(Set<String> addresses, long since) {}

    private final Set<String> bound;
    private final boolean isAny;
    private volatile Known known;

    /// @param bound what the server is asked to listen on; a name without an address has none here
    BoundAddresses(InetSocketAddress bound) {
        Optional<InetAddress> address = Optional.ofNullable(bound.getAddress());
        this.bound = address.map(BoundAddresses::text).map(Set::of).orElse(Set.of());
        this.isAny = address.filter(InetAddress::isAnyLocalAddress).isPresent();
        this.known = look();
    }

    /// Whether this is one of them.
    ///
    /// @param address as `java.net` writes it, without a zone
    @Override
    public boolean test(String address) {
        Known now = known;
        // A laptop changes its network, but not more often than that.
        if (isAny && System.nanoTime() - now.since > HOLDS_NANOS) {
            now = look();
            known = now;
        }
        return now.addresses.contains(address);
    }

    private Known look() {
        return new Known(isAny ? ofInterfaces() : bound, System.nanoTime());
    }

    private static Set<String> ofInterfaces() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .map(BoundAddresses::text)
                    .collect(Collectors.toSet());
        } catch (SocketException e) {
            return Set.of();
        }
    }

    private static String text(InetAddress address) {
        return address.getHostAddress().replaceFirst("%.*", "");
    }
}
