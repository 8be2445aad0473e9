package framescope.ui.framelist;

import framescope.analysis.RowOrder;
import framescope.filter.RowHits;

/// The rows that a list goes through, by their place in it from 0 on, at one moment.
sealed interface ListedRows {
    /// The number behind the last row that is known to be listed or not.
    long end();

    /// The place of a row that is listed; otherwise how many before it are.
    long before(long row);

    /// The number of the row at a place, from 0 to `before(end())`, exclusive.
    long row(long place);

    /// Whether a row is listed.
    boolean contains(long row);

    /// Every row that the capture keeps.
    ///
    /// @param first the first one's number
    record All(long first, long end) implements ListedRows {
        @Override
        public long before(long row) {
            return Math.clamp(row - first, 0, Math.max(0, end - first));
        }

        @Override
        public long row(long place) {
            return first + place;
        }

        @Override
        public boolean contains(long row) {
            return row >= first && row < end;
        }
    }

    /// The same rows in another order.
    record Sorted(ListedRows rows, RowOrder order) implements ListedRows {
        @Override
        public long end() {
            return rows.end();
        }

        @Override
        public long before(long row) {
            long place = order.place(row);
            return place >= 0 ? place : row >= end() ? order.count() : 0;
        }

        @Override
        public long row(long place) {
            return order.row(place);
        }

        @Override
        public boolean contains(long row) {
            return order.place(row) >= 0;
        }
    }

    /// No row: a filter has not looked at any.
    ///
    /// @param end the number of the row that will be looked at first
    record None(long end) implements ListedRows {
        @Override
        public long before(long row) {
            return 0;
        }

        @Override
        public long row(long place) {
            throw new IndexOutOfBoundsException("row " + place + " of none");
        }

        @Override
        public boolean contains(long row) {
            return false;
        }
    }

    /// Those that passed a filter so far.
    record Passing(RowHits hits) implements ListedRows {
        @Override
        public long end() {
            return hits.end();
        }

        @Override
        public long before(long row) {
            return hits.before(row);
        }

        @Override
        public long row(long place) {
            return hits.row(place);
        }

        @Override
        public boolean contains(long row) {
            return hits.contains(row);
        }
    }
}
