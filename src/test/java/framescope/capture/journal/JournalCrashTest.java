package framescope.capture.journal;

import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.Direction;
import framescope.capture.Ending;
import framescope.capture.MemoryCapture;
import framescope.capture.file.CaptureFiles;
import framescope.capture.file.ConnectionStream;
import framescope.capture.file.PacketReader;
import framescope.capture.file.PcapngReader;
import framescope.capture.file.TcpReassembly;
import framescope.protocol.Bytes;
import framescope.testing.Await;
import framescope.testing.Threat;
import framescope.testing.WireWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever ends a journal, and whatever happens to its file, what is whole comes back.
@Threat("F1")
class JournalCrashTest {
    /// `-Dframescope.kills=200` for more.
    private static final int KILLS = Integer.getInteger("framescope.kills", 20);

    private static final long MOST_BYTES = 48L << 20;

    @TempDir private Path temporary;

    // ---------------------------------------------------------------- a program that is killed

    @Tag("process")
    @Test
    void aProgramThatIsKilledLeavesEveryCompleteBlock() throws Exception {
        Random random = new Random(4);
        for (int kill = 0; kill < KILLS; kill++) {
            Path folder = temporary.resolve("kill-" + kill);
            long enough = random.nextLong(MOST_BYTES);
            Process program = start(folder);
            try {
                Await.until(() -> assertThat(journalBytes(folder)).isGreaterThan(enough));
            } finally {
                program.destroyForcibly();
            }
            program.waitFor();
            List<LeftJournal> left = JournalFolder.at(folder).leftBehind();
            assertThat(left).hasSize(1);
            assertThat(left.getFirst().connections()).isEqualTo(JournalLoad.CONNECTIONS);
            long bytes = count(left.getFirst().file());
            assertThat(bytes).isEqualTo(left.getFirst().wireBytes());
            // All but the last batch that was being written, with its headers.
            assertThat(left.getFirst().tornBytes())
                    .isLessThanOrEqualTo(JournalSettings.DEFAULT.batchBytes());
            assertThat(bytes).isGreaterThan((enough - (2L << 20)) / 100 * 98);
            JournalFolder.at(folder).mend(left.getFirst());
            assertThat(count(left.getFirst().file())).isEqualTo(bytes);
            JournalFolder.at(folder).delete(left.getFirst().file());
        }
    }

    @Tag("process")
    @Threat("F13")
    @Test
    void twoProgramsInOneFolderHaveAJournalEach() throws Exception {
        Path folder = temporary.resolve("shared");
        JournalFolder shared = JournalFolder.at(folder);
        Process one = start(folder);
        Process two = start(folder);
        try {
            Await.until(() -> {
                assertThat(journals(folder)).hasSize(2);
                assertThat(journals(folder))
                        .allSatisfy(file -> assertThat(Files.size(file)).isGreaterThan(1 << 20));
            });
            assertThat(shared.left()).isEmpty();
            assertThat(shared.tidy(0)).isEmpty();
            one.destroyForcibly().waitFor();
            assertThat(shared.left()).hasSize(1);
            assertThat(two.isAlive()).isTrue();
        } finally {
            one.destroyForcibly();
            two.destroyForcibly().waitFor();
        }
        // In each of them every number of each stream follows the one before it.
        List<LeftJournal> left = shared.leftBehind();
        assertThat(left).hasSize(2);
        for (LeftJournal journal : left) {
            assertThat(journal.connections()).isEqualTo(JournalLoad.CONNECTIONS);
            assertThat(count(journal.file())).isEqualTo(journal.wireBytes());
        }
    }

