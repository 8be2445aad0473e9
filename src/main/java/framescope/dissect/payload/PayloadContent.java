package framescope.dissect.payload;

import framescope.protocol.Bytes;

/// A payload as a view shows it.
public sealed interface PayloadContent {
    /// A tree of its parts.
    ///
    /// @param whole false where it has more parts, or deeper ones, than are shown
    record Tree(PayloadNode root, boolean whole) implements PayloadContent {}

    /// Text.
    record Text(Bytes utf8) implements PayloadContent {}

    /// A picture to be decoded, of this size in pixels.
    record Picture(String format, int width, int height, Bytes file) implements PayloadContent {}

    /// Bytes of no known meaning.
    record Hex(Bytes bytes) implements PayloadContent {}
}
