package framescope.ui.notebook;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.RowKind;
import framescope.protocol.handshake.HttpHead;
import java.util.Optional;
import java.util.stream.LongStream;

/// Finds the two heads of an opening handshake in the capture. May be used from any thread.
final class HandshakeReader {
    /// A response stands near its request, whatever goes on elsewhere meanwhile.
    private static final int FARTHEST = 20_000;

    private static final int LONGEST_HEAD = 1 << 20;

    private final CaptureStore store;

    HandshakeReader(CaptureStore store) {
        this.store = store;
    }

    /// An opening handshake.
    ///
    /// @param response empty while there is none
    record Handshake(int connection, HttpHead request, Optional<HttpHead> response) {}

    /// Whether a row is one of its heads.
    static boolean isHead(CaptureRecord row) {
        return row.is(RowKind.REQUEST) || row.is(RowKind.RESPONSE);
    }

    /// The handshake that a head belongs to; empty where its request is not kept any more.
    Optional<Handshake> read(CaptureRecord row) {
        Optional<CaptureRecord> request =
                row.is(RowKind.REQUEST)
                        ? Optional.of(row)
                        : LongStream.iterate(row.number() - 1, number -> number - 1)
                                .limit(FARTHEST)
                                .takeWhile(number -> number >= store.firstRow())
                                .mapToObj(number -> of(number, row, RowKind.REQUEST))
                                .flatMap(Optional::stream)
                                .findFirst();
        Optional<HttpHead> response =
                row.is(RowKind.RESPONSE)
                        ? Optional.of(head(row))
                        : LongStream.range(
                                        row.number() + 1,
                                        Math.min(store.endRow(), row.number() + FARTHEST))
                                .mapToObj(number -> of(number, row, RowKind.RESPONSE))
                                .flatMap(Optional::stream)
                                .map(this::head)
                                .filter(head -> !head.isInterim())
                                .findFirst();
        return request.map(asked -> new Handshake(row.connection(), head(asked), response));
    }

    private Optional<CaptureRecord> of(long number, CaptureRecord other, RowKind kind) {
        return store.row(number)
                .filter(each -> each.is(kind) && each.connection() == other.connection());
    }

    private HttpHead head(CaptureRecord row) {
        return HttpHead.parse(store.wire(row, 0, LONGEST_HEAD));
    }
}
