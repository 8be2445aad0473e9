package framescope.threats;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.testing.Await;
import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import framescope.testing.FramescopeProcess;
import framescope.testing.FreshConnection;
import framescope.testing.ProcessMemory;
import framescope.testing.RawClient;
import framescope.testing.Threat;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Connections by the thousand to a server in a process of its own: as many as its limit are
/// served, and whatever way they end, nothing of them is left.
@Tag("process")
class ManyConnectionsTest {
    @TempDir private Path folder;

    private static final int LIMIT = 10_000;
    private static final int DESCRIPTORS = LIMIT + 500;
    private static final int BYTES_EACH = 16 * 1024;
    private static final String COOKIES = "Cookie: %s\r\n".formatted("c".repeat(7000)).repeat(3);
    private static final List<String> TERMINAL =
            FramescopeProcess.command(List.of(), FramescopeProcess.terminalOptions());

    @Threat("N5")
    @Test
    void tenThousandIdleConnectionsWithLargeRequestsAreLiveAndOneMoreIsAnswered503()
            throws Exception {
        Descriptors.need(DESCRIPTORS);
        try (FramescopeProcess server =
                FramescopeProcess.run(
                        Descriptors.allowing(
                                DESCRIPTORS,
                                FramescopeProcess.command(
                                        ProcessMemory.JVM_OPTIONS,
                                        FramescopeProcess.terminalOptions())))) {
            InetSocketAddress address = server.addressAndNoMore();
            try (IdleClients clients = new IdleClients(address, COOKIES)) {
                clients.growTo(LIMIT / 10);
                ProcessMemory before = ProcessMemory.of(server.pid());
                // Places are left for the fresh ones, the last of which may still be ending.
                FreshConnection.allGetTheirEchoWhile(address, () -> clients.growTo(LIMIT - 5));
                assertThat(ProcessMemory.of(server.pid()).growthSince(before))
                        .isLessThan((long) BYTES_EACH * (LIMIT - LIMIT / 10));
                clients.growTo(LIMIT);
                assertThat(statusOf(address)).isEqualTo(503);
                clients.allGetTheirEcho();
                clients.shrinkTo(LIMIT - 100);
                Await.until(() -> FreshConnection.getsItsEcho(address));
            }
        }
    }

    @Threat("N5")
    @Test
    void whereTheSystemAllowsFewOpenFilesFurtherConnectionsAreAnswered503() throws Exception {
        try (FramescopeProcess server =
                FramescopeProcess.run(Descriptors.allowing(300, TERMINAL))) {
            InetSocketAddress address = server.addressAndNoMore();
            List<RawClient> open = new ArrayList<>();
            List<RawClient> silent = new ArrayList<>();
            boolean room = true;
            while (room) {
                RawClient next = RawClient.connect(address).send(Conversation.REQUEST);
                room = next.readHead().status() == 101;
                if (room) {
                    open.add(next);
                } else {
                    next.close();
                }
            }
            // More than the process could have open, if it had taken all of them.
            for (int i = 0; i < 300; i++) {
                silent.add(RawClient.connect(address));
            }
            for (RawClient client : open) {
                client.send(FrameBytes.text("still here").masked());
                assertThat(client.readFrame()).isEqualTo(FrameBytes.text("still here"));
            }
            for (RawClient client : silent) {
                client.close();
            }
            Await.until(() -> assertThat(statusOf(address)).isEqualTo(503));
            open.removeLast().close();
            open.removeLast().close();
            Await.until(() -> FreshConnection.getsItsEcho(address));
            for (RawClient client : open) {
                client.close();
            }
        }
    }

    private static int statusOf(InetSocketAddress address) throws IOException {
        try (RawClient client = RawClient.connect(address).send(Conversation.REQUEST)) {
            return client.readHead().status();
        }
    }

    // They keep their sockets: it is the server alone that lets go.
    @Threat("N8")
    @Test
    void connectionsThatEndWithAFinFreeTheirDescriptorsThoughTheirPeersKeepTheirs()
            throws Exception {
        List<RawClient> kept = new ArrayList<>();
        assertDescriptorsReturnAfter(300, address -> kept.add(RawClient.open(address).endOutput()));
        for (RawClient client : kept) {
            assertThat(client.readToEnd()).isEqualTo(Bytes.EMPTY);
            client.close();
        }
    }

    @Threat("N9")
    @Test
    void descriptorsReturnAfterAStormOfResets() throws Exception {
        assertDescriptorsReturnAfter(
                2000,
                address -> {
                    RawClient client = RawClient.open(address);
                    client.send(FrameBytes.text("and away").masked()).reset();
                });
    }

    @Threat("N9")
    @Test
    void descriptorsReturnAfterAStormOfResetsWithinTheHandshake() throws Exception {
        assertDescriptorsReturnAfter(
                2000,
                address -> {
                    RawClient client = RawClient.connect(address);
                    client.send(Conversation.REQUEST.substring(0, 40)).reset();
                });
    }

    /// What a client does, from its connecting to its end.
    private interface Life {
        void of(InetSocketAddress server) throws IOException;
    }

    private void assertDescriptorsReturnAfter(int clients, Life life) throws Exception {
        // A file that is there from the beginning, so that it is counted.
        String write = "--write=" + folder.resolve("storm.pcapng");
        try (FramescopeProcess server = FramescopeProcess.inTerminal(write)) {
            InetSocketAddress address = server.addressAndNoMore();
            FreshConnection.getsItsEcho(address);
            long before = Descriptors.openIn(server.pid());
            FreshConnection.allGetTheirEchoWhile(
                    address,
                    () -> {
                        for (int i = 0; i < clients; i++) {
                            life.of(address);
                        }
                    });
            Await.until(
                    () -> assertThat(Descriptors.openIn(server.pid())).isLessThanOrEqualTo(before));
        }
    }
}
