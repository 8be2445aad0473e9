package framescope.capture.journal;

import java.nio.file.Path;
import java.time.Instant;

/// A journal whose program has ended.
///
/// @param begun when its first packet went over the wire; the file's own time where there is none
/// @param connections how many connections it tells of
/// @param frames how many whole frames went over them
/// @param packets how many of its packets carry bytes
/// @param wireBytes how many these are
/// @param fileBytes the length of the file
/// @param tornBytes how many bytes at its end are no whole block
/// @param cutBytes how many such bytes were cut off before, and lie in a file beside it
public record LeftJournal(
        Path file,
        Instant begun,
        int connections,
        long frames,
        long packets,
        long wireBytes,
        long fileBytes,
        long tornBytes,
        long cutBytes) {
    /// Whether there is nothing in it that anybody could want back.
    public boolean isEmpty() {
        return connections == 0 && tornBytes == 0 && cutBytes == 0;
    }

    /// The same once its torn end is cut off.
    LeftJournal mended() {
        return new LeftJournal(
                file,
                begun,
                connections,
                frames,
                packets,
                wireBytes,
                fileBytes - tornBytes,
                0,
                cutBytes + tornBytes);
    }
}
