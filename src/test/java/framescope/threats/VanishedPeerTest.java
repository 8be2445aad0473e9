package framescope.threats;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.testing.FramescopeProcess;
import framescope.testing.Threat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A peer whose network is gone, in a namespace of its own.
@Tag("process")
class VanishedPeerTest {
    @Threat("N7")
    @Test
    void aPeerThatVanishesIsPingedAndThenGivenUp() throws Exception {
        Namespace.need();
        try (FramescopeProcess server = serverInANamespace()) {
            int port = server.url().getPort();
            try (FramescopeProcess peer = peerOf(server.pid(), port)) {
                assertThat(peer.readLine()).isEqualTo("vanished");
                assertThat(linesUntil(server, "no Pong came: the peer has vanished"))
                        .anyMatch(line -> line.contains("s→c Ping"))
                        .anyMatch(line ->
                                line.contains("s→c Connection Close (0x8) FIN len=9/7  1011"));
                peer.say("");
                assertThat(peer.readLine()).isEqualTo("a fresh connection got its echo");
            }
        }
    }

    private static FramescopeProcess serverInANamespace() throws Exception {
        String[] options = FramescopeProcess.terminalOptions("--keep-alive", "0.5");
        return FramescopeProcess.run(
                Namespace.alone(FramescopeProcess.command(List.of(), options)));
    }

    private static FramescopeProcess peerOf(long server, int port) throws Exception {
        List<String> java =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        VanishingPeer.class.getName(),
                        "" + port);
        return FramescopeProcess.run(Namespace.of(server, java));
    }

    private static List<String> linesUntil(FramescopeProcess server, String end)
            throws InterruptedException {
        List<String> lines = new ArrayList<>();
        do {
            lines.add(server.readLine());
        } while (!lines.getLast().contains(end));
        return lines;
    }
}
