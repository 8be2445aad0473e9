package framescope.analysis;

import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What waits on a connection for a later frame: Pings for their Pong, messages for their last
/// fragment. Not thread-safe.
final class OpenEnds {
    /// Of very many Pings without an answer only the last are remembered.
    private static final int MOST_PINGS = 64;

    private final List<Deque<Ping>> pings = List.of(new ArrayDeque<>(0), new ArrayDeque<>(0));
    private final @Nullable Place[] messages = new Place[2];

    /// A row and its time.
    record Place(long row, long time) {}

    private record Ping(Place place, Bytes payload) {}

    void ping(int direction, Place place, Bytes payload) {
        Deque<Ping> waiting = pings.get(direction);
        if (waiting.size() == MOST_PINGS) {
            waiting.removeFirst();
        }
        waiting.addLast(new Ping(place, payload));
    }

    /// The Ping that a Pong answers, or null. §5.5.3: it may answer the most recent of several
    /// Pings, and those before it with that.
    @Nullable Place pong(int direction, Bytes payload) {
        Deque<Ping> waiting = pings.get(1 - direction);
        if (waiting.stream().noneMatch(ping -> ping.payload().equals(payload))) {
            return null;
        }
        Ping answered = waiting.removeFirst();
        while (!answered.payload().equals(payload)) {
            answered = waiting.removeFirst();
        }
        return answered.place();
    }

    /// The first fragment of the message that a frame ends, or null.
    ///
    /// @param whole whether the frame is the last one of its message
    @Nullable Place fragment(int direction, Place place, Opcode opcode, boolean whole) {
        if (opcode != Opcode.CONTINUATION) {
            messages[direction] = place;
            return null;
        }
        Place began = messages[direction];
        if (whole) {
            messages[direction] = null;
            return began;
        }
        return null;
    }
}
