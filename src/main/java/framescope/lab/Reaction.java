package framescope.lab;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.Direction;
import framescope.capture.Ending;
import framescope.capture.NoteKind;
import framescope.capture.RowKind;
import framescope.lab.Outcome.Times;
import framescope.protocol.Bytes;
import framescope.protocol.CloseCode;
import framescope.protocol.ClosePayload;
import framescope.protocol.Opcode;
import framescope.protocol.connection.OutgoingFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What one peer does after something was sent to it, as the rows of its connection tell. Not
/// thread-safe.
public final class Reaction {
    private static final int MOST_MESSAGES = 20;
    private static final int MESSAGE_BYTES = 256;
    private static final int CLOSE_BYTES = 125;

    private final CaptureStore store;
    private final List<String> messages = new ArrayList<>();
    private final List<Bytes> unanswered = new ArrayList<>();
    private long sentAt;
    private int framesSent;
    private boolean sent;
    private boolean refused;
    private int pongs;
    private Optional<Integer> closeCode = Optional.empty();
    private Optional<Ending> ending = Optional.empty();
    private Times times = Times.NONE;

    /// Nothing so far.
    ///
    /// @param store where the rows come from
    public Reaction(CaptureStore store) {
        this.store = store;
    }

    /// What it has done.
    public Outcome outcome() {
        return new Outcome(messages, pongs, closeCode, ending, times);
    }

    /// Whether what was sent is in the capture.
    public boolean isSent() {
        return sent;
    }

    /// Whether something could not be sent: the connection is not open, or a Close frame went before.
    public boolean isRefused() {
        return refused;
    }

    /// Takes the next row of the connection, all of which are about what was sent.
    public void take(CaptureRecord row) {
        switch (row.kind()) {
            case FRAME -> {
                if (row.direction() == Direction.CLIENT_TO_SERVER) {
                    came(row);
                } else if (row.isOnPurpose()) {
                    wasSent(row);
                }
            }
            case RESPONSE -> wasSent(row);
            case CLOSED -> came(row);
            case NOTE -> takeRefusal(row);
            case OPENED, REQUEST, BYTES -> {}
        }
    }

    // ---------------------------------------------------------------- what was sent

    /// Takes a row if it is the next of the frames that were sent.
    ///
    /// @param frames all of them
    /// @return whether it is
    public boolean claims(CaptureRecord row, List<OutgoingFrame> frames) {
        if (framesSent == frames.size() || !isRowOf(row, frames.get(framesSent))) {
            return false;
        }
        OutgoingFrame frame = frames.get(framesSent++);
        if (frame.header().opcode() == Opcode.PING) {
            unanswered.add(frame.payload());
        }
        wasSent(row);
        return true;
    }

    private boolean isRowOf(CaptureRecord row, OutgoingFrame frame) {
        if (!row.isOnPurpose() || !row.header().equals(frame.header())) {
            return false;
        }
        Bytes kept = frame.lies() ? Bytes.EMPTY : store.payload(row, MESSAGE_BYTES);
        return kept.equals(frame.payload().first(kept.length()));
    }

    private void wasSent(CaptureRecord row) {
        sent = true;
        if (times.equals(Times.NONE)) {
            sentAt = row.time();
        }
    }

    /// Takes a row if it tells that what was sent could not be sent.
    ///
    /// @return whether it does
    public boolean takeRefusal(CaptureRecord row) {
        boolean tells = !sent && !refused && store.note(row).kind() == NoteKind.SEND_REFUSED;
        refused |= tells;
        return tells;
    }

    // ---------------------------------------------------------------- what came

    /// Whether this Pong answers a Ping that was sent, which is then answered.
    public boolean isAnsweredBy(CaptureRecord pong) {
        return unanswered.remove(store.payload(pong, MESSAGE_BYTES));
    }

    /// Takes what the peer did: a frame of it, or the end.
    public void came(CaptureRecord row) {
        long nanos = sent ? Math.max(1, row.time() - sentAt) : 0;
        if (row.kind() == RowKind.CLOSED) {
            ending = Optional.of(row.ending());
            if (row.ending() != Ending.SERVER_FIN) {
                times = new Times(times.message(), times.pong(), times.close(), nanos);
            }
            return;
        }
        Bytes payload = store.payload(row, MESSAGE_BYTES);
        switch (row.opcode()) {
            case PONG -> {
                pongs++;
                times = new Times(times.message(), first(times.pong(), nanos), times.close(), 0);
            }
            case CLOSE -> {
                closeCode = Optional.of(code(payload));
                times = new Times(times.message(), times.pong(), first(times.close(), nanos), 0);
            }
            case TEXT, BINARY -> {
                if (messages.size() < MOST_MESSAGES) {
                    messages.add(message(row, payload));
                }
                times = new Times(first(times.message(), nanos), times.pong(), times.close(), 0);
            }
            default -> {}
        }
    }

    private static long first(long before, long now) {
        return before == 0 ? now : before;
    }

    private static int code(Bytes payload) {
        return ClosePayload.read(payload.first(CLOSE_BYTES))
                .map(ClosePayload::code)
                .orElse(CloseCode.NO_STATUS);
    }

    private String message(CaptureRecord row, Bytes payload) {
        Bytes clear = row.isInflated() ? store.inflated(row, MESSAGE_BYTES) : payload;
        return row.opcode() == Opcode.TEXT ? clear.text() : clear.spacedHex();
    }
}
