package framescope.capture.journal;

import framescope.testing.MountedFolder;
import framescope.testing.Threat;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real disk that is really full: a small one in memory, in a namespace of its own.
@Tag("process")
class SmallDiskTest {
    private static final String MOUNT = "mount -t tmpfs -o size=16m tmpfs \"$1\"";

    @TempDir private Path disk;

    @Threat("F3")
    @Test
    void aFullDiskStopsNeitherTrafficNorTheProgramAndTheJournalGoesOn() throws Exception {
        new MountedFolder(disk, MOUNT).assertPasses(SmallDisk.class);
    }
}
