package framescope.threats;

import framescope.testing.Threat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A server under every kind of flood: it takes little memory for it, and others are served
/// meanwhile.
@Tag("process")
class FloodTest {
    private static FloodedServer server;

    @BeforeAll
    static void start() throws Exception {
        server = FloodedServer.start("--no-capture");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Threat({
        "N1", "N3", "N4", "N6", "N9", "N10", "N11", "N16", "N17", "P1", "P2", "P3", "P5", "P6",
        "P7", "P8", "P9", "P10", "P11", "P12", "B1", "B2", "B3", "B4", "B5", "B6"
    })
    @ParameterizedTest
    @MethodSource("framescope.threats.Flood#all")
    void memoryGrowsLittleUnderAFloodAndFreshConnectionsGetTheirEcho(Flood flood) throws Exception {
        server.assertWithstands(flood);
    }
}
