package framescope.analysis;

import framescope.analysis.OpenEnds.Place;
import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.RowBlock;
import framescope.capture.RowKind;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Which earlier frame a frame belongs to: a Pong to the Ping that it answers (RFC 6455 §5.5.3), the
/// last fragment of a message to its first one (§5.4).
///
/// Rows are looked at in order and once, whenever somebody asks for it to go on ([#goOnTo]); that
/// reads the payloads of control frames, so it is not for the FX thread. What is known already may
/// be asked from any thread, and never waits for more than a few hundred rows.
public final class RowLinks {
    private static final int LONGEST_CONTROL_PAYLOAD = 125;
    private static final int FIN = 0x80;

    private final CaptureStore store;
    private final ReentrantLock lock = new ReentrantLock();
    private final RowBlock block = new RowBlock();
    private final Map<Integer, OpenEnds> connections = new HashMap<>();
    private final LongColumn later = new LongColumn();
    private final LongColumn earlier = new LongColumn();
    private final LongColumn between = new LongColumn();
    private long end;

    public RowLinks(CaptureStore store) {
        this.store = store;
    }

    /// Looks at the rows before this one that were not looked at yet.
    ///
    /// @param row any number; one behind the last row means the last row
    public void goOnTo(long row) {
        boolean more = true;
        while (more) {
            lock.lock();
            try {
                more = step(row);
            } finally {
                lock.unlock();
            }
        }
    }

    private boolean step(long row) {
        forgetBefore(store.firstRow());
        if (end >= row || !store.read(end, block)) {
            return false;
        }
        if (block.first() != end) {
            // Rows were forgotten unseen.
            connections.clear();
        }
        for (int at = 0; at < block.count(); at++) {
            look(at);
        }
        end = block.first() + block.count();
        return true;
    }

    private void forgetBefore(long row) {
        if (later.size() > 0 && later.get(later.size() - 1) < row) {
            later.clear();
            earlier.clear();
            between.clear();
        }
    }

    private void look(int at) {
        if (block.kind(at) == RowKind.CLOSED) {
            connections.remove(block.connection(at));
        }
        if (!block.isFrame(at)) {
            return;
        }
        Opcode opcode = Opcode.ofCode(block.firstByte(at));
        boolean whole = (block.firstByte(at) & FIN) != 0;
        if (opcode == Opcode.PING) {
            ends(at).ping(block.direction(at), place(at), payload(at));
        } else if (opcode == Opcode.PONG) {
            if (connections.containsKey(block.connection(at))) {
                link(at, ends(at).pong(block.direction(at), payload(at)));
            }
        } else if (!opcode.isControl() && (!whole || opcode == Opcode.CONTINUATION)) {
            link(at, ends(at).fragment(block.direction(at), place(at), opcode, whole));
        }
    }

    private OpenEnds ends(int at) {
        return connections.computeIfAbsent(block.connection(at), ignored -> new OpenEnds());
    }

    private Place place(int at) {
        return new Place(block.number(at), block.time(at));
    }

    private Bytes payload(int at) {
        return store.payload(block.row(at), LONGEST_CONTROL_PAYLOAD);
    }

    private void link(int at, @Nullable Place to) {
        if (to != null) {
            later.add(block.number(at));
            earlier.add(to.row());
            between.add(block.time(at) - to.time());
        }
    }

    /// The Ping that a Pong answers, or the first frame of the message that a frame ends; empty
    /// where there is none, and where it is not known yet.
    public Optional<CaptureRecord> of(CaptureRecord row) {
        lock.lock();
        try {
            long place = later.find(row.number());
            return place < 0 ? Optional.empty() : store.row(earlier.get(place));
        } finally {
            lock.unlock();
        }
    }

    /// The time from a Ping to the Pong in this row, in nanoseconds; empty for any other row, for a
    /// Pong that answers none, and where it is not known yet.
    public Optional<Long> roundTrip(CaptureRecord row) {
        if (!row.is(RowKind.FRAME) || row.opcode() != Opcode.PONG) {
            return Optional.empty();
        }
        lock.lock();
        try {
            long place = later.find(row.number());
            return place < 0 ? Optional.empty() : Optional.of(between.get(place));
        } finally {
            lock.unlock();
        }
    }
}
