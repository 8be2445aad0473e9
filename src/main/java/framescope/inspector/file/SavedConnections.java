package framescope.inspector.file;

import framescope.capture.CaptureStore;
import framescope.capture.ConnectionInfo;
import framescope.capture.file.PcapngWriter;
import framescope.capture.file.TcpSynthesis;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/// The connections of a file that is being written: each is opened before anything else of it.
final class SavedConnections {
    private final CaptureStore store;
    private final PcapngWriter writer;
    private final Map<Integer, TcpSynthesis> opened = new HashMap<>();

    SavedConnections(CaptureStore store, PcapngWriter writer) {
        this.store = store;
        this.writer = writer;
    }

    /// A connection of the file, written as opened if it is not yet.
    ///
    /// @param time when something is about to be written of it
    TcpSynthesis at(int number, long time) throws IOException {
        TcpSynthesis known = opened.get(number);
        if (known != null) {
            return known;
        }
        ConnectionInfo info =
                store.connection(number).orElseGet(() -> new ConnectionInfo(number, "", "", time));
        TcpSynthesis fresh = new TcpSynthesis(number, info.remote(), info.local());
        opened.put(number, fresh);
        writer.opened(fresh, Math.min(time, info.openedAt()));
        return fresh;
    }
}
