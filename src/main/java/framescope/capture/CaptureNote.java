package framescope.capture;

/// A note's content.
///
/// @param detail what the note is about, as data; empty where there is nothing to add. Of a long one
///     the beginning is kept, with an ellipsis behind it
public record CaptureNote(NoteKind kind, String detail) {
    private static final int LONGEST = 1000;

    /// Cuts a detail that is too long.
    public CaptureNote {
        detail = ShortText.of(detail, LONGEST);
    }
}
