package framescope.capture;

/// What a note in a capture says; the words for it stand in `messages.properties`.
public enum NoteKind {
    /// A frame was not sent, because a Close frame went before or the connection is not open.
    SEND_REFUSED,
    /// A frame was sent whose header, on purpose, declares another payload length than it has; the
    /// detail is both, in bytes.
    LENGTH_LIES,
    /// The connection ended before the last bytes that are shown as sent had left: their number.
    NOT_SENT,
    /// A program's handler failed, and the connection with it.
    HANDLER_FAILED,
    /// A rule of the server's behaviour was passed over, because its regular expression ran wild.
    RULE_STOPPED,
    /// Bytes of a connection are not in the file: their number, and the [Direction].
    BYTES_MISSING,
    /// A part of the file could not be read: its offset and length in bytes, and what is wrong
    /// with it, a `DamageKind`.
    FILE_DAMAGED,
    /// Somebody's comment at a packet, as it stands in the file.
    COMMENT,
    /// The connection comes from a HAR, which tells messages and no frames: the ones shown were
    /// made of them.
    MADE_FROM_MESSAGES,
    /// An error that a HAR tells of.
    ERROR_IN_HAR,
    /// A message of a HAR could not be read.
    MESSAGE_LEFT_OUT,
    /// A HAR has control frames of the connection, which are not shown since other frames are missing
    /// there; the detail is their number.
    CONTROL_FRAMES_LEFT_OUT,
    /// From here on bytes could not be kept; the detail is the [CaptureHealth].
    CAPTURE_PAUSED,
    /// Bytes are kept again; the detail is how many were not.
    CAPTURE_RESUMED,
    /// Somebody has stopped the capture: frames from here on are let go.
    CAPTURE_STOPPED,
    /// The capture goes on; the detail is how many bytes were let go.
    CAPTURE_CONTINUED,
    /// What the connection carried between its handshake and this place was cleared.
    CLEARED,
    /// The message of the frame before is too large to be inflated; the detail is how many bytes would
    /// have been inflated at the most.
    NOT_INFLATED,
    /// A file has fragments of IP packets, which are not put together: their number.
    FRAGMENTS_LEFT_OUT,
    /// A file has packets of a link layer that is not read: their number, and the number of its
    /// link type.
    LINK_NOT_READ,
    /// A file gave cause for more notes than are kept; the detail is how many were left out.
    NOTES_LEFT_OUT;

    /// Whether the note is about all of the capture, and about none of its connections.
    public boolean isOfCapture() {
        return switch (this) {
            case FILE_DAMAGED,
                    CAPTURE_STOPPED,
                    CAPTURE_CONTINUED,
                    FRAGMENTS_LEFT_OUT,
                    LINK_NOT_READ,
                    NOTES_LEFT_OUT ->
                    true;
            case SEND_REFUSED,
                    LENGTH_LIES,
                    NOT_SENT,
                    HANDLER_FAILED,
                    RULE_STOPPED,
                    BYTES_MISSING,
                    COMMENT,
                    MADE_FROM_MESSAGES,
                    ERROR_IN_HAR,
                    MESSAGE_LEFT_OUT,
                    CONTROL_FRAMES_LEFT_OUT,
                    CAPTURE_PAUSED,
                    CAPTURE_RESUMED,
                    CLEARED,
                    NOT_INFLATED ->
                    false;
        };
    }

    /// Whether the note is made anew when a file is read, so that none needs to be written.
    public boolean isMadeAnew() {
        return this == BYTES_MISSING || this == NOT_INFLATED;
    }
}
