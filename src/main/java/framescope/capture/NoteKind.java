package framescope.capture;

/// What a note in a capture says; the words for it stand in `messages.properties`.
public enum NoteKind {
    /// A frame was not sent, because a Close frame went before or the connection is not open.
    SEND_REFUSED,
    /// A program's handler failed, and the connection with it.
    HANDLER_FAILED
}
