package framescope.capture.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import framescope.testing.Threat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Batches of any length land one behind the other, whichever way their pages go to the disk.
class JournalFileTest {
    private static final int CAPACITY = 300 * 1024;

    @TempDir private Path folder;

    private final ByteArrayOutputStream expected = new ByteArrayOutputStream();

    private void write(JournalFile file, int length, Random random) throws IOException {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        BatchBuffer batch = new BatchBuffer(CAPACITY);
        batch.begin(expected.size());
        file.write(batch.bytes().put(bytes).flip(), expected.size());
        expected.writeBytes(bytes);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void batchesOfAnyLengthAreOneFile(int seed) throws IOException {
        Random random = new Random(seed);
        Path path = folder.resolve("journal");
        try (JournalFile file = new JournalFile(path, false)) {
            file.secure(0, 0);
            for (int round = 0; round < 100; round++) {
                int most = random.nextBoolean() ? CAPACITY : 10_000;
                write(file, 1 + random.nextInt(most), random);
            }
            assertThat(Files.readAllBytes(path)).isEqualTo(expected.toByteArray());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4095, 4096, 4097, 8192, 64 * 1024 - 4, 64 * 1024, 68 * 1024, CAPACITY})
    void batchesThatEndAtAPageOrNotAreReadAsWritten(int length) throws IOException {
        Random random = new Random(length);
        try (JournalFile file = new JournalFile(folder.resolve("journal"), false)) {
            file.secure(0, 0);
            for (int round = 0; round < 4; round++) {
                write(file, length, random);
                byte[] read = new byte[expected.size()];
                assertThat(file.read(0, read, 0, read.length)).isEqualTo(read.length);
                assertThat(read).isEqualTo(expected.toByteArray());
            }
        }
    }

    @Test
    void aDeletedFileComesBackAndIsWrittenOn() throws IOException {
        Random random = new Random(1);
        Path path = folder.resolve("journal");
        try (JournalFile file = new JournalFile(path, false)) {
            file.secure(0, 0);
            write(file, CAPACITY, random);
            Files.delete(path);
            file.secure(expected.size(), 0);
            write(file, CAPACITY - 1, random);
            assertThat(Files.readAllBytes(path)).isEqualTo(expected.toByteArray());
        }
    }

    @Threat("F9")
    @Test
    void ofALinkOnlyTheLinkIsReplaced() throws IOException {
        Path precious = Files.writeString(folder.resolve("precious"), "precious");
        Path path = Files.createSymbolicLink(folder.resolve("journal"), precious);
        try (JournalFile file = new JournalFile(path, true)) {
            file.secure(0, 0);
            write(file, CAPACITY - 1, new Random(1));
        }
        assertThat(precious).hasContent("precious");
        assertThat(Files.isSymbolicLink(path)).isFalse();
        assertThat(Files.readAllBytes(path)).isEqualTo(expected.toByteArray());
    }

    private Path old() throws IOException {
        return Files.writeString(folder.resolve("journal"), "old");
    }

    @Threat("F9")
    @Test
    void theOldFileStaysUntilABatchOfTheNewOneIsOnTheDisk() throws IOException {
        Path path = old();
        try (JournalFile file = new JournalFile(path, true)) {
            file.secure(0, 0);
            assertThat(path).hasContent("old");
            write(file, CAPACITY - 1, new Random(1));
            assertThat(Files.readAllBytes(path)).isEqualTo(expected.toByteArray());
            file.secure(expected.size(), 0);
            write(file, CAPACITY, new Random(2));
            byte[] read = new byte[expected.size()];
            assertThat(file.read(0, read, 0, read.length)).isEqualTo(read.length);
            assertThat(read).isEqualTo(expected.toByteArray());
        }
        assertThat(Files.readAllBytes(path)).isEqualTo(expected.toByteArray());
        assertThat(folder).isDirectoryNotContaining(file -> !file.equals(path));
    }

    @Threat("F9")
    @Test
    void theOldFileStaysWhereNothingIsWritten() throws IOException {
        Path path = old();
        try (JournalFile file = new JournalFile(path, true)) {
            file.secure(0, 0);
        }
        JournalFile deleted = new JournalFile(path, true);
        deleted.secure(0, 0);
        deleted.delete();
        assertThat(path).hasContent("old");
        assertThat(folder).isDirectoryNotContaining(file -> !file.equals(path));
    }

    @Test
    void whatIsDeletedBesideTheOldFileComesBackThere() throws IOException {
        Path path = old();
        try (JournalFile file = new JournalFile(path, true)) {
            file.secure(0, 0);
            for (Path each : list(folder)) {
                if (!each.equals(path)) {
                    Files.delete(each);
                }
            }
            file.secure(0, 0);
            assertThat(path).hasContent("old");
            write(file, CAPACITY - 1, new Random(1));
        }
        assertThat(Files.readAllBytes(path)).isEqualTo(expected.toByteArray());
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Threat("F9")
    @Test
    void aLinkToWhatIsNoFileStays() throws IOException {
        Path path = Files.createSymbolicLink(folder.resolve("journal"), folder);
        try (JournalFile file = new JournalFile(path, true)) {
            assertThatThrownBy(() -> file.secure(0, 0)).isInstanceOf(FileSystemException.class);
        }
        assertThat(path).isSymbolicLink();
    }

    @Test
    void aDeletedFileDoesNotComeBackIntoRoomThatIsLeftToOthers() throws IOException {
        Path path = folder.resolve("journal");
        try (JournalFile file = new JournalFile(path, false)) {
            file.secure(0, 0);
            write(file, CAPACITY, new Random(1));
            Files.delete(path);
            assertThatThrownBy(() -> file.secure(expected.size(), Long.MAX_VALUE / 2))
                    .isInstanceOf(DiskFullException.class);
            assertThat(path).doesNotExist();
            file.secure(expected.size(), 0);
            assertThat(Files.readAllBytes(path)).isEqualTo(expected.toByteArray());
        }
    }

    @Test
    void aDiskThatTellsNothingIsNotFull() {
        Path path = Path.of("/proc/framescope/journal");
        assumeTrue(Files.isDirectory(Path.of("/proc")), "no file system that has no size");
        assumeTrue(path.getRoot().resolve("proc").toFile().getTotalSpace() == 0);
        assertThat(new JournalFile(path, false).usableSpace()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aByteThatBeginsAPageOfTheFileBeginsOneOfMemory() {
        BatchBuffer batch = new BatchBuffer(CAPACITY);
        for (long offset : new long[] {0, 1, 4095, 4096, 1_234_567}) {
            batch.begin(offset);
            ByteBuffer bytes = batch.bytes();
            assertThat(bytes.remaining()).isEqualTo(CAPACITY);
            int toPage = (int) (-offset & BatchBuffer.PAGE - 1);
            assertThat(bytes.alignmentOffset(toPage, BatchBuffer.PAGE)).isZero();
        }
    }
}
