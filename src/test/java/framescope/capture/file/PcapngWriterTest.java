package framescope.capture.file;

import static framescope.capture.Direction.CLIENT_TO_SERVER;
import static framescope.capture.Direction.SERVER_TO_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import framescope.capture.Direction;
import framescope.capture.Ending;
import framescope.protocol.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is written comes back when it is read.
class PcapngWriterTest {
    private static final long TIME = 1_234_567_890_123_456_789L;
    private static final String OPENED = "1 127.0.0.1:51044 → 127.0.0.1:8000";

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final PcapngWriter writer =
            PcapngWriter.to(Channels.newChannel(file), "Framescope test");
    private final TcpSynthesis connection =
            new TcpSynthesis(1, "127.0.0.1:51044", "127.0.0.1:8000");

    private long data(Direction direction, String text) throws IOException {
        return writer.data(connection, direction, TIME, Bytes.utf8(text).buffer());
    }

    private Reading read() throws IOException {
        writer.close();
        Reading reading = Reading.ofPcapng(file.toByteArray());
        assertThat(reading.damage).isEmpty();
        return reading;
    }

    @Test
    void aConnectionComesBackWithItsRealAddressesAndTimes() throws IOException {
        writer.opened(connection, TIME);
        data(CLIENT_TO_SERVER, "ask");
        data(SERVER_TO_CLIENT, "answer");
        writer.closed(connection, TIME + 1, Ending.CLIENT_FIN);
        Reading reading = read();
        assertThat(reading.streams.lines)
                .containsExactly(OPENED, "1 → ask", "1 ← answer", "1 CLIENT_FIN");
        RecordedStreams.Recorded recorded = reading.streams.connections.getFirst();
        assertThat(recorded.connection.openedAt()).isEqualTo(TIME);
        assertThat(recorded.times).containsExactly(TIME, TIME);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNSEEN")
    void everyKindOfEndComesBack(Ending ending) throws IOException {
        writer.opened(connection, TIME);
        data(CLIENT_TO_SERVER, "x");
        writer.closed(connection, TIME, ending);
        assertThat(read().streams.lines).containsExactly(OPENED, "1 → x", "1 " + ending);
    }

    @Test
    void connectionsMayBeWrittenInTurns() throws IOException {
        TcpSynthesis other = new TcpSynthesis(2, "[::1]:51044", "[::1]:8000");
        writer.opened(connection, TIME);
        writer.opened(other, TIME);
        data(CLIENT_TO_SERVER, "one");
        writer.data(other, CLIENT_TO_SERVER, TIME, Bytes.utf8("two").buffer());
        data(CLIENT_TO_SERVER, "three");
        writer.closed(connection, TIME, Ending.RESET);
        assertThat(read().streams.lines)
                .containsExactly(
                        OPENED,
                        "2 [::1]:51044 → [::1]:8000",
                        "1 → one",
                        "2 → two",
                        "1 → three",
                        "1 RESET");
    }

    @Test
    void largeReadsAreCutAndPutTogetherAgain() throws IOException {
        writer.opened(connection, TIME);
        Random random = new Random(7);
        Bytes all = Bytes.EMPTY;
        List<Long> firsts = new ArrayList<>();
        List<Bytes> runs = new ArrayList<>();
        for (int length :
                new int[] {
                    0,
                    1,
                    PcapngWriter.MAX_SEGMENT,
                    PcapngWriter.MAX_SEGMENT + 1,
                    3 * PcapngWriter.MAX_SEGMENT + 3,
                    700_001
                }) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            Bytes run = Bytes.wrap(bytes);
            ByteBuffer buffer = run.buffer();
            firsts.add(writer.data(connection, SERVER_TO_CLIENT, TIME, buffer));
            assertThat(buffer.remaining()).isEqualTo(length);
            runs.add(run);
            all = all.plus(run);
        }
        Reading reading = read();
        assertThat(reading.streams.connections.getFirst().bytes(SERVER_TO_CLIENT)).isEqualTo(all);
        assertThat(reading.streams.lines).hasSize(runs.size()); // One is empty, one the beginning.
        byte[] written = file.toByteArray();
        for (int i = 0; i < runs.size(); i++) {
            Bytes run = runs.get(i);
            for (int index = 0; index < run.length(); index += 997) {
                int at = (int) PcapngWriter.offsetOf(firsts.get(i), index);
                assertThat(written[at]).isEqualTo((byte) run.at(index));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 1000, 1 << 20, 1 << 30, 1L << 32, (1L << 32) + 3, 5_000_000_000_000L})
    void aGapOfAnyLengthIsToldAndWhatComesBehindIt(long length) throws IOException {
        writer.opened(connection, TIME);
        data(CLIENT_TO_SERVER, "before");
        writer.skipped(connection, CLIENT_TO_SERVER, 1);
        writer.skipped(connection, CLIENT_TO_SERVER, length);
        data(CLIENT_TO_SERVER, "behind");
        data(SERVER_TO_CLIENT, "answer");
        writer.skipped(connection, SERVER_TO_CLIENT, length);
        writer.closed(connection, TIME, Ending.CLIENT_FIN);
        assertThat(read().streams.lines)
                .containsExactly(
                        OPENED,
                        "1 → before",
                        "1 → gap " + (length + 1),
                        "1 → behind",
                        "1 ← answer",
                        "1 ← gap " + length,
                        "1 CLIENT_FIN");
    }

    @Test
    void whatWasSkippedIsAGap() throws IOException {
        writer.opened(connection, TIME);
        data(CLIENT_TO_SERVER, "before");
        writer.skipped(connection, CLIENT_TO_SERVER, 1000);
        data(CLIENT_TO_SERVER, "behind");
        writer.closed(connection, TIME, Ending.CLIENT_FIN);
        assertThat(read().streams.lines)
                .containsExactly(
                        OPENED, "1 → before", "1 → gap 1000", "1 → behind", "1 CLIENT_FIN");
    }

    @Test
    void commentsComeBackWhereTheyWere() throws IOException {
        writer.opened(connection, TIME);
        writer.note(connection, TIME, "a note");
        writer.data(
                connection,
                CLIENT_TO_SERVER,
                TIME,
                Bytes.utf8("x").buffer(),
                (from, to) -> List.of("grüße", "two of them"));
        assertThat(read().streams.lines)
                .containsExactly(
                        OPENED, "1 ← # a note", "1 → # grüße", "1 → # two of them", "1 → x");
    }

    @Test
    void aCommentThatIsTooLongIsCutBetweenCharacters() throws IOException {
        writer.opened(connection, TIME);
        writer.note(connection, TIME, "ü".repeat(40_000));
        assertThat(read().streams.lines).containsExactly(OPENED, "1 ← # " + "ü".repeat(16_384));
    }

    @Test
    void everyBatchEndsBetweenTwoBlocks() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        List<Integer> ends = new ArrayList<>();
        PcapngWriter batching =
                PcapngWriter.to(
                        ByteBuffer.allocate(PcapngWriter.MIN_BATCH),
                        batch -> {
                            byte[] bytes = new byte[batch.remaining()];
                            batch.get(bytes);
                            all.writeBytes(bytes);
                            ends.add(all.size());
                            return ByteBuffer.allocate(PcapngWriter.MIN_BATCH);
                        },
                        "Framescope test");
        batching.opened(connection, TIME);
        Random random = new Random(11);
        for (int i = 0; i < 200; i++) {
            ByteBuffer bytes = ByteBuffer.allocate(random.nextInt(100_000));
            long first = batching.data(connection, CLIENT_TO_SERVER, TIME, bytes);
            assertThat(first).isLessThan(batching.position());
        }
        batching.flush();
        assertThat(batching.position()).isEqualTo(all.size());
        byte[] bytes = all.toByteArray();
        assertThat(ends.size()).isGreaterThan(50);
        assertThat(Reading.ofPcapng(bytes).damage).isEmpty();
        assertThat(blockEnds(bytes)).containsAll(ends);
    }

    // Each block has its own length behind its type.
    private static Set<Integer> blockEnds(byte[] file) {
        ByteBuffer blocks = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        Set<Integer> ends = new HashSet<>();
        for (int at = 0; at < file.length; at += blocks.getInt(at + 4)) {
            ends.add(at);
        }
        ends.add(file.length);
        return ends;
    }

    @Test
    void aBatchWithoutRoomForABlockIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> PcapngWriter.to(ByteBuffer.allocate(1000), batch -> batch, "test"));
    }
}
