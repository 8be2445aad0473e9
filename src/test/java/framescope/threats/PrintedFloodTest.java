package framescope.threats;

import framescope.testing.Threat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A server that prints a line for every frame of a flood and keeps its bytes on disk, which is
/// slower than the flood: the flood waits for that, and others do not.
@Tag("process")
@Threat({"P5", "P6", "P7", "P8"})
class PrintedFloodTest {
    private static FloodedServer server;

    @BeforeAll
    static void start() throws Exception {
        server = FloodedServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "PINGS_WITH_PONGS_READ",
                "PINGS_WITH_PONGS_UNREAD",
                "ECHOES_UNREAD",
                "DEFLATE_BOMBS",
                "BOMBS_BELOW_THE_LIMIT"
            })
    void memoryGrowsLittleUnderAFloodAndFreshConnectionsGetTheirEcho(FrameFlood flood)
            throws Exception {
        server.assertWithstands(flood);
    }
}
