package framescope.threats;

import framescope.testing.Threat;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A server that is told to send malformed frames, and whose rules go wrong: that hurts nobody but
/// who asked for it.
@Tag("process")
@Threat({"P13", "P14"})
class MisbehavingFloodTest {
    private static FloodedServer server;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("behaviour.json"), BehaviourFlood.BEHAVIOUR);
        server = FloodedServer.start("--quiet", "--behaviour", file.toString());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void memoryGrowsLittleUnderAFloodAndFreshConnectionsGetTheirEcho(BehaviourFlood flood)
            throws Exception {
        server.assertWithstands(flood);
    }
}
