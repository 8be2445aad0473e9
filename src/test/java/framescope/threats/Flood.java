package framescope.threats;

import framescope.testing.RawClient;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Stream;

/// A way in which peers send far too much, or ask for far too much to be kept.
sealed interface Flood permits HandshakeFlood, FrameFlood, BehaviourFlood {
    /// Lets it loose on an echo.
    ///
    /// @param held takes the clients that stay
    void pour(InetSocketAddress server, List<RawClient> held) throws Exception;

    /// Every way that the table of threats knows, against a server that behaves.
    static Stream<Flood> all() {
        return Stream.concat(Stream.of(HandshakeFlood.values()), Stream.of(FrameFlood.values()));
    }
}
