package framescope.capture.journal;

import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.testing.WireWriter;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/// A program that fills a journal until it is killed: on each of four connections both ends count,
/// four bytes a number, in chunks of any length.
final class JournalLoad {
    static final int CONNECTIONS = 4;

    private static final int CONGESTED_NANOS = 1_000_000;

    private JournalLoad() {}

    public static void main(String[] args) throws Exception {
        JournalFolder folder = JournalFolder.at(Path.of(args[0]));
        Journal journal =
                Journal.in(
                        folder.claim(),
                        JournalSettings.DEFAULT.withSpaceFloor(0),
                        "Framescope test");
        MemoryCapture capture = MemoryCapture.passing(journal, 1L << 30);
        for (int i = 0; i < CONNECTIONS; i++) {
            capture.opened(WireWriter.REMOTE, WireWriter.LOCAL, WireWriter.TIME);
        }
        ByteBuffer chunk = ByteBuffer.allocateDirect(1 << 20);
        int[] next = new int[CONNECTIONS * 2];
        for (int turn = 0; ; turn++) {
            int stream = turn % next.length;
            chunk.clear();
            int numbers = (turn * 7919) % 50_000 + 1;
            for (int i = 0; i < numbers; i++) {
                chunk.putInt(next[stream]++);
            }
            capture.append(
                    stream / 2 + 1,
                    stream % 2 == 0 ? Direction.CLIENT_TO_SERVER : Direction.SERVER_TO_CLIENT,
                    WireWriter.TIME,
                    chunk.flip());
            while (capture.congested()) {
                LockSupport.parkNanos(CONGESTED_NANOS);
            }
        }
    }
}
