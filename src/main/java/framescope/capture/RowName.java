package framescope.capture;

/// A row by what the packets of a capture tell, so that it is found again when a file with the same
/// packets is opened, whatever numbers rows and connections get then.
public sealed interface RowName {
    /// The number of the row's connection in the capture that it was named in.
    int connection();

    /// A row with bytes, by the first of them: no two rows begin with the same one.
    ///
    /// @param time when it was read or written, nanoseconds since 1970
    /// @param offset how many bytes of this direction have the same time and stand before it: 0 for
    ///     the first byte of a read
    record FirstByte(int connection, Direction direction, long time, long offset)
            implements RowName {}

    /// The row of a connection's beginning.
    record Beginning(int connection) implements RowName {}

    /// The row of a connection's end.
    record End(int connection) implements RowName {}

    /// A note about a connection.
    ///
    /// @param index how many notes of this kind about the connection stand before it
    record Note(int connection, NoteKind kind, int index) implements RowName {}
}
