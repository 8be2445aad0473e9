package framescope.threats;

import framescope.testing.Threat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A server that keeps on disk what a flood sends and what it answers, and prints nothing: what
/// waits for the disk is memory too.
@Tag("process")
@Threat("P8")
class KeptFloodTest {
    private static FloodedServer server;

    @BeforeAll
    static void start() throws Exception {
        server = FloodedServer.start("--quiet");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"DEFLATE_BOMBS", "BOMBS_BELOW_THE_LIMIT"})
    void memoryGrowsLittleUnderAFloodAndFreshConnectionsGetTheirEcho(FrameFlood flood)
            throws Exception {
        server.assertWithstands(flood);
    }
}
