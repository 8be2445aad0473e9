package framescope.capture.file;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// What one read or write delivered, on its way back from several packets. Not thread-safe.
final class CutRun {
    /// The longest that is put together: more than any frame that a server takes by itself.
    private static final int MOST = 1 << 25;

    private static final int LEAST_ROOM = 1 << 18;

    private final WaitingLimit limit;
    private byte[] bytes = {};
    private int length;
    private long time;

    CutRun(WaitingLimit limit) {
        this.limit = limit;
    }

    boolean isEmpty() {
        return length == 0;
    }

    long time() {
        return time;
    }

    /// Takes what comes next.
    ///
    /// @return whether it is long enough
    boolean add(long at, ByteBuffer in) {
        int more = in.remaining();
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(LEAST_ROOM, 2 * (length + more)));
        }
        in.get(bytes, length, more);
        length += more;
        time = at;
        limit.add(more);
        return length >= MOST || limit.exceededBy(0);
    }

    /// Gives all of it away.
    ByteBuffer take() {
        ByteBuffer whole = ByteBuffer.wrap(bytes, 0, length);
        limit.add(-length);
        bytes = new byte[0];
        length = 0;
        return whole;
    }
}
