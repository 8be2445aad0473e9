package framescope.capture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The notes that a capture's rows refer to by their places. What is noted again and again is kept
/// once. Guarded by its owner's lock.
final class KeptNotes {
    /// About what a note takes beside its letters, in bytes, with its entries in list and map.
    private static final int BYTES_OF_A_NOTE = 160;

    private static final CaptureNote FORGOTTEN = new CaptureNote(NoteKind.CLEARED, "");

    private final List<CaptureNote> notes = new ArrayList<>();
    private final Map<CaptureNote, Integer> places = new HashMap<>();
    private int first;
    private long heldBytes;

    /// The place of a note, which is kept from now on.
    int placeOf(CaptureNote note) {
        int place = places.computeIfAbsent(note, unknown -> first + notes.size());
        if (place == first + notes.size()) {
            notes.add(note);
            heldBytes += BYTES_OF_A_NOTE + 2L * note.detail().length();
        }
        return place;
    }

    /// The note of a place. Whoever still asks for one that was cleared hears that it was.
    CaptureNote at(long place) {
        return place < first ? FORGOTTEN : notes.get((int) place - first);
    }

    /// Forgets all of them: no row refers to them any more.
    void clear() {
        first += notes.size();
        notes.clear();
        places.clear();
        heldBytes = 0;
    }

    /// About how many bytes they take.
    long heldBytes() {
        return heldBytes;
    }
}
