package framescope.dissect;

import framescope.protocol.Bytes;

/// A compressed message and what it holds.
///
/// @param bytes the first of its bytes, inflated; all of them but for very large ones
/// @param length of all of them
/// @param compressedLength how many payload bytes its frames have on the wire
public record InflatedMessage(Bytes bytes, long length, long compressedLength) {}
