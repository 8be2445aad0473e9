package framescope.inspector.file;

/// What of a capture's bytes is saved.
public enum ExportForm {
    /// Every byte as it was on the wire.
    WIRE,
    /// What Wireshark 4.0 decodes rightly: the header that agrees on extensions is left out of the
    /// opening handshake, and each compressed message becomes one frame without RSV1, with the
    /// inflated payload, the FIN bit, and the masking-key of its last frame. All else is as it was.
    INFLATED
}
