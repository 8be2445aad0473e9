package framescope.ui.heartbeat;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.Direction;
import framescope.capture.RowBlock;
import framescope.inspector.Heartbeat;
import framescope.protocol.Opcode;
import framescope.protocol.Rule;
import java.util.ArrayList;
import java.util.List;

/// Finds the Pings of a heartbeat and the Pongs of its connection among new rows. One thread at a
/// time.
final class HeartbeatScan {
    private static final int MOST_PAYLOAD = 125;
    private static final int MOST_FINDS = 1000;
    private static final long UNASKED = Rule.PONG_UNSOLICITED.bit() | Rule.PONG_MISMATCHED.bit();

    private final CaptureStore store;
    private final int connection;
    private final RowBlock block = new RowBlock();
    private long next;

    /// A Ping or a Pong.
    ///
    /// @param asked whether it is a Pong that answers a Ping of anybody's
    /// @param at nanoseconds since 1970
    record Find(boolean ping, boolean asked, String payload, long at) {}

    /// Looks at rows that come from now on.
    HeartbeatScan(CaptureStore store, int connection) {
        this.store = store;
        this.connection = connection;
        next = store.endRow();
    }

    /// What has come since the last time; the rest another time where it is very much.
    List<Find> read() {
        List<Find> finds = new ArrayList<>();
        while (finds.size() < MOST_FINDS && store.read(next, block)) {
            for (int at = 0; at < block.count(); at++) {
                if (block.connection(at) == connection && block.isFrame(at)) {
                    look(at, finds);
                }
            }
            next = block.first() + block.count();
        }
        return finds;
    }

    private void look(int at, List<Find> finds) {
        Opcode opcode = Opcode.ofCode(block.firstByte(at));
        boolean fromServer = block.direction(at) == Direction.SERVER_TO_CLIENT.ordinal();
        boolean ping = opcode == Opcode.PING && fromServer;
        if (!ping && (opcode != Opcode.PONG || fromServer)) {
            return;
        }
        CaptureRecord row = block.row(at);
        String payload = store.payload(row, MOST_PAYLOAD).text();
        if (!ping || payload.startsWith(Heartbeat.PREFIX)) {
            boolean unasked = (row.broken().bits() & UNASKED) != 0;
            finds.add(new Find(ping, !ping && !unasked, payload, row.time()));
        }
    }
}
