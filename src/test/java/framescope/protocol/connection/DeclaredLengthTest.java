package framescope.protocol.connection;

import static framescope.testing.FrameBytes.zeros;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import framescope.protocol.Bytes;
import framescope.protocol.deflate.DeflateCoders;
import framescope.testing.Conversation;
import framescope.testing.Threat;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a header declares is no reason to take memory for it.
class DeclaredLengthTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int MOST = 64 * 1024;

    private static WebSocketEndpoint opened() {
        ByteBuffer sent = ByteBuffer.allocate(1024);
        WebSocketEndpoint endpoint =
                WebSocketEndpoint.server(
                        Conversation.settings(),
                        new DeflateCoders(),
                        Conversation.ECHO,
                        new DeafObserver(),
                        bytes -> sent);
        endpoint.receive(Bytes.utf8(Conversation.REQUEST).buffer());
        return endpoint;
    }

    /// What the thread allocates while these bytes are received.
    private static long allocatedBy(WebSocketEndpoint endpoint, Bytes bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes.toArray());
        long before = THREADS.getCurrentThreadAllocatedBytes();
        endpoint.receive(in);
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private static Bytes header(long length) {
        return zeros(0).declaring(length).masked().headerBytes();
    }

    @BeforeAll
    static void loadClasses() {
        opened().receive(ByteBuffer.wrap(header(Long.MAX_VALUE).toArray()));
    }

    @Threat("P2")
    @ParameterizedTest
    @ValueSource(longs = {(16 << 20) + 1, 1 << 30, Long.MAX_VALUE})
    void aFrameAboveTheLimitIsRefusedWithLittleMemory(long length) {
        WebSocketEndpoint endpoint = opened();
        assertThat(allocatedBy(endpoint, header(length))).isLessThan(MOST);
        assertThat(endpoint.finished()).isTrue();
    }

    @Threat("P2")
    @Test
    void aFrameJustAtTheLimitIsAwaitedWithMemoryForWhatCameOfIt() {
        WebSocketEndpoint endpoint = opened();
        assertThat(allocatedBy(endpoint, header(16 << 20))).isLessThan(MOST);
        assertThat(endpoint.finished()).isFalse();
        assertThat(allocatedBy(endpoint, Bytes.wrap(new byte[1000]))).isLessThan(MOST);
    }
}
