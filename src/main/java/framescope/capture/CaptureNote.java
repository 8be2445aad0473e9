package framescope.capture;

/// A note's content.
///
/// @param detail what the note is about, as data; empty where there is nothing to add
public record CaptureNote(NoteKind kind, String detail) {}
