package framescope.dissect.payload;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.ConnectionSummary;
import framescope.capture.RowKind;
import framescope.dissect.MessageFinder;
import framescope.dissect.ReassembledMessage;
import framescope.dissect.RowDissector;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import java.util.Optional;

/// The payload behind a row: of a data frame its whole message, of a head its bytes. Safe to share
/// between threads.
public final class RowPayload {
    private final CaptureStore store;
    private final MessageFinder messages;

    public RowPayload(CaptureStore store) {
        this.store = store;
        messages = new MessageFinder(store);
    }

    /// What a row carries.
    public Payload of(CaptureRecord row) {
        if (!row.is(RowKind.FRAME)) {
            Bytes wire = store.wire(row, 0, RowDissector.MAX_BYTES);
            return new Payload(wire, !row.is(RowKind.BYTES), "");
        }
        Bytes bytes =
                messages.messageOf(row)
                        .map(ReassembledMessage::bytes)
                        .orElseGet(() -> store.payload(row, RowDissector.MAX_BYTES));
        boolean data = !row.opcode().isControl();
        Optional<ConnectionSummary> connection =
                store.connections().stream()
                        .filter(each -> data && each.info().number() == row.connection())
                        .findFirst();
        return new Payload(
                bytes,
                data && row.message() == Opcode.TEXT,
                connection.map(ConnectionSummary::subprotocol).orElse(""),
                connection.map(ConnectionSummary::target).orElse(""));
    }
}
