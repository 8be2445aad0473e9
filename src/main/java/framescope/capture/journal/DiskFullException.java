package framescope.capture.journal;

import java.io.IOException;

/// What is to be written would take room that is left to others.
final class DiskFullException extends IOException {
    private static final long serialVersionUID = 1L;

    DiskFullException() {
        super("the disk is full");
    }
}
