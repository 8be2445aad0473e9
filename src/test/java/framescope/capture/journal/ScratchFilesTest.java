package framescope.capture.journal;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureRecord;
import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.capture.RowBatch;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import framescope.testing.Await;
import framescope.testing.FrameBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What compressed messages hold does not stay in memory.
class ScratchFilesTest {
    private static final int MESSAGE = 100_000;
    private static final int MESSAGES = 300;
    private static final long HALF = MESSAGE * MESSAGES / 2;

    @TempDir private Path folder;

    private Journal journal;
    private MemoryCapture capture;
    private int connection;

    @BeforeEach
    void open() {
        open(0);
    }

    private void open(long spaceFloor) {
        JournalSettings settings =
                new JournalSettings(
                        128 * 1024,
                        4,
                        Duration.ofMillis(20),
                        Duration.ofMillis(20),
                        Duration.ofMillis(20),
                        spaceFloor);
        journal =
                new Journal(
                        number -> new JournalFile(folder.resolve(number + ".pcapng"), false),
                        settings,
                        "Framescope test",
                        false,
                        () -> {});
        capture = MemoryCapture.keeping(journal, 1L << 30);
        connection = capture.opened("127.0.0.1:50000", "127.0.0.1:8000", 0);
    }

    @AfterEach
    void close() throws IOException {
        journal.close();
    }

    private static byte[] message(int number) {
        byte[] bytes = new byte[MESSAGE];
        new Random(number).nextBytes(bytes);
        return bytes;
    }

    private List<CaptureRecord> receive(int from, int to) {
        List<CaptureRecord> rows = new ArrayList<>();
        RowBatch batch = new RowBatch();
        FrameBytes frame = FrameBytes.binary(Bytes.EMPTY);
        for (int number = from; number < to; number++) {
            Bytes message = Bytes.wrap(message(number));
            batch.clear();
            batch.inflated(capture.keepInflated(message.buffer()), message.length());
            batch.frame(
                    connection,
                    Direction.CLIENT_TO_SERVER,
                    0,
                    0,
                    frame.header().firstByte(),
                    frame.header().secondByte(),
                    0,
                    0,
                    0,
                    Opcode.BINARY);
            capture.append(batch);
            rows.add(capture.row(capture.endRow() - 1).orElseThrow());
        }
        return rows;
    }

    private void assertInflated(CaptureRecord row, int number) {
        assertThat(capture.inflatedLength(row)).isEqualTo(MESSAGE);
        assertThat(capture.inflated(row, MESSAGE)).isEqualTo(Bytes.wrap(message(number)));
    }

    private long held() {
        return capture.totals().heldBytes();
    }

    @Test
    void mostOfItIsOnTheDiskSoonAndComesBack() throws Exception {
        List<CaptureRecord> rows = receive(0, MESSAGES);
        Await.until(() -> assertThat(held()).isLessThan(HALF));
        for (int number = 0; number < MESSAGES; number++) {
            assertInflated(rows.get(number), number);
        }
    }

    @Test
    void nothingOfItIsLeftInTheFolder() throws Exception {
        receive(0, MESSAGES);
        Await.until(() -> assertThat(held()).isLessThan(HALF));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".inflated"));
        }
    }

    @Test
    void whereTheDiskHasNoRoomItStaysInMemory() throws IOException {
        journal.close();
        open(Long.MAX_VALUE / 2);
        List<CaptureRecord> rows = receive(0, 100);
        assertThat(held()).isGreaterThan(100L * MESSAGE);
        assertInflated(rows.get(7), 7);
    }

    @Test
    void theRoomThatIsLeftToOthersMayChange() throws Exception {
        journal.leaveFree(Long.MAX_VALUE / 2);
        List<CaptureRecord> rows = receive(0, MESSAGES);
        assertThat(held()).isGreaterThan(2 * HALF);
        journal.leaveFree(0);
        Await.until(() -> assertThat(held()).isLessThan(HALF));
        assertInflated(rows.get(7), 7);
    }

    @Test
    void whatComesBehindAClearingIsMovedToo() throws Exception {
        receive(0, 100);
        capture.clear();
        List<CaptureRecord> rows = receive(100, 100 + MESSAGES);
        Await.until(() -> assertThat(held()).isLessThan(HALF));
        for (int number = 0; number < MESSAGES; number++) {
            assertInflated(rows.get(number), 100 + number);
        }
    }
}
