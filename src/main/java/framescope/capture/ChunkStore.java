package framescope.capture;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/// Where the bytes of a capture's chunks are kept: in memory, or in a file.
///
/// Its capture calls everything but [#read], [#takesMore] and [#health] under its lock; those may be
/// called from any thread.
public interface ChunkStore {
    /// The place of bytes that could not be kept.
    long NOT_KEPT = -1;

    /// Bytes that lie together.
    ///
    /// @param place of the first
    /// @param length how many there are
    record Run(long place, int length) {}

    /// A connection whose chunks may come.
    void opened(ConnectionInfo connection);

    /// Keeps a chunk, from position to limit; the position stays.
    ///
    /// @param time nanoseconds since 1970
    /// @param handshake whether it belongs to the opening handshake, without which the rest cannot
    ///     be read
    /// @return its place, which is larger than those of chunks before it; or [#NOT_KEPT]
    long append(int connection, Direction direction, long time, ByteBuffer wire, boolean handshake);

    /// Hears of bytes that are not to be kept: what comes behind them lies so much further on.
    ///
    /// @param length how many there are
    void skipped(int connection, Direction direction, int length);

    /// Copies bytes of a chunk into an array.
    ///
    /// @param index of the first of them in the chunk
    /// @param at where it goes in the array
    /// @return how many bytes were there: fewer than asked for where some were dropped
    int read(long place, int index, byte[] into, int at, int length);

    /// What was noted about a connection.
    void note(int connection, long time, CaptureNote note);

    /// What somebody wrote at a row; the latest counts. The connection may have ended.
    ///
    /// @param time of the row, nanoseconds since 1970
    void mark(ConnectionInfo connection, long time, RowName name, RowMark mark);

    /// The connection ended: no more chunks of it come.
    void closed(int connection, long time, Ending ending);

    /// Asks for a fresh start: what comes from now on is to be whole without what came before.
    ///
    /// @return whether that is so; the connections that are open, their heads and their pending
    ///     bytes are then to be told and appended once more, and what lies before [#end] of this
    ///     moment is to be dropped
    boolean beginAnew();

    /// Lets go of what lies before a place, but for some.
    ///
    /// @return how much memory is held for the sake of those alone
    long dropBefore(long place, List<Run> kept);

    /// Drops everything. Only for an owner whose readers are done.
    void restart();

    /// Where the next chunk will be, or before that.
    long end();

    /// How much memory is held, where it grows with what is kept.
    long heldBytes();

    /// Where else on the same disk there is room; empty where bytes are kept in memory.
    Optional<Scratch> scratch();

    /// Whether a chunk that is appended now will be kept.
    boolean takesMore();

    /// How the keeping goes. A disk that takes nothing is told of while chunks are still kept in
    /// memory.
    CaptureHealth health();
}
