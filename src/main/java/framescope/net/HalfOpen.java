package framescope.net;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// The connections of a server that are no open WebSocket, in the order in which they came. Where
/// there are too many, the oldest has to make room: who says nothing keeps nobody out.
///
/// May be used from any thread.
final class HalfOpen {
    private final Set<ServedConnection> connections = new LinkedHashSet<>();

    /// One was accepted.
    synchronized void add(ServedConnection connection) {
        connections.add(connection);
    }

    /// One has become a WebSocket, or has ended.
    synchronized void remove(ServedConnection connection) {
        connections.remove(connection);
    }

    /// Takes out the one that has been here for the longest time.
    synchronized Optional<ServedConnection> takeOldest() {
        Iterator<ServedConnection> all = connections.iterator();
        if (!all.hasNext()) {
            return Optional.empty();
        }
        ServedConnection oldest = all.next();
        all.remove();
        return Optional.of(oldest);
    }
}
