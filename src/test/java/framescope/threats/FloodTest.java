package framescope.threats;

import framescope.testing.Threat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A server under every kind of flood: it takes little memory for it, and others are served
/// meanwhile.
@Tag("process")
@Threat({"N1", "N3", "N4", "N6", "N9", "N10", "P1", "P2", "P3", "P5", "P6", "P7", "P8", "P10"})
class FloodTest {
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
    @EnumSource
    void memoryGrowsLittleUnderAFloodAndFreshConnectionsGetTheirEcho(Flood flood) throws Exception {
        server.assertWithstands(flood);
    }
}
