package framescope.dissect;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.RowKind;
import framescope.capture.RowPiece;
import framescope.protocol.Bytes;
import framescope.protocol.FramePart;
import framescope.protocol.handshake.HttpHead;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/// Takes any row of a capture apart. Safe to share between threads.
public final class RowDissector {
    /// The most bytes of a row that are looked at: 16 MiB and a header.
    public static final int MAX_BYTES = 16 * 1024 * 1024 + 14;

    private static final int MOST_PIECES = 100;
    private static final int LOOK_AROUND = 10_000;

    private final CaptureStore store;
    private final MessageFinder messages;

    public RowDissector(CaptureStore store) {
        this.store = store;
        messages = new MessageFinder(store);
    }

    /// Takes a row apart; empty for rows without bytes.
    public Optional<Dissection> dissect(CaptureRecord row) {
        Bytes wire = store.wire(row, 0, MAX_BYTES);
        return switch (row.kind()) {
            case FRAME -> Optional.of(frame(row, wire));
            case BYTES -> Optional.of(bytes(row, wire));
            case REQUEST ->
                    Optional.of(HandshakeDissector.request(wire, row.broken(), response(row)));
            case RESPONSE ->
                    Optional.of(HandshakeDissector.response(wire, row.broken(), request(row)));
            case OPENED, CLOSED, NOTE -> Optional.empty();
        };
    }

    /// Which reads or writes have carried a row's bytes, as far as it is worth saying.
    public List<RowPiece> pieces(CaptureRecord row) {
        return store.pieces(row, MOST_PIECES);
    }

    // A rule of frames is broken where a frame begins that could not be read to its end.
    private static Dissection bytes(CaptureRecord row, Bytes wire) {
        return row.broken().rules().stream().anyMatch(rule -> rule.part() != FramePart.HEAD)
                ? FrameDissector.dissect(wire, row.message(), row.broken())
                : FrameDissector.unreadable(wire, row.broken());
    }

    private Dissection frame(CaptureRecord row, Bytes wire) {
        if (!row.isDeflating()) {
            return FrameDissector.dissect(wire, row.message(), row.broken());
        }
        if (!row.isCompressed()) {
            return FrameDissector.uncompressed(wire, row.message(), row.broken());
        }
        Optional<InflatedMessage> inflated =
                row.isInflated() ? Optional.of(inflated(row)) : Optional.empty();
        return FrameDissector.compressed(wire, row.message(), row.broken(), inflated);
    }

    private InflatedMessage inflated(CaptureRecord row) {
        return new InflatedMessage(
                store.inflated(row, MAX_BYTES),
                store.inflatedLength(row),
                messages.wireLength(row));
    }

    private Optional<HttpHead> request(CaptureRecord response) {
        return before(response.number(), each -> each.is(RowKind.REQUEST) && isOf(each, response))
                .map(this::head);
    }

    private Optional<HttpHead> response(CaptureRecord request) {
        long end = Math.min(store.endRow(), request.number() + LOOK_AROUND);
        return LongStream.range(request.number() + 1, end)
                .mapToObj(store::row)
                .flatMap(Optional::stream)
                .filter(each -> each.is(RowKind.RESPONSE) && isOf(each, request))
                .map(this::head)
                .filter(head -> !head.isInterim())
                .findFirst();
    }

    private HttpHead head(CaptureRecord row) {
        return HttpHead.parse(store.wire(row, 0, MAX_BYTES));
    }

    private static boolean isOf(CaptureRecord row, CaptureRecord other) {
        return row.connection() == other.connection();
    }

    // What belongs together stands close by; rows of other connections may lie between.
    private Optional<CaptureRecord> before(long number, Predicate<CaptureRecord> wanted) {
        long oldest = Math.max(store.firstRow(), number - LOOK_AROUND);
        return LongStream.iterate(number - 1, each -> each >= oldest, each -> each - 1)
                .mapToObj(store::row)
                .flatMap(Optional::stream)
                .filter(wanted)
                .findFirst();
    }
}
