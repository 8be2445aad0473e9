package framescope.capture;

import framescope.protocol.Bytes;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The door for readers: an append-only sequence of rows, and the bytes behind each.
///
/// All methods may be called from any thread and never wait for a writer for longer than it takes
/// to append a batch.
public interface CaptureStore {
    /// The number of the first row that is kept.
    long firstRow();

    /// The number behind the last row: there are `endRow() - firstRow()` rows.
    long endRow();

    /// A row.
    ///
    /// @return empty when the number is not from [#firstRow] to [#endRow], exclusive
    Optional<CaptureRecord> row(long number);

    /// Copies rows into a block without an object for each: from a number on, or from the first
    /// row that is kept where that is behind it, as many as the block takes and as there are.
    ///
    /// @return whether there was any
    boolean read(long from, RowBlock into);

    /// The bytes of a row as they stood on the wire.
    ///
    /// @param from how many of the row's bytes to leave out at its beginning
    /// @param limit the most bytes to return
    /// @return fewer than asked for where the row ends, or where its bytes were cleared
    Bytes wire(CaptureRecord row, long from, int limit);

    /// The bytes of a row and what was written behind it, up to where the next row of its stream
    /// begins: what a sent frame really has that declares a wrong length.
    ///
    /// @param limit the most bytes to return
    Bytes written(CaptureRecord row, int limit);

    /// The payload of a frame, unmasked.
    ///
    /// @param limit the most bytes to return
    Bytes payload(CaptureRecord row, int limit);

    /// Which reads or writes have carried a row's bytes, in their order; the first of them where
    /// there are more than the limit.
    List<RowPiece> pieces(CaptureRecord row, int limit);

    /// The message that a compressed frame ends, inflated; none for any other row.
    ///
    /// @param limit the most bytes to return
    Bytes inflated(CaptureRecord row, int limit);

    /// How many bytes that message has inflated; 0 for any other row.
    long inflatedLength(CaptureRecord row);

    /// The reads and writes that are kept at this moment. The bytes of chunks that are kept for
    /// the sake of a row that began in them are whole.
    WireChunks chunks();

    /// The content of a row of kind [RowKind#NOTE].
    CaptureNote note(CaptureRecord row);

    /// What is marked and commented on. Whoever changes it calls [#keepMarks] for the same rows, in
    /// the background.
    RowMarks marks();

    /// Writes what [#marks] says of rows to where the capture is kept. Looks the rows up one by
    /// one, and takes time for many.
    void keepMarks(Collection<Long> rows);

    /// Names by which rows are found again in a file with the same packets, by their numbers. A row
    /// whose bytes were cleared has none. Takes time as [#keepMarks] does.
    Map<Long, RowName> names(Collection<CaptureRecord> rows);

    /// What is known of a connection from its start on.
    Optional<ConnectionInfo> connection(int number);

    /// A head of a connection's opening handshake, where its row was cleared while the connection
    /// was open: what came since is no use without it. Empty for all others.
    Bytes clearedHead(int connection, Direction direction);

    /// All connections that are open or have rows, in the order of their numbers.
    List<ConnectionSummary> connections();

    /// The counts at this moment.
    CaptureTotals totals();

    /// Lets frames go from now on, and notes so: traffic goes on, and only the openings, handshakes
    /// and ends of connections are kept. Does nothing when it is stopped.
    ///
    /// @param time nanoseconds since 1970
    void stop(long time);

    /// Keeps everything again, and notes what was let go. Does nothing unless it is stopped.
    ///
    /// @param time nanoseconds since 1970
    void goOn(long time);

    /// Whether frames are let go since somebody has stopped the capture.
    boolean isStopped();

    /// How often it has been cleared. Whoever reads all rows in several steps sees by this whether
    /// some were gone before they were read.
    int clearings();

    /// Forgets all rows, the bytes behind them, and connections that have ended.
    void clear();

    /// Adds a listener, held strongly for the life of the store.
    void addListener(CaptureListener listener);
}
