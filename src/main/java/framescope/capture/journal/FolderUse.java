package framescope.capture.journal;

/// How much room the journals of a folder take, in bytes: in all, and of that what
/// [JournalFolder#tidy] leaves where it is.
///
/// @param all of them, with what was cut from their ends
/// @param newest the newest of those whose programs have ended
/// @param unseen the others of these that the user has not been told of
/// @param running what programs write at this moment, this one among them
public record FolderUse(long all, long newest, long unseen, long running) {}
