package framescope.protocol.connection;

import framescope.protocol.Bytes;
import framescope.protocol.Rule;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/// The Ping frames of one end that wait for their Pong (RFC 6455 §5.5.2, §5.5.3). Not thread-safe.
final class PendingPings {
    private static final int MOST = 64;

    private final Deque<Bytes> payloads = new ArrayDeque<>(0);
    private boolean forgotten;

    /// A Ping with this payload went out. Of very many the payloads of the last are remembered.
    void sent(Bytes payload) {
        if (payloads.size() == MOST) {
            payloads.removeFirst();
            forgotten = true;
        }
        payloads.addLast(payload);
    }

    /// A Pong with this payload came. §5.5.3: it may answer the most recent of several Pings, and
    /// those before it with that; it may come unasked, as a heartbeat of one direction; but what
    /// answers a Ping has the same payload. Where some are forgotten, it may answer one of
    /// those, whatever it holds.
    ///
    /// @return the bits of the rules that it breaks
    long judge(ByteBuffer payload) {
        if (isEmpty()) {
            return Rule.PONG_UNSOLICITED.bit();
        }
        Bytes wanted = Bytes.copyOf(payload);
        if (!payloads.contains(wanted)) {
            return forgotten ? 0 : Rule.PONG_MISMATCHED.bit();
        }
        forgotten = false;
        for (Iterator<Bytes> each = payloads.iterator(); each.hasNext(); ) {
            boolean found = each.next().equals(wanted);
            each.remove();
            if (found) {
                break;
            }
        }
        return 0;
    }

    /// All are answered.
    void clear() {
        payloads.clear();
        forgotten = false;
    }

    /// Whether there is none.
    boolean isEmpty() {
        return payloads.isEmpty() && !forgotten;
    }
}
