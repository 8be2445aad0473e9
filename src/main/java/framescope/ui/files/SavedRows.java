package framescope.ui.files;

import framescope.capture.CaptureStore;

/// How much of the capture is in a file of the user's. FX thread only.
final class SavedRows {
    private final CaptureStore store;
    private final Keeping keeping;
    private long end;

    /// A moment of the capture.
    ///
    /// @param end behind its last row
    /// @param kept how far the file has come that it is kept in
    record Moment(long end, long kept) {}

    SavedRows(CaptureStore store, Keeping keeping) {
        this.store = store;
        this.keeping = keeping;
    }

    Moment now() {
        return new Moment(store.endRow(), keeping.mark());
    }

    /// All that had come until then is in another file, too.
    void areElsewhere(Moment until) {
        end = until.end();
        keeping.isElsewhere(until.kept());
    }

    /// How many rows are in no file but the one that the capture is kept in.
    long others() {
        return store.endRow() - Math.max(store.firstRow(), end);
    }
}
