package framescope.capture.file;

import static framescope.capture.file.TcpSynthesis.PSH;

import framescope.capture.Direction;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One direction of a connection, put together from its packets.
///
/// Sequence numbers, which wrap around, become offsets in the stream, which do not.
final class OneWayStream {
    /// Nobody may send further ahead (RFC 7323 §2.3): a packet beyond is not part of the stream.
    private static final int LARGEST_WINDOW = 1 << 30;

    /// Packets that several processors took down may stand in a file a little out of order: what
    /// is missing gets this long to turn up, although its receiver has acknowledged it.
    private static final long PATIENCE_NANOS = 20_000_000;

    private static final long NEVER = Long.MAX_VALUE;

    private final ConnectionStream target;
    private final Direction direction;
    private final WaitingLimit limit;
    private final boolean joining;
    private final CutRun run;

    private boolean started;
    private int firstSequence;
    private long expected;
    private long acknowledged;
    private long end = NEVER;
    private boolean finished;

    private @Nullable NavigableMap<Long, byte[]> waiting;
    private long waitingBytes;
    private long waitingSince;

    /// @param joining whether packets were cut from longer runs, of which the last has PSH set
    OneWayStream(
            ConnectionStream target, Direction direction, WaitingLimit limit, boolean joining) {
        this.target = target;
        this.direction = direction;
        this.limit = limit;
        this.joining = joining;
        run = new CutRun(limit);
    }

    boolean isStarted() {
        return started;
    }

    /// @param sequence of the first byte that is expected
    void start(int sequence) {
        started = true;
        firstSequence = sequence;
    }

    boolean isFirst(int sequence) {
        return sequence == firstSequence;
    }

    /// Whether every byte up to the sender's FIN was told of.
    boolean isFinished() {
        return finished;
    }

    private long offset(int sequence) {
        return expected + (sequence - (firstSequence + (int) expected));
    }

    void take(long time, int sequence, TcpPacket packet, ByteBuffer in) {
        long from = offset(sequence);
        int length = packet.payloadTo() - packet.payloadFrom();
        if (from - expected > LARGEST_WINDOW) {
            return;
        }
        if (from > expected) {
            keep(time, from, in, packet.payloadFrom(), length);
            return;
        }
        long known = expected - from;
        if (known < length) {
            boolean goesOn = joining && !packet.has(PSH);
            tell(time, in, packet.payloadFrom() + (int) known, packet.payloadTo(), goesOn);
        }
        long cut = from + length + packet.missing() - expected;
        if (packet.missing() > 0 && cut > 0) {
            skip(time, cut);
        }
        tellWaiting(time);
    }

    /// Tells of a gap before a packet by somebody who knows how long it is: longer, maybe, than
    /// sequence numbers can tell.
    void missing(long time, int sequence, long length) {
        long ahead = offset(sequence) - expected;
        boolean inOrder = started && (waiting == null || waiting.isEmpty());
        if (inOrder && ahead > 0 && ahead <= Math.min(length, LARGEST_WINDOW)) {
            endRun();
            expected += ahead;
            target.gap(direction, time, length);
            finished |= expected >= end;
        }
    }

    private void tell(long time, ByteBuffer in, int from, int to, boolean goesOn) {
        expected += to - from;
        in.limit(to).position(from);
        if (time != run.time()) {
            endRun();
        }
        if (run.isEmpty() && !goesOn) {
            target.bytes(direction, time, in);
        } else if (run.add(time, in) || !goesOn) {
            endRun();
        }
    }

    /// Tells what there is of a run whose end has not come.
    void endRun() {
        if (!run.isEmpty()) {
            target.bytes(direction, run.time(), run.take());
        }
    }

    private void skip(long time, long length) {
        endRun();
        expected += length;
        target.gap(direction, time, length);
    }

    // What waits does not overlap, so of a new packet only what is not there yet is kept.
    private void keep(long time, long from, ByteBuffer in, int index, int length) {
        NavigableMap<Long, byte[]> kept = waiting;
        if (kept == null) {
            kept = new TreeMap<>();
            waiting = kept;
        }
        if (kept.isEmpty()) {
            waitingSince = time;
        }
        long at = from;
        long to = from + length;
        while (at < to) {
            Map.Entry<Long, byte[]> before = kept.floorEntry(at);
            if (before != null && before.getKey() + before.getValue().length > at) {
                at = before.getKey() + before.getValue().length;
                continue;
            }
            Long next = kept.higherKey(at);
            long stop = next == null ? to : Math.min(to, next);
            byte[] copy = new byte[(int) (stop - at)];
            in.get(index + (int) (at - from), copy);
            kept.put(at, copy);
            count(copy.length + WaitingLimit.PIECE);
            at = stop;
        }
        while (limit.exceededBy(waitingBytes) && !kept.isEmpty()) {
            skipToWaiting(time, kept);
        }
    }

    private void count(int bytes) {
        waitingBytes += bytes;
        limit.add(bytes);
    }

    private void skipToWaiting(long time, NavigableMap<Long, byte[]> kept) {
        skip(time, kept.firstKey() - expected);
        tellWaiting(time);
    }

    private void tellWaiting(long time) {
        NavigableMap<Long, byte[]> kept = waiting;
        if (kept != null) {
            while (!kept.isEmpty() && kept.firstKey() <= expected) {
                Map.Entry<Long, byte[]> first = kept.pollFirstEntry();
                byte[] bytes = first.getValue();
                count(-bytes.length - WaitingLimit.PIECE);
                long known = expected - first.getKey();
                if (known < bytes.length) {
                    tell(time, ByteBuffer.wrap(bytes), (int) known, bytes.length, false);
                }
            }
            waitingSince = time;
        }
        finished |= expected >= end;
    }

    /// The receiver has everything before this sequence number.
    void acknowledged(long time, int sequence) {
        long upTo = offset(sequence);
        if (upTo <= expected || upTo - expected > LARGEST_WINDOW) {
            return;
        }
        acknowledged = Math.max(acknowledged, upTo);
        NavigableMap<Long, byte[]> kept = waiting;
        while (kept != null
                && !kept.isEmpty()
                && kept.firstKey() <= acknowledged
                && time - waitingSince >= PATIENCE_NANOS) {
            skipToWaiting(time, kept);
        }
    }

    /// The sender's FIN has this sequence number.
    void finishAt(int sequence) {
        end = Math.min(end, Math.max(expected, offset(sequence)));
        finished |= expected >= end;
    }

    /// Tells of everything that waits, with gaps for what is missing.
    void stopWaiting(long time) {
        endRun();
        NavigableMap<Long, byte[]> kept = waiting;
        while (kept != null && !kept.isEmpty()) {
            skipToWaiting(time, kept);
        }
        long missing = (end == NEVER ? acknowledged : end) - expected;
        // One byte may be a FIN that the file does not hold.
        if (missing > (end == NEVER ? 1 : 0)) {
            skip(time, missing);
        }
        finished |= expected >= end;
    }
}
