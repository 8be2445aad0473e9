package framescope.capture.journal;

import java.nio.ByteBuffer;

/// Whole blocks on their way to a section's file.
///
/// @param start where they go in the file
/// @param buffer whose bytes they are, from position 0 to the limit; not to be changed
record JournalBatch(JournalSection section, long start, BatchBuffer buffer) {
    ByteBuffer bytes() {
        return buffer.bytes();
    }

    long end() {
        return start + bytes().limit();
    }

    boolean holds(JournalSection other, long offset) {
        return section == other && offset >= start && offset < end();
    }
}