    private static List<Path> journals(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".pcapng")).toList();
        }
    }

    private static Process start(Path folder) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:MaxDirectMemorySize=256m",
                        "-XX:TieredStopAtLevel=1",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        JournalLoad.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static long journalBytes(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        long total = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                total += Files.size(file);
            }
        }
        return total;
    }

    /// How many bytes of what [JournalLoad] wrote are there, once it is seen that no number is
    /// missing.
    private static long count(Path file) throws IOException {
        AtomicLong bytes = new AtomicLong();
        TcpReassembly reassembly = new TcpReassembly(stream -> new Counting(bytes), Set.of());
        try (PacketReader reader = CaptureFiles.open(file)) {
            for (var step = reader.next(); step != PacketReader.Step.END; step = reader.next()) {
                if (step == PacketReader.Step.PACKET) {
                    reassembly.accept(reader);
                }
            }
        }
        reassembly.finish();
        return bytes.get();
    }

    private static final class Counting implements ConnectionStream {
        private final int[] next = new int[2];
        private final AtomicLong total;

        private Counting(AtomicLong total) {
            this.total = total;
        }

        @Override
        public void bytes(Direction direction, long time, ByteBuffer wire) {
            total.addAndGet(wire.remaining());
            while (wire.hasRemaining()) {
                int number = wire.getInt();
                int expected = next[direction.ordinal()]++;
                if (number != expected) {
                    throw new AssertionError(number + " where " + expected + " is next");
                }
            }
        }

        @Override
        public void gap(Direction direction, long time, long length) {
            throw new AssertionError("a gap of " + length);
        }

        @Override
        public void closed(long time, Ending ending) {}
    }

    // ---------------------------------------------------------------- a file that is damaged

    /// A journal of a thousand frames, ten a chunk, and where each of its blocks ends.
    private byte[] journal(List<Long> ends) throws IOException {
        JournalFolder folder = JournalFolder.at(temporary.resolve("damage"));
        Path file;
        try (Journal journal =
                Journal.in(
                        folder.claim(), JournalSettings.DEFAULT.withSpaceFloor(0), "Framescope")) {
            MemoryCapture capture = MemoryCapture.keeping(journal, 1L << 30);
            WireWriter client = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);
            for (int i = 0; i < 100; i++) {
                Bytes chunk = Bytes.EMPTY;
                for (int j = 0; j < 10; j++) {
                    chunk = chunk.plus(text("frame " + (10 * i + j)).masked().bytes());
                }
                client.chunk(chunk);
            }
            file = journal.file();
        }
        try (PacketReader reader = CaptureFiles.open(file)) {
            while (reader.next() != PacketReader.Step.END) {
                ends.add(reader.position());
            }
        }
        return Files.readAllBytes(file);
    }

    @Test
    void ofAJournalThatIsCutAnywhereEveryWholeBlockComesBack() throws Exception {
        List<Long> ends = new ArrayList<>();
        byte[] file = journal(ends);
        IntStream.range(0, file.length)
                .parallel()
                .forEach(length -> {
                    long whole = ends.stream().filter(end -> end <= length).count();
                    int packets = packets(new ByteArrayInputStream(file, 0, length));
                    if (packets != whole) {
                        assertThat(packets).as("packets in %d bytes", length).isEqualTo(whole);
                    }
                });
    }

    private static int packets(ByteArrayInputStream file) {
        int packets = 0;
        try (PcapngReader reader = new PcapngReader(Channels.newChannel(file))) {
            for (var step = reader.next(); step != PacketReader.Step.END; step = reader.next()) {
                packets += step == PacketReader.Step.PACKET ? 1 : 0;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packets;
    }

    @Test
    void ofAJournalWithAByteChangedAllOtherBlocksComeBack() throws Exception {
        List<Long> ends = new ArrayList<>();
        byte[] file = journal(ends);
        Random random = new Random(5);
        for (int round = 0; round < 2000; round++) {
            int at = random.nextInt(file.length);
            byte before = file[at];
            file[at] ^= (byte) (1 << random.nextInt(8));
            int packets = packets(new ByteArrayInputStream(file));
            assertThat(packets)
                    .as("packets with another byte at %d", at)
                    .isBetween(ends.size() - 1, ends.size());
            file[at] = before;
        }
    }
}
