package framescope.capture;

/// A part of a row's bytes that one read of the socket, or one write to it, has carried.
///
/// @param from the row's byte that it begins with, from 0 on
/// @param to the one that it ends before
/// @param start which byte of the read or write that is
/// @param chunkLength how many bytes this had in all
/// @param time of the read or write, nanoseconds since 1970
public record RowPiece(long from, long to, int start, int chunkLength, long time) {}
