package framescope.capture;

import java.nio.ByteBuffer;
import java.util.Map;

/// The door for writers. All methods may be called from any thread; each is called once a read or
/// a write, not once a frame.
public interface CaptureSink {
    /// Takes nothing and keeps nothing: for measuring, and for a server without a capture.
    CaptureSink NOWHERE = new NoCapture();

    /// Whether what is handed in is kept. Where it is not, only [#opened] and [#note] need to be
    /// called.
    boolean isKeeping();

    /// Stands for no connection, in notes about none.
    int NO_CONNECTION = 0;

    /// A connection of which something is about to be seen.
    ///
    /// @param openedAt nanoseconds since 1970
    /// @return its number
    int opened(String remote, String local, long openedAt);

    /// What a connection's handshake settled.
    void agreed(int connection, String target, String subprotocol);

    /// Says that a connection's handshake has agreed on permessage-deflate: it holds for the rows that
    /// are appended from now on.
    void deflating(int connection);

    /// Keeps the bytes of one read or one write, from position to limit; the position stays. Until
    /// [#pendingFrom] says otherwise they wait for their rows, and no clearing drops them.
    ///
    /// @return the chunk's number, which rows refer to
    int append(int connection, Direction direction, long time, ByteBuffer wire);

    /// Says that bytes of a direction are missing: what comes next lies behind them.
    ///
    /// @param length how many, at least 1
    /// @return the number of the chunk that stands for the first of them
    int skipped(int connection, Direction direction, long time, long length);

    /// Keeps what a compressed message holds, from position to limit; the position stays.
    ///
    /// @return the place that [RowBatch#inflated] refers to; less than 0 when there is no room
    long keepInflated(ByteBuffer payload);

    /// Tells where in a direction's chunks the bytes begin that are not part of a row yet, once
    /// the rows of all bytes before them are appended.
    ///
    /// @param location of the first of them ([RowBatch#location]), or -1 when all bytes are part
    ///     of a row
    void pendingFrom(int connection, Direction direction, long location);

    /// Keeps rows, in this order.
    void append(RowBatch rows);

    /// A note about a connection, or with [#NO_CONNECTION] about all of the capture.
    void note(int connection, long time, NoteKind kind, String detail);

    /// Says what stands at rows that were appended before, as far as there are rows of these names.
    /// Walks over all rows.
    void mark(Map<RowName, RowMark> read);

    /// Whether writers should stop reading from their sockets until this turns false: the capture
    /// cannot take more for now. What they still write is kept.
    boolean congested();
}
