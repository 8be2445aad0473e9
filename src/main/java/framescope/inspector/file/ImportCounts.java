package framescope.inspector.file;

import framescope.capture.RowMark;
import framescope.capture.RowMarks;
import framescope.capture.RowName;
import framescope.capture.file.RowComment;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// What an import has come upon so far. One thread counts, any may look.
final class ImportCounts {
    /// Notes are objects on the heap, and a file may give cause for any number of them.
    private static final int MOST_NOTES = 10_000;

    private final AtomicLong frames = new AtomicLong();
    private final AtomicLong connections = new AtomicLong();
    private final Map<RowName, RowMark> named = new HashMap<>();
    private long notes;
    private long leftOutBefore;
    private int marks;
    private long characters;

    void frame() {
        frames.lazySet(frames.getPlain() + 1);
    }

    long frames() {
        return frames.get();
    }

    void connection() {
        connections.lazySet(connections.getPlain() + 1);
    }

    long connections() {
        return connections.get();
    }

    /// Keeps what stands at a row by its name, until all rows are read; as much as a capture takes.
    void name(RowComment.Elsewhere comment) {
        if (mayMark(comment.mark())) {
            named.put(comment.name(), comment.mark());
        }
    }

    /// What [#name] has kept.
    Map<RowName, RowMark> named() {
        return named;
    }

    /// Whether one more mark or comment may be read; it then is taken for read.
    boolean mayMark(RowMark mark) {
        marks++;
        characters += mark.comment().length();
        return marks <= RowMarks.MOST_ROWS && characters <= RowMarks.MOST_CHARACTERS;
    }

    /// Whether one more note may be made; it then is taken for made.
    boolean mayNote() {
        return notes++ < MOST_NOTES;
    }

    /// A capture that was saved into the file had left out so many notes.
    void leftOut(long before) {
        leftOutBefore += before;
    }

    /// How many notes there was no room for, here or in the capture that the file was saved from.
    long notesLeftOut() {
        return Math.max(0, notes - MOST_NOTES) + leftOutBefore;
    }
}
