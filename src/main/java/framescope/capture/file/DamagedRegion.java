package framescope.capture.file;

/// A part of a file that could not be read; reading went on behind it.
///
/// @param offset of its first byte, in the uncompressed data
/// @param length in bytes
public record DamagedRegion(long offset, long length, DamageKind kind) {}
