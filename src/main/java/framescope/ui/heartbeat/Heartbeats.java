package framescope.ui.heartbeat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;

/// The Pings of a heartbeat and their Pongs: round trips, and those that were lost, late or not
/// asked for. Keeps no more than [#MOST_BEATS] of either. Not thread-safe.
final class Heartbeats {
    /// How many round trips are kept, and how many Pings may wait.
    static final int MOST_BEATS = 120;

    private final long patience;
    private final LinkedHashMap<String, Waiting> waiting = new LinkedHashMap<>();
    private final Deque<Beat> beats = new ArrayDeque<>();
    private long sent;
    private long answered;
    private long lost;
    private long late;
    private long unsolicited;

    /// A Ping that was answered.
    ///
    /// @param number of the Ping, from 1 on in this run
    /// @param nanos from the Ping to its Pong
    record Beat(long number, long nanos, boolean late) {}

    private record Waiting(long number, long sentAt, boolean countedLost) {}

    /// @param patience nanoseconds after which a Pong is late
    Heartbeats(long patience) {
        this.patience = patience;
    }

    /// A Ping of the heartbeat went out.
    ///
    /// @param at nanoseconds of the capture's clock
    void pinged(String payload, long at) {
        sent++;
        if (waiting.size() == MOST_BEATS && !waiting.sequencedValues().removeFirst().countedLost) {
            lost++; // Nobody waits for it any longer.
        }
        waiting.put(payload, new Waiting(sent, at, false));
    }

    /// A Pong came in. RFC 6455 §5.5.3: of several Pings a peer need answer only the latest; the
    /// others count as lost, as no round trip is known of them.
    ///
    /// @param asked whether it answers a Ping, be it one that the heartbeat has not sent
    /// @param at nanoseconds of the capture's clock
    void ponged(String payload, boolean asked, long at) {
        Waiting ping = waiting.remove(payload);
        if (ping == null) {
            unsolicited += asked ? 0 : 1;
            return;
        }
        boolean isLate = at - ping.sentAt > patience;
        if (ping.countedLost) {
            lost--;
        }
        if (isLate) {
            late++;
        }
        answered++;
        if (beats.size() == MOST_BEATS) {
            beats.removeFirst();
        }
        beats.addLast(new Beat(ping.number, at - ping.sentAt, isLate));
    }

    /// Time has passed: Pings that have waited too long count as lost, until their Pong comes.
    ///
    /// @param now nanoseconds of the capture's clock
    void passed(long now) {
        waiting.replaceAll((payload, ping) -> {
            if (ping.countedLost || now - ping.sentAt <= patience) {
                return ping;
            }
            lost++;
            return new Waiting(ping.number, ping.sentAt, true);
        });
    }

    List<Beat> beats() {
        return List.copyOf(beats);
    }

    /// The numbers of Pings that count as lost, the latest ones.
    List<Long> lostPings() {
        return waiting.values().stream().filter(Waiting::countedLost).map(Waiting::number).toList();
    }

    long sent() {
        return sent;
    }

    long answered() {
        return answered;
    }

    /// Of those sent, without a Pong for longer than anybody waits.
    long lost() {
        return lost;
    }

    /// Of those answered, after that.
    long late() {
        return late;
    }

    /// Pongs that answer no Ping.
    long unsolicited() {
        return unsolicited;
    }
}
