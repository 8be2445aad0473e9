package framescope.net;

import java.util.concurrent.atomic.AtomicInteger;

/// A connection's place among those that a server has room for, be it for open WebSockets or for
/// what their compressed messages refer to: taken with the answer to the opening handshake, kept
/// until the channel has closed. Belongs to the channel's event loop;
/// those of all connections count together, on any thread.
final class Place {
    private final AtomicInteger taken;
    private final int limit;
    private boolean mine;

    /// @param taken how many places are taken, by all
    /// @param limit how many there are, inclusive
    Place(AtomicInteger taken, int limit) {
        this.taken = taken;
        this.limit = limit;
    }

    /// Takes the place.
    ///
    /// @return whether there was one, even if many ask at once
    boolean take() {
        boolean found =
                mine || taken.getAndUpdate(count -> count < limit ? count + 1 : count) < limit;
        mine = found;
        return found;
    }

    /// Gives it back, if it was taken.
    void giveBack() {
        if (mine) {
            mine = false;
            taken.decrementAndGet();
        }
    }
}
