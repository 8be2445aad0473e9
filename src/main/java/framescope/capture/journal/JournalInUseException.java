package framescope.capture.journal;

import java.io.IOException;
import java.nio.file.Path;

/// Another running program has to do with the same journal.
public final class JournalInUseException extends IOException {
    private static final long serialVersionUID = 1L;

    JournalInUseException(Path journal) {
        super(journal + " is in use");
    }
}
