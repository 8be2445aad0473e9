package framescope.ui.compose;

import framescope.behaviour.HandshakePreset;
import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.RowBlock;
import framescope.capture.RowKind;
import framescope.lab.Outcome;
import framescope.lab.OutcomeText;
import framescope.lab.ReactionWatch;
import java.util.Optional;

/// Reads out of the capture who got the answer of a preset to an opening handshake, and what that
/// client does about it. Made on the FX thread, each look is work for the background, one at a time.
final class AnswerWatch {
    private static final int SWITCHING_PROTOCOLS = 101;

    private final CaptureStore store;
    private final HandshakePreset preset;
    private final RowBlock block = new RowBlock();
    private Optional<ReactionWatch> reaction = Optional.empty();
    private int connection;
    private long next;

    /// What was seen.
    ///
    /// @param connection that got the answer; 0 while none did
    /// @param words what its client did
    /// @param over whether nothing more can come
    record Seen(int connection, String words, boolean over) {}

    /// Begins with what is answered next.
    AnswerWatch(CaptureStore store, HandshakePreset preset) {
        this.store = store;
        this.preset = preset;
        next = store.endRow();
    }

    /// The answer.
    HandshakePreset preset() {
        return preset;
    }

    /// Looks at the rows that have come.
    Seen look() {
        if (reaction.isEmpty()) {
            find();
        }
        Outcome outcome = reaction.map(ReactionWatch::look).orElse(Outcome.NOTHING);
        return new Seen(connection, OutcomeText.of(outcome), outcome.isOver());
    }

    private void find() {
        long end = store.endRow();
        next = Math.max(next, store.firstRow());
        while (next < end && store.read(next, block)) {
            for (int at = 0; at < block.count(); at++) {
                CaptureRecord row = block.row(at);
                if (row.number() >= next && isAnswer(row)) {
                    connection = row.connection();
                    reaction = Optional.of(new ReactionWatch(store, connection, row.number()));
                    return;
                }
            }
            next = block.first() + block.count();
        }
    }

    private boolean isAnswer(CaptureRecord row) {
        int status = preset.change().status().orElse(SWITCHING_PROTOCOLS);
        return row.is(RowKind.RESPONSE)
                && row.status() == status
                && (status != SWITCHING_PROTOCOLS || row.isOnPurpose());
    }
}
