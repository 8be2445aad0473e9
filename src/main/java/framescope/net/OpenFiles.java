package framescope.net;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/// The files that this process may have open, of which every connection is one.
final class OpenFiles {
    /// For what else the program opens: the journal, classes, files to save to.
    private static final int KEPT_FREE = 64;

    private OpenFiles() {}

    /// How many connections the system lets the process have besides what is open now.
    static int roomForConnections() {
        if (ManagementFactory.getOperatingSystemMXBean()
                instanceof UnixOperatingSystemMXBean unix) {
            long left = unix.getMaxFileDescriptorCount() - unix.getOpenFileDescriptorCount();
            return Math.clamp(left - KEPT_FREE, 1, Integer.MAX_VALUE);
        }
        return Integer.MAX_VALUE; // Windows knows no such limit.
    }
}
