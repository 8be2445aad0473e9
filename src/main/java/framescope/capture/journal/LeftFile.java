package framescope.capture.journal;

import java.nio.file.Path;
import java.time.Instant;

/// The file of a journal whose program has ended, unread.
///
/// @param started when the program started
/// @param bytes the length of the file, and of what was cut from it
/// @param seen whether it was told of in [JournalFolder#markSeen]
public record LeftFile(Path file, Instant started, long bytes, boolean seen) {}
