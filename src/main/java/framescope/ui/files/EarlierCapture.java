package framescope.ui.files;

import framescope.capture.journal.LeftFile;
import framescope.capture.journal.LeftJournal;
import framescope.text.ByteCount;
import framescope.text.Messages;
import framescope.text.PastTime;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/// A capture that an earlier run of the program has left.
///
/// @param content what is in it; empty until it was read
record EarlierCapture(LeftFile file, Optional<LeftJournal> content) {
    /// The most important about it, such as `1,204 frames from yesterday 14:02`.
    String title() {
        Instant begun = content.map(LeftJournal::begun).orElse(file.started());
        String when = PastTime.of(begun, Instant.now(), ZoneId.systemDefault());
        return content.map(known -> Messages.format("earlier.frames", known.frames(), when))
                .orElseGet(() -> Messages.format("earlier.reading", when));
    }

    /// What else there is to say.
    String detail() {
        String size = ByteCount.of(file.bytes());
        if (content.isEmpty()) {
            return size;
        }
        LeftJournal known = content.get();
        return Messages.format(
                "earlier.detail", known.connections(), size, known.tornBytes(), known.cutBytes());
    }
}
