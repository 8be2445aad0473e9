package framescope.capture.journal;

import java.nio.file.Path;
import java.time.Instant;

/// A journal whose program has ended.
///
/// @param begun when its first packet went over the wire; the file's own time where there is none
/// @param connections how many connections it tells of
/// @param packets how many of its packets carry bytes
/// @param wireBytes how many these are
/// @param fileBytes the length of the file
/// @param tornBytes how many bytes at its end are no whole block
public record LeftJournal(
        Path file,
        Instant begun,
        int connections,
        long packets,
        long wireBytes,
        long fileBytes,
        long tornBytes) {}
