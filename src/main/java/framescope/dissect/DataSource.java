package framescope.dissect;

import framescope.protocol.Bytes;

/// Bytes that fields point into.
public record DataSource(Kind kind, Bytes bytes) {
    /// Where the bytes come from.
    public enum Kind {
        /// They stood on the wire.
        WIRE,
        /// The payload with its mask taken off.
        UNMASKED,
        /// The message that a compressed frame ends, inflated.
        INFLATED
    }
}
