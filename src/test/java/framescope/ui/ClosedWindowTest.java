package framescope.ui;

import static framescope.testing.FrameBytes.close;
import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.pong;
import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.MemoryCapture;
import framescope.inspector.file.CaptureImport;
import framescope.testing.Await;
import framescope.testing.FrameBytes;
import framescope.testing.FramescopeProcess;
import framescope.testing.RawClient;
import framescope.testing.Threat;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The window, in a program of its own, is closed while it captures.
@Tag("process")
@Threat("U7")
class ClosedWindowTest {
    private static final int FRAMES = 20_000;

    @TempDir private Path folder;

    @Test
    void peersHearThatItGoesAwayTheJournalIsWholeAndTheProgramEnds() throws Exception {
        InetSocketAddress address = freeAddress();
        try (FramescopeProcess program = FramescopeProcess.run(command(address.getPort()));
                RawClient polite = connect(address);
                RawClient silent = connect(address)) {
            FrameBytes[] frames = new FrameBytes[FRAMES];
            Arrays.setAll(frames, i -> text("no. " + i).masked());
            polite.send(frames).send(ping("all there?").masked());
            assertThat(polite.readFrame()).isEqualTo(pong("all there?"));

            program.say("close");

            assertThat(polite.readFrame()).isEqualTo(close(1001, "server stops"));
            assertThat(silent.readFrame()).isEqualTo(close(1001, "server stops"));
            polite.send(close(1001, "server stops").masked()).endOutput();
            // Whoever never answers does not keep it from ending.
            assertThat(program.exitCode()).isZero();
        }
        MemoryCapture kept = MemoryCapture.keeping(1 << 26);
        new CaptureImport(journal(), kept, Set.of()).run();
        assertThat(kept.totals().frames()).isEqualTo(FRAMES + 2 + 3);
    }

    private List<String> command(int port) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dglass.platform=Headless",
                "-Dprism.order=sw",
                "-classpath",
                System.getProperty("java.class.path"),
                WindowToClose.class.getName(),
                String.valueOf(port),
                folder.toString());
    }

    private static InetSocketAddress freeAddress() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket free = new ServerSocket(0, 1, loopback)) {
            return new InetSocketAddress(loopback, free.getLocalPort());
        }
    }

    private static RawClient connect(InetSocketAddress address) throws Exception {
        AtomicReference<RawClient> client = new AtomicReference<>();
        Await.until(() -> {
            try {
                client.set(RawClient.open(address));
            } catch (ConnectException e) {
                throw new AssertionError("the server does not listen yet", e);
            }
        });
        return client.get();
    }

    private Path journal() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> journals =
                    files.filter(file -> file.toString().endsWith(".pcapng")).toList();
            assertThat(journals).hasSize(1);
            return journals.getFirst();
        }
    }
}
