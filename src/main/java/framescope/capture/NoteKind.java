package framescope.capture;

/// What a note in a capture says; the words for it stand in `messages.properties`.
public enum NoteKind {
    /// A frame was not sent, because a Close frame went before or the connection is not open.
    SEND_REFUSED,
    /// A program's handler failed, and the connection with it.
    HANDLER_FAILED,
    /// From here on bytes could not be kept; the detail is the [CaptureHealth].
    CAPTURE_PAUSED,
    /// Bytes are kept again; the detail is how many were not.
    CAPTURE_RESUMED
}
