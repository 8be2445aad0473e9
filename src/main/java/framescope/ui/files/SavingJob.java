package framescope.ui.files;

import framescope.inspector.file.FileProgress;
import java.io.IOException;

/// A capture being saved. [#run] is called once, on any thread; the rest by anybody, at any time.
interface SavingJob {
    /// Writes the file.
    ///
    /// @return whether it is there; otherwise it was cancelled, and nothing has changed
    /// @throws java.nio.file.FileAlreadyExistsException when there is one that may not be replaced
    /// @throws IOException when it cannot be written
    boolean run(boolean replacing) throws IOException;

    FileProgress progress();

    void cancel();
}
