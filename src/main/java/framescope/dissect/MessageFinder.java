package framescope.dissect;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.RowKind;
import framescope.dissect.ReassembledMessage.Fragment;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Finds the message that a frame belongs to. Safe to share between threads.
public final class MessageFinder {
    /// How many rows are looked at on either side: those of other connections lie between.
    private static final int LOOK_AROUND = 200_000;

    private final CaptureStore store;

    public MessageFinder(CaptureStore store) {
        this.store = store;
    }

    /// The message of a data frame, as far as it is captured; empty for other rows.
    public Optional<ReassembledMessage> messageOf(CaptureRecord row) {
        if (!isData(row)) {
            return Optional.empty();
        }
        List<CaptureRecord> rows = rowsOf(row);
        List<Fragment> fragments = new ArrayList<>();
        long at = 0;
        for (CaptureRecord each : rows) {
            fragments.add(new Fragment(each, at, at + each.length()));
            at += each.length();
        }
        return Optional.of(
                new ReassembledMessage(
                        List.copyOf(fragments),
                        rows.getFirst().opcode() != Opcode.CONTINUATION,
                        rows.getLast().header().fin(),
                        content(rows)));
    }

    /// How many payload bytes the frames of a data frame's message have on the wire.
    long wireLength(CaptureRecord row) {
        return rowsOf(row).stream().mapToLong(CaptureRecord::length).sum();
    }

    /// The frames of a message put together as they came, without their masks: what is compressed
    /// stays so.
    public Bytes payloads(ReassembledMessage message) {
        return payloads(message.fragments().stream().map(Fragment::row).toList());
    }

    private Bytes content(List<CaptureRecord> rows) {
        CaptureRecord last = rows.getLast();
        if (!last.isCompressed()) {
            return payloads(rows);
        }
        return last.isInflated() ? store.inflated(last, RowDissector.MAX_BYTES) : Bytes.EMPTY;
    }

    private Bytes payloads(List<CaptureRecord> rows) {
        if (rows.size() == 1) {
            return store.payload(rows.getFirst(), RowDissector.MAX_BYTES);
        }
        long length = rows.stream().mapToLong(CaptureRecord::length).sum();
        ByteBuffer all = ByteBuffer.allocate(Math.clamp(length, 0, RowDissector.MAX_BYTES));
        for (CaptureRecord row : rows) {
            all.put(store.payload(row, all.remaining()).buffer());
        }
        return Bytes.copyOf(all.flip());
    }

    /// The frames of a data frame's message, as far as they are captured, in the order of the wire.
    public List<CaptureRecord> rowsOf(CaptureRecord row) {
        Deque<CaptureRecord> rows = new ArrayDeque<>(List.of(row));
        long oldest = Math.max(store.firstRow(), row.number() - LOOK_AROUND);
        for (long n = row.number() - 1; n >= oldest && continues(rows.getFirst()); n--) {
            Optional<CaptureRecord> before = other(n, row);
            if (before.isPresent() && before.get().header().fin()) {
                break;
            }
            before.ifPresent(rows::addFirst);
        }
        long end = Math.min(store.endRow(), row.number() + LOOK_AROUND);
        for (long n = row.number() + 1; n < end && !rows.getLast().header().fin(); n++) {
            Optional<CaptureRecord> next = other(n, row);
            if (next.isPresent() && !continues(next.get())) {
                break;
            }
            next.ifPresent(rows::addLast);
        }
        return List.copyOf(rows);
    }

    private Optional<CaptureRecord> other(long number, CaptureRecord row) {
        return store.row(number).filter(each -> belongTogether(each, row));
    }

    private static boolean continues(CaptureRecord row) {
        return row.opcode() == Opcode.CONTINUATION;
    }

    private static boolean belongTogether(CaptureRecord one, CaptureRecord other) {
        return isData(one)
                && one.connection() == other.connection()
                && one.direction() == other.direction();
    }

    private static boolean isData(CaptureRecord row) {
        return row.is(RowKind.FRAME) && !row.opcode().isControl();
    }
}
