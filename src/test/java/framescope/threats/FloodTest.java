package framescope.threats;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.testing.FramescopeProcess;
import framescope.testing.FreshConnection;
import framescope.testing.ProcessMemory;
import framescope.testing.RawClient;
import framescope.testing.Threat;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A server with a heap of 512 MiB, in a process of its own, under every kind of flood: it takes
/// little memory for it, and others are served meanwhile.
@Tag("process")
@Threat({"N1", "N3", "N4", "N6", "N9", "N10", "P1", "P2", "P3", "P5", "P6", "P7", "P8", "P10"})
class FloodTest {
    private static final long MOST_GROWTH = 64L * 1024 * 1024;

    private static FramescopeProcess server;
    private static InetSocketAddress address;

    @BeforeAll
    static void start() throws Exception {
        server = FramescopeProcess.inTerminal(ProcessMemory.JVM_OPTIONS, "--quiet");
        address = server.addressAndNoMore();
        // What Java's own compiler takes for code that is new to it is no growth by a flood.
        for (int i = 0; i < 2; i++) {
            pour(Flood.PINGS_WITH_PONGS_READ);
            pour(Flood.RESETS);
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void memoryGrowsLittleUnderAFloodAndFreshConnectionsGetTheirEcho(Flood flood) throws Exception {
        ProcessMemory before = ProcessMemory.of(server.pid());
        List<RawClient> held = new ArrayList<>();
        FreshConnection.allGetTheirEchoWhile(address, () -> flood.pour(address, held));
        long growth = ProcessMemory.of(server.pid()).growthSince(before);
        for (RawClient client : held) {
            client.close();
        }
        FreshConnection.getsItsEcho(address);
        assertThat(growth).as("growth in bytes").isLessThan(MOST_GROWTH);
    }

    private static void pour(Flood flood) throws Exception {
        List<RawClient> held = new ArrayList<>();
        flood.pour(address, held);
        for (RawClient client : held) {
            client.close();
        }
    }
}
