package framescope.capture.journal;

import java.nio.ByteBuffer;
import java.nio.file.Path;

/// A journal on a disk that costs nothing: whatever is written there is gone. All else is done as
/// for a file, so that a benchmark can tell the one from the other.
public final class DiscardedJournal {
    private DiscardedJournal() {}

    /// One with the settings of the program.
    public static Journal open() {
        JournalFile file = new Discarding(Path.of("discarded.pcapng"));
        return new Journal(
                number -> file, JournalSettings.DEFAULT, "Framescope benchmark", true, () -> {});
    }

    private static final class Discarding extends JournalFile {
        Discarding(Path path) {
            super(path, false);
        }

        @Override
        void secure(long written, long spaceFloor) {}

        @Override
        void write(ByteBuffer bytes, long at) {
            bytes.position(bytes.limit());
        }

        @Override
        void force() {}

        @Override
        long usableSpace() {
            return Long.MAX_VALUE;
        }
    }
}
