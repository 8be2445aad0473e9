package framescope.ui.compose;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.Direction;
import framescope.capture.RowKind;
import framescope.compose.Draft;
import framescope.compose.Payload;
import framescope.protocol.Bytes;
import framescope.protocol.FrameHeader;
import framescope.protocol.Opcode;

/// Makes drafts of captured rows: frames, and bytes that became none. May take its time.
final class CapturedDraft {
    private static final int MOST_MIB = 16;
    private static final int MOST_BYTES = MOST_MIB << 20;

    // One more tells that there are too many.
    private static final int MOST_WIRE_BYTES = MOST_BYTES + FrameHeader.MAX_LENGTH + 1;

    private CapturedDraft() {}

    /// Whether a row is of a kind that can be sent again.
    static boolean isEditable(CaptureRecord row) {
        return row.is(RowKind.FRAME) || row.is(RowKind.BYTES);
    }

    /// The draft of a row. A compressed message in one frame is taken inflated, since its bytes may
    /// refer to messages before it. What a server has masked stays masked.
    ///
    /// @throws UnfitException when there is none, with the reason
    static Draft of(CaptureStore store, CaptureRecord row) throws UnfitException {
        Bytes wire = wire(store, row);
        boolean whole =
                row.isInflated()
                        && row.header().opcode() == row.message()
                        && wire.length() == row.wireLength();
        if (whole) {
            checkLength(store.inflatedLength(row));
            return inflated(row.message(), store.inflated(row, MOST_BYTES));
        }
        Draft draft =
                Draft.ofWire(wire, row.direction() == Direction.SERVER_TO_CLIENT)
                        .orElseThrow(
                                () -> new UnfitException("compose.edit.noFrame", wire.length()));
        checkLength(draft.payload().bytes().length());
        return draft;
    }

    // How many bytes a frame has that was composed by hand, its header need not say.
    private static Bytes wire(CaptureStore store, CaptureRecord row) throws UnfitException {
        if (row.is(RowKind.FRAME) && row.isOnPurpose()) {
            return kept(store.written(row, MOST_WIRE_BYTES), 1);
        }
        long length = row.wireLength();
        checkLength(length - FrameHeader.MAX_LENGTH);
        return kept(store.wire(row, 0, MOST_WIRE_BYTES), length);
    }

    private static Bytes kept(Bytes wire, long expected) throws UnfitException {
        if (wire.length() < expected) {
            throw new UnfitException("compose.edit.gone");
        }
        return wire;
    }

    private static void checkLength(long length) throws UnfitException {
        if (length > MOST_BYTES) {
            throw new UnfitException("compose.edit.tooLong", MOST_MIB);
        }
    }

    private static Draft inflated(Opcode opcode, Bytes message) {
        return opcode == Opcode.TEXT && Draft.canBeWritten(message.text())
                ? Draft.text(message.text()).compressed()
                : Draft.of(opcode, Payload.hex(message)).compressed();
    }
}
