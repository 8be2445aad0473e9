package framescope.capture.journal;

import java.io.IOException;
import java.nio.file.Path;

/// Nothing in the folder of journals can be changed, by any program.
public final class ReadOnlyFolderException extends IOException {
    private static final long serialVersionUID = 1L;

    ReadOnlyFolderException(Path folder, IOException cause) {
        super(folder + " is read-only", cause);
    }
}
