package framescope.capture;

/// What a row of a capture is about.
public enum RowKind {
    /// A TCP connection was accepted.
    OPENED,
    /// An HTTP request head came, an opening handshake for the most part.
    REQUEST,
    /// It was answered.
    RESPONSE,
    /// A whole frame went over the wire.
    FRAME,
    /// Bytes went over the wire that are no whole frame and no head.
    BYTES,
    /// The TCP connection ended.
    CLOSED,
    /// Something that is not on the wire, such as a send that was refused.
    NOTE;

    /// Whether rows of this kind have bytes on the wire.
    public boolean hasBytes() {
        return switch (this) {
            case REQUEST, RESPONSE, FRAME, BYTES -> true;
            case OPENED, CLOSED, NOTE -> false;
        };
    }
}
