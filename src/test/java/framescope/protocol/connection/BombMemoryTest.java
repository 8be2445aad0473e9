package framescope.protocol.connection;

import static framescope.testing.FrameBytes.binary;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import framescope.protocol.Bytes;
import framescope.protocol.deflate.DeflateCoders;
import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import framescope.testing.Threat;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.Deflater;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a message inflates to is no reason to take memory beyond the limit.
@Threat("P8")
class BombMemoryTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int MEBI = 1024 * 1024;
    // What is taken on the way, as a message grows; and one step of inflation, with its classes.
    private static final int GROWTH = 3;
    private static final int STEP = 512 * 1024;

    private final DeflateCoders coders = new DeflateCoders();

    @ParameterizedTest
    @ValueSource(ints = {1000, 16 * MEBI})
    void aGibibyteOfZerosIsGivenUpAtTheLimit(int limit) {
        FrameBytes bomb = binary(bomb(1024)).rsv1().masked();
        assertThat(bomb.payload().length()).isLessThan(2 * MEBI);
        receive(bomb, limit); // Loads classes, and lends the coders their memory.
        ByteBuffer in = ByteBuffer.wrap(bomb.bytes().toArray());
        WebSocketEndpoint endpoint = opened(limit);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        endpoint.receive(in);
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertThat(endpoint.finished()).isTrue();
        assertThat(allocated).isLessThan((long) GROWTH * limit + STEP);
        coders.release();
    }

    private void receive(FrameBytes frame, int limit) {
        opened(limit).receive(ByteBuffer.wrap(frame.bytes().toArray()));
    }

    private WebSocketEndpoint opened(int limit) {
        ByteBuffer sent = ByteBuffer.allocate(1024);
        WebSocketEndpoint endpoint =
                WebSocketEndpoint.server(
                        Conversation.deflating().with(Limits.DEFAULT.withMessage(limit)),
                        coders,
                        Conversation.SILENCE,
                        new DeafObserver(),
                        bytes -> sent);
        endpoint.receive(
                Bytes.utf8(
                                Conversation.REQUEST.replace(
                                        "Upgrade:",
                                        "Sec-WebSocket-Extensions: permessage-deflate\r\nUpgrade:"))
                        .buffer());
        assertThat(endpoint.isDeflating()).isTrue();
        return endpoint;
    }

    // The same mebibyte again and again: each ends at a whole byte.
    private static Bytes bomb(int mebibytes) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(new byte[MEBI]);
        byte[] out = new byte[MEBI];
        int length = deflater.deflate(out, 0, out.length, Deflater.SYNC_FLUSH);
        deflater.end();
        byte[] bomb = new byte[length * mebibytes];
        for (int i = 0; i < mebibytes; i++) {
            System.arraycopy(out, 0, bomb, i * length, length);
        }
        return Bytes.of(Arrays.copyOf(bomb, bomb.length - 4));
    }
}
