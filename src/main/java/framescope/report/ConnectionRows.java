package framescope.report;

import framescope.capture.CaptureRecord;
import framescope.capture.RowBlock;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The rows of each connection by themselves, for formats that tell one connection after another.
///
/// Found in one walk over all rows: eight bytes a row, off the heap, say which row of the same
/// connection comes next and whether the row was selected. To be closed.
final class ConnectionRows implements AutoCloseable {
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

    private final ReportRows rows;
    private final Arena arena = Arena.ofConfined();
    private final MemorySegment links;
    private final Map<Integer, Chain> chains = new LinkedHashMap<>();
    private long done;

    /// The first and the last row of a connection.
    private static final class Chain {
        private final long first;
        private long last;
        private boolean selected;

        private Chain(long first) {
            this.first = first;
        }
    }

    /// Takes a row.
    interface Visitor {
        /// Takes the next row.
        ///
        /// @param selected whether the row is one that is to be written
        void row(CaptureRecord row, boolean selected) throws IOException;
    }

    ConnectionRows(ReportRows rows) throws IOException {
        this.rows = rows;
        links = arena.allocate(LONG, Math.max(1, rows.count()));
        try {
            rows.forEachPlace(this::link);
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    // A link is the place of the next row of the connection plus one, 0 for none; its lowest bit
    // belongs to the row itself.
    private void link(RowBlock block, int at) {
        long place = block.number(at) - rows.from();
        Chain chain = chains.computeIfAbsent(block.connection(at), ignored -> new Chain(place));
        boolean selected = rows.options().rows().takes(block, at);
        chain.selected |= selected;
        links.setAtIndex(LONG, place, selected ? 1 : 0);
        if (chain.first != place) {
            long before = links.getAtIndex(LONG, chain.last);
            links.setAtIndex(LONG, chain.last, before | (place + 1) << 1);
        }
        chain.last = place;
    }

    /// The connections that have a selected row, in the order of their first rows.
    List<Integer> connections() {
        return chains.entrySet().stream()
                .filter(entry -> entry.getValue().selected)
                .map(Map.Entry::getKey)
                .toList();
    }

    /// Goes through all rows of a connection, without telling any progress.
    void forEach(int connection, Visitor visitor) throws IOException {
        walk(connection, visitor, false);
    }

    /// Goes through all rows of a connection for the last time, and tells the progress.
    void forEachAndTell(int connection, Visitor visitor) throws IOException {
        walk(connection, visitor, true);
    }

    private void walk(int connection, Visitor visitor, boolean telling) throws IOException {
        Chain chain = chains.get(connection);
        if (chain == null) {
            return;
        }
        long seen = 0;
        long next = chain.first + 1;
        while (next != 0) {
            long place = next - 1;
            long link = links.getAtIndex(LONG, place);
            var row = rows.store().row(rows.from() + place);
            if (row.isPresent()) {
                visitor.row(row.get(), (link & 1) != 0);
            }
            next = link >>> 1;
            if (++seen % RowBlock.CAPACITY == 0 || next == 0) {
                rows.tell(telling ? done + seen : done);
            }
        }
        done += telling ? seen : 0;
    }

    @Override
    public void close() {
        arena.close();
    }
}
