package framescope.capture;

import java.nio.ByteBuffer;

/// A walk over the reads and writes of a capture in the order in which they were kept, as a cursor:
/// no object is made for each.
///
/// It ends where the capture ended when it was asked for, or where it has come to when the capture is
/// cleared meanwhile.
/// Not thread-safe, but others may write to the capture at the same time.
public interface WireChunks {
    /// Goes to the next chunk.
    ///
    /// @return whether there is one
    boolean next();

    /// The chunk's number, which the location of a row in it begins with.
    int number();

    /// How many of its first bytes were cleared; they count in the locations of rows.
    int cleared();

    /// The number of the chunk's connection.
    int connection();

    /// Which way it went.
    Direction direction();

    /// When it was read or written, nanoseconds since 1970.
    long time();

    /// How many bytes it has.
    int length();

    /// Its bytes, from position to limit; valid until the next step. Fewer than [#length] when they
    /// were cleared meanwhile.
    ByteBuffer bytes();
}
