package framescope.ui.detail;

/// The ways to look at the selected row.
public enum DetailTab {
    /// The header bit by bit, as the RFC draws it.
    BITS,
    /// All bytes, as on the wire, unmasked, or inflated.
    BYTES,
    /// How the payload is unmasked, byte by byte.
    UNMASKING,
    /// The message that a data frame belongs to.
    MESSAGE,
    /// How the payload of a compressed message is built.
    DEFLATE,
    /// A text message code point by code point.
    UTF8,
    /// What the row carries, as the format that it seems to be.
    CONTENT
}
