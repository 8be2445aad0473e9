package framescope.capture.journal;

import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureSink;
import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.capture.RowKind;
import framescope.inspector.file.CaptureImport;
import framescope.protocol.Bytes;
import framescope.testing.Await;
import framescope.testing.FramescopeProcess;
import framescope.testing.RawClient;
import framescope.testing.Rows;
import framescope.testing.Threat;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole program is killed while browsers talk to it: what comes back of its journal is every
/// frame that they sent and were sent, up to the last moment.
@Tag("process")
class KilledProgramTest {
    private static final int CLIENTS = 3;
    private static final int LEAST_FRAMES = 2_000;
    private static final int MOST_AT_ONCE = 200;
    private static final int LONGEST = 100;
    // One batch is written while the next one fills; by then what came before them is on the disk.
    private static final int BATCHES = 4;

    @TempDir private Path cache;

    /// Sends numbered messages, and counts those that came back.
    private static final class Client implements Runnable {
        private final RawClient client;
        private final String name;
        private final Random random;
        private volatile int answered;

        private Client(InetSocketAddress address, int number) throws IOException {
            client = RawClient.open(address);
            name = "client-" + number;
            random = new Random(number);
        }

        @Override
        public void run() {
            try (client) {
                for (int next = 0; ; ) {
                    int count = 1 + random.nextInt(MOST_AT_ONCE);
                    Bytes sent = Bytes.EMPTY;
                    for (int i = 0; i < count; i++) {
                        sent = sent.plus(text(message(next + i)).masked().bytes());
                    }
                    client.send(sent);
                    for (int i = 0; i < count; i++) {
                        client.readFrame();
                    }
                    next += count;
                    answered = next;
                }
            } catch (IOException e) {
                // The program was killed.
            }
        }

        private String message(int number) {
            return name + " " + number;
        }
    }

    @Threat("F1")
    @Test
    void everyFrameOfAKilledProgramComesBack() throws Exception {
        List<Client> clients = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        int[] certain = new int[CLIENTS];
        try (FramescopeProcess program = FramescopeProcess.run(command())) {
            InetSocketAddress address = program.addressAndNoMore();
            for (int i = 0; i < CLIENTS; i++) {
                Client client = new Client(address, i);
                clients.add(client);
                threads.add(Thread.ofPlatform().daemon().start(client));
            }
            Await.until(
                    () -> assertThat(clients).allMatch(client -> client.answered > LEAST_FRAMES));
            for (int i = 0; i < CLIENTS; i++) {
                certain[i] = clients.get(i).answered;
            }
            Await.until(() -> assertThat(journals()).hasSize(1));
            Path journal = journals().getFirst();
            for (int i = 0; i < BATCHES; i++) {
                long before = Files.size(journal);
                Await.until(() -> assertThat(Files.size(journal)).isGreaterThan(before));
            }
        } // Kills it.
        for (Thread thread : threads) {
            thread.join();
        }
        MemoryCapture capture = opened();
        for (int i = 0; i < CLIENTS; i++) {
            assertComplete(capture, clients.get(i), certain[i]);
        }
        assertThat(Rows.of(capture, RowKind.NOTE))
                .as("what is told of the file")
                .allMatch(row -> row.connection() == CaptureSink.NO_CONNECTION)
                .hasSizeLessThanOrEqualTo(1);
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of("env", "XDG_CACHE_HOME=" + cache));
        command.addAll(
                FramescopeProcess.command(
                        List.of(), FramescopeProcess.terminalOptions("--quiet", "--no-deflate")));
        return command;
    }

    private List<Path> journals() throws IOException {
        try (Stream<Path> files = Files.walk(cache)) {
            return files.filter(file -> file.toString().endsWith(".pcapng")).toList();
        }
    }

    // As the window opens what was left behind.
    private MemoryCapture opened() throws IOException {
        JournalFolder folder = JournalFolder.at(cache.resolve("framescope"));
        List<LeftJournal> left = folder.leftBehind();
        assertThat(left).hasSize(1);
        assertThat(left.getFirst().connections()).isEqualTo(CLIENTS);
        MemoryCapture capture = MemoryCapture.keeping(1L << 30);
        new CaptureImport(folder.mend(left.getFirst()).file(), capture, Set.of()).run();
        return capture;
    }

    // The last frames may have been on their way only one way.
    private static void assertComplete(MemoryCapture capture, Client client, int certain) {
        List<String> sent = texts(capture, client, Direction.CLIENT_TO_SERVER);
        List<String> echoed = texts(capture, client, Direction.SERVER_TO_CLIENT);
        assertThat(sent).hasSizeGreaterThanOrEqualTo(certain);
        assertThat(echoed).hasSizeBetween(certain, sent.size());
        for (int number = 0; number < sent.size(); number++) {
            assertThat(sent.get(number)).isEqualTo(client.message(number));
        }
        assertThat(echoed).isEqualTo(sent.subList(0, echoed.size()));
    }

    private static List<String> texts(MemoryCapture capture, Client client, Direction direction) {
        return Rows.of(capture, RowKind.FRAME).stream()
                .filter(row -> row.direction() == direction)
                .map(row -> capture.payload(row, LONGEST).text())
                .filter(text -> text.startsWith(client.name + " "))
                .toList();
    }
}
