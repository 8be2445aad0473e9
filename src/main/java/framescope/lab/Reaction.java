package framescope.lab;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.Direction;
import framescope.capture.Ending;
import framescope.capture.NoteKind;
import framescope.protocol.Bytes;
import framescope.protocol.CloseCode;
import framescope.protocol.ClosePayload;
import framescope.protocol.Opcode;
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
    private long sentAt;
    private boolean sent;
    private boolean refused;
    private int pongs;
    private Optional<Integer> closeCode = Optional.empty();
    private Optional<Ending> ending = Optional.empty();
    private long nanos;

    /// Nothing so far.
    ///
    /// @param store where the rows come from
    public Reaction(CaptureStore store) {
        this.store = store;
    }

    /// What it has done.
    public Outcome outcome() {
        return new Outcome(messages, pongs, closeCode, ending, nanos);
    }

    /// Whether what was sent is in the capture.
    public boolean isSent() {
        return sent;
    }

    /// Whether something could not be sent: the connection is not open, or a Close frame went before.
    public boolean isRefused() {
        return refused;
    }

    /// Takes the next row of the connection.
    public void take(CaptureRecord row) {
        switch (row.kind()) {
            case FRAME -> frame(row);
            case CLOSED -> {
                ending = Optional.of(row.ending());
                if (row.ending() != Ending.SERVER_FIN) {
                    answered(row);
                }
            }
            case RESPONSE -> {
                sentAt = row.time();
                sent = true;
            }
            case NOTE -> refused |= store.note(row).kind() == NoteKind.SEND_REFUSED;
            case OPENED, REQUEST, BYTES -> {}
        }
    }

    private void frame(CaptureRecord row) {
        if (row.direction() == Direction.SERVER_TO_CLIENT) {
            if (row.isOnPurpose() && nanos == 0) {
                sentAt = row.time();
                sent = true;
            }
            return;
        }
        Bytes payload = store.payload(row, MESSAGE_BYTES);
        switch (row.opcode()) {
            case PONG -> pongs++;
            case CLOSE ->
                    closeCode =
                            Optional.of(
                                    ClosePayload.read(payload.first(CLOSE_BYTES))
                                            .map(ClosePayload::code)
                                            .orElse(CloseCode.NO_STATUS));
            case TEXT, BINARY -> {
                if (messages.size() < MOST_MESSAGES) {
                    messages.add(message(row, payload));
                }
            }
            default -> {}
        }
        answered(row);
    }

    private String message(CaptureRecord row, Bytes payload) {
        Bytes clear = row.isInflated() ? store.inflated(row, MESSAGE_BYTES) : payload;
        return row.opcode() == Opcode.TEXT ? clear.text() : clear.spacedHex();
    }

    private void answered(CaptureRecord row) {
        if (nanos == 0 && sent) {
            nanos = Math.max(1, row.time() - sentAt);
        }
    }
}
