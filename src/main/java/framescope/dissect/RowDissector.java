package framescope.dissect;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.RowKind;
import framescope.protocol.Bytes;
import framescope.protocol.FramePart;
import framescope.protocol.handshake.HttpHead;
import java.util.Optional;

/// Takes any row of a capture apart. Safe to share between threads.
public final class RowDissector {
    /// The most bytes of a row that are looked at: 16 MiB and a header.
    public static final int MAX_BYTES = 16 * 1024 * 1024 + 14;

    private static final int REQUEST_LOOK_BACK = 10_000;

    private final CaptureStore store;

    public RowDissector(CaptureStore store) {
        this.store = store;
    }

    /// Takes a row apart; empty for rows without bytes.
    public Optional<Dissection> dissect(CaptureRecord row) {
        Bytes wire = store.wire(row, 0, MAX_BYTES);
        return switch (row.kind()) {
            case FRAME -> Optional.of(FrameDissector.dissect(wire, row.message(), row.broken()));
            case BYTES -> Optional.of(bytes(row, wire));
            case REQUEST -> Optional.of(HandshakeDissector.request(wire, row.broken()));
            case RESPONSE ->
                    Optional.of(HandshakeDissector.response(wire, row.broken(), requestKey(row)));
            case OPENED, CLOSED, NOTE -> Optional.empty();
        };
    }

    // A rule of frames is broken where a frame begins that could not be read to its end.
    private static Dissection bytes(CaptureRecord row, Bytes wire) {
        return row.broken().rules().stream().anyMatch(rule -> rule.part() != FramePart.HEAD)
                ? FrameDissector.dissect(wire, row.message(), row.broken())
                : FrameDissector.unreadable(wire, row.broken());
    }

    // The request stands shortly before its response; rows of other connections may lie between.
    private Optional<String> requestKey(CaptureRecord response) {
        long oldest = Math.max(store.firstRow(), response.number() - REQUEST_LOOK_BACK);
        for (long number = response.number() - 1; number >= oldest; number--) {
            Optional<CaptureRecord> row =
                    store.row(number)
                            .filter(each -> each.is(RowKind.REQUEST))
                            .filter(each -> each.connection() == response.connection());
            if (row.isPresent()) {
                return HttpHead.parse(store.wire(row.get(), 0, MAX_BYTES))
                        .header("Sec-WebSocket-Key");
            }
        }
        return Optional.empty();
    }
}
