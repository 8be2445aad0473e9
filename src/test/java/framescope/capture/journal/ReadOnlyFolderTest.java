package framescope.capture.journal;

import framescope.testing.LeftBehind;
import framescope.testing.MountedFolder;
import framescope.testing.Threat;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where nothing can be changed, as on a disk that the system has made read-only after a fault, the
/// journals of earlier runs are listed and read all the same.
@Tag("process")
class ReadOnlyFolderTest {
    private static final String MOUNT =
            "mount --bind \"$1\" \"$1\" && mount -o remount,ro,bind \"$1\"";

    @TempDir private Path disk;

    @Threat("F4")
    @Test
    void earlierJournalsAreListedAndReadAndStayWithAReason() throws Exception {
        MountedFolder folder = new MountedFolder(disk, MOUNT);
        LeftBehind.journal(disk, "one");
        LeftBehind.tornJournal(disk, "two");
        folder.assertPasses(ReadOnlyFolder.class);
    }
}
