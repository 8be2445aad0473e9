package framescope.ui.connections;

import framescope.analysis.CloseStory;
import framescope.analysis.ConnectionTrace;
import framescope.analysis.ConnectionTrace.RoundTrips;
import framescope.analysis.ConnectionTraces;
import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.ConnectionSummary;
import framescope.protocol.handshake.HttpHead;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The selected connection: its state, its counts, and how it ended. FX thread only.
public final class ConnectionDetailViewModel {
    private static final int HEAD_BYTES = 32 * 1024;
    private static final RoundTrips NONE = new RoundTrips(0, 0, 0, 0);

    private final CaptureStore store;
    private final ConnectionTraces traces;
    private final InstantSource clock;
    private final IntConsumer follow;
    private Optional<ConnectionSummary> shown = Optional.empty();

    // ---------------------------------------------------------------- properties

    private final ReadOnlyObjectWrapper<Optional<ConnectionDetails>> details =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /// @param follow lists the rows of the connection of this number alone
    public ConnectionDetailViewModel(
            CaptureStore store, ConnectionTraces traces, InstantSource clock, IntConsumer follow) {
        this.store = store;
        this.traces = traces;
        this.clock = clock;
        this.follow = follow;
    }

    /// What is known of the selected connection; empty when none is selected.
    ReadOnlyObjectProperty<Optional<ConnectionDetails>> detailsProperty() {
        return details.getReadOnlyProperty();
    }

    // ---------------------------------------------------------------- commands

    /// Shows a connection as it is now, or none.
    public void show(Optional<ConnectionSummary> connection) {
        shown = connection;
        refresh();
    }

    /// Looks again at what may have changed without the connection's counts: its traces, and time.
    public void refresh() {
        details.set(shown.map(this::look));
    }

    /// Lists the rows of this connection alone.
    void follow() {
        shown.ifPresent(connection -> follow.accept(connection.info().number()));
    }

    /// A row's number as people count, from 1 at the first row since the last clearing.
    long displayNumber(long row) {
        return row - store.firstRow() + 1;
    }

    private ConnectionDetails look(ConnectionSummary summary) {
        Optional<ConnectionTrace> trace = traces.of(summary.info().number());
        boolean hasFrames = summary.framesReceived() + summary.framesSent() > 0;
        return new ConnectionDetails(
                summary,
                trace.map(this::extensions).orElse(""),
                trace.map(ConnectionTrace::roundTrips).orElse(NONE),
                age(summary, trace.flatMap(found -> store.row(found.end()))),
                trace.flatMap(found -> CloseStory.of(store, found, hasFrames)));
    }

    private String extensions(ConnectionTrace trace) {
        return store.row(trace.response())
                .map(row -> HttpHead.parse(store.wire(row, 0, HEAD_BYTES)))
                .flatMap(head -> head.header("Sec-WebSocket-Extensions"))
                .orElse("");
    }

    private long age(ConnectionSummary summary, Optional<CaptureRecord> end) {
        long until = end.map(CaptureRecord::time).orElseGet(this::now);
        return Math.max(0, until - summary.info().openedAt());
    }

    private long now() {
        Instant now = clock.instant();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }
}
