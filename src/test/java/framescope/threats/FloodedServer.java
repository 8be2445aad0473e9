package framescope.threats;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import framescope.protocol.deflate.MessageDeflater;
import framescope.testing.FrameBytes;
import framescope.testing.FramescopeProcess;
import framescope.testing.FreshConnection;
import framescope.testing.ProcessMemory;
import framescope.testing.RawClient;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/// An echo with a heap of 512 MiB, in a process of its own, that floods are let loose on.
final class FloodedServer implements AutoCloseable {
    private static final long MOST_GROWTH = 64L * 1024 * 1024;
    private static final int SMALL_MESSAGES = 2000;

    private final FramescopeProcess process;
    private final InetSocketAddress address;

    private FloodedServer(FramescopeProcess process) throws InterruptedException {
        this.process = process;
        address = process.addressAndNoMore();
    }

    /// The terminal mode with these options.
    static FloodedServer start(String... options) throws Exception {
        FloodedServer server =
                new FloodedServer(FramescopeProcess.inTerminal(ProcessMemory.JVM_OPTIONS, options));
        // What Java's own compiler takes for code that is new to it is no growth by a flood.
        for (int i = 0; i < 2; i++) {
            server.pour(FrameFlood.PINGS_WITH_PONGS_READ);
            server.pour(FrameFlood.RESETS);
        }
        server.talkCompressed();
        server.talkCompressed("server_max_window_bits=8");
        return server;
    }

    // Messages as those of the bombs, but small, and each is read before there are many.
    private void talkCompressed(String... parameters) throws Exception {
        FrameBytes zeros =
                FrameBytes.of(Opcode.BINARY, MessageDeflater.alone(Bytes.wrap(new byte[1 << 16])))
                        .rsv1();
        try (RawClient client = RawClient.openDeflating(address, parameters)) {
            for (int i = 0; i < SMALL_MESSAGES; i++) {
                client.send(zeros.masked());
                client.readFrame();
            }
        }
    }

    private void pour(Flood flood) throws Exception {
        List<RawClient> held = new ArrayList<>();
        flood.pour(address, held);
        for (RawClient client : held) {
            client.close();
        }
    }

    /// It takes little memory for a flood, and others are served meanwhile and afterwards.
    void assertWithstands(Flood flood) throws Exception {
        ProcessMemory before = ProcessMemory.of(process.pid());
        List<RawClient> held = new ArrayList<>();
        FreshConnection.allGetTheirEchoWhile(address, () -> flood.pour(address, held));
        long growth = ProcessMemory.of(process.pid()).growthSince(before);
        for (RawClient client : held) {
            client.close();
        }
        FreshConnection.getsItsEcho(address);
        assertThat(growth).as("growth in bytes").isLessThan(MOST_GROWTH);
    }

    @Override
    public void close() {
        process.close();
    }
}
