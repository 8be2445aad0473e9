package framescope.capture.file;

import static framescope.capture.Direction.CLIENT_TO_SERVER;
import static framescope.capture.Direction.SERVER_TO_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.Ending;
import framescope.capture.file.PacketBytes.Packet;
import framescope.protocol.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is wrong with a file: what is whole is read, the rest is told, and reading ends.
class DamagedFilesTest {
    private static final long TIME = 1_234_567_890_123_456_789L;
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
    private static final int FRAMES = 200;
    private static final int PACKETS = 3 + FRAMES + 3;

    private byte[] journal = {};
    private int head;
    private final List<Integer> ends = new ArrayList<>();

    @BeforeEach
    void writeJournal() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        TcpSynthesis connection = new TcpSynthesis(1, "127.0.0.1:5", "127.0.0.1:6");
        try (PcapngWriter writer = PcapngWriter.to(Channels.newChannel(file), "test")) {
            head = (int) writer.position();
            writer.opened(connection, TIME);
            ends.add((int) writer.position());
            for (int i = 0; i < FRAMES; i++) {
                Bytes frame = Bytes.utf8("frame %d".formatted(i));
                writer.data(
                        connection,
                        i % 3 == 0 ? SERVER_TO_CLIENT : CLIENT_TO_SERVER,
                        TIME + i,
                        frame.buffer());
                ends.add((int) writer.position());
            }
            writer.closed(connection, TIME, Ending.CLIENT_FIN);
        }
        journal = file.toByteArray();
    }

    private static long runs(Reading reading) {
        return reading.streams.lines.stream().filter(line -> line.contains("frame")).count();
    }

    @Test
    void aFileCutAnywhereGivesEveryWholeBlock() {
        IntStream.rangeClosed(0, journal.length).parallel().forEach(this::assertWholeBlocksOf);
    }

    private void assertWholeBlocksOf(int length) {
        Reading reading = read(length);
        long whole = ends.stream().skip(1).filter(end -> end <= length).count();
        assertThat(runs(reading)).isEqualTo(whole);
        assertThat(reading.damage.size()).isLessThanOrEqualTo(1);
        for (DamagedRegion region : reading.damage) {
            assertThat(region.kind()).isEqualTo(DamageKind.TRUNCATED);
            assertThat(region.offset() + region.length()).isEqualTo(length);
        }
    }

    private Reading read(int length) {
        try {
            return Reading.ofPcapng(Arrays.copyOf(journal, length));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aClassicFileCutAnywhereGivesEveryWholeRecord() throws IOException {
        List<Packet> packets = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            packets.add(new Packet(TIME, Bytes.wrap(new byte[i])));
        }
        byte[] file = PacketBytes.pcap(ORDER, true, 101, packets);
        int whole = 0;
        int end = 24;
        for (int length = 24; length <= file.length; length++) {
            while (whole < 20 && end + 16 + whole <= length) {
                end += 16 + whole;
                whole++;
            }
            Reading reading = Reading.ofPcap(Arrays.copyOf(file, length));
            assertThat(reading.packets).isEqualTo(whole);
            assertThat(reading.damage).hasSize(length == end ? 0 : 1);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aFlippedByteCostsAtMostItsBlock(long seed) throws IOException {
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            byte[] flipped = journal.clone();
            int at = random.nextInt(flipped.length);
            flipped[at] ^= (byte) (1 + random.nextInt(255));
            Reading reading = Reading.ofPcapng(flipped);
            assertThat(reading.packets).isGreaterThanOrEqualTo(PACKETS - 1);
        }
    }

    @Test
    void damageOfTheHeadCostsNoPacket() throws IOException {
        for (int at = 0; at < head; at += 4) {
            byte[] flipped = journal.clone();
            Arrays.fill(flipped, at, at + 4, (byte) 0xff);
            Reading reading = Reading.ofPcapng(flipped);
            assertThat(reading.packets).as("at %d", at).isEqualTo(PACKETS);
        }
    }

    @Test
    void theDamagedRegionIsTold() throws IOException {
        int from = ends.get(10);
        int to = ends.get(13);
        byte[] damaged = journal.clone();
        Arrays.fill(damaged, from + 2, to - 1, (byte) 0x5a);
        Reading reading = Reading.ofPcapng(damaged);
        assertThat(reading.damage)
                .containsExactly(new DamagedRegion(from, to - from, DamageKind.BAD_LENGTH));
        assertThat(runs(reading)).isEqualTo(FRAMES - 3);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 11, 13, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 1 << 25, 32 << 20})
    void aHostileLengthIsToldAndPassed(int length) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(journal, 0, ends.getFirst());
        int from = file.size();
        file.writeBytes(
                ByteBuffer.allocate(16).order(ORDER).putInt(6).putInt(length).putLong(0).array());
        file.write(journal, ends.getFirst(), journal.length - ends.getFirst());
        Reading reading = Reading.ofPcapng(file.toByteArray());
        assertThat(reading.damage.getFirst().offset()).isEqualTo(from);
        assertThat(reading.damage.getFirst().length()).isEqualTo(16);
        assertThat(runs(reading)).isEqualTo(FRAMES);
    }

    @Test
    void aBlockWhoseContentDoesNotFitIsPassedWhole() throws IOException {
        for (int captured : new int[] {-1, 41, Integer.MAX_VALUE}) {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            file.write(journal, 0, ends.getFirst());
            ByteBuffer body = PacketBytes.body(ORDER, 60).putInt(0).putLong(0).putInt(captured);
            byte[] block = PacketBytes.block(ORDER, 6, body);
            file.writeBytes(block);
            file.write(journal, ends.getFirst(), journal.length - ends.getFirst());
            Reading reading = Reading.ofPcapng(file.toByteArray());
            assertThat(reading.damage)
                    .containsExactly(
                            new DamagedRegion(
                                    ends.getFirst(), block.length, DamageKind.BAD_CONTENT));
            assertThat(runs(reading)).isEqualTo(FRAMES);
        }
    }

    @Test
    void optionsThatRunOverTheirBlockAreNoComment() throws IOException {
        ByteBuffer body = PacketBytes.body(ORDER, 28);
        body.putInt(0).putLong(0).putInt(0).putInt(0).putShort((short) 1).putShort((short) 400);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(journal, 0, head);
        file.writeBytes(PacketBytes.block(ORDER, 6, body));
        try (PacketReader reader = new PcapngReader(Reading.channel(file.toByteArray()))) {
            assertThat(reader.next()).isEqualTo(PacketReader.Step.PACKET);
            assertThat(reader.comments()).isEmpty();
            assertThat(reader.next()).isEqualTo(PacketReader.Step.DAMAGE);
            assertThat(reader.damage())
                    .isEqualTo(new DamagedRegion(head + 28, 8, DamageKind.BAD_CONTENT));
            assertThat(reader.next()).isEqualTo(PacketReader.Step.END);
        }
    }

    @Test
    void optionsOfAnInterfaceThatRunOverAreTold() throws IOException {
        ByteBuffer body = PacketBytes.body(ORDER, 16).putInt(101).putInt(0);
        body.putShort((short) 9).putShort((short) 9).put((byte) 9);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(journal, 0, ends.getFirst());
        file.writeBytes(PacketBytes.block(ORDER, 1, body));
        file.write(journal, ends.getFirst(), journal.length - ends.getFirst());
        Reading reading = Reading.ofPcapng(file.toByteArray());
        assertThat(reading.damage)
                .containsExactly(
                        new DamagedRegion(ends.getFirst() + 16, 8, DamageKind.BAD_CONTENT));
        assertThat(runs(reading)).isEqualTo(FRAMES);
    }

    @Test
    void aBlockAboveTheLimitIsToldThoughAllOfItIsThere() throws IOException {
        byte[] block = PacketBytes.block(ORDER, 6, PacketBytes.body(ORDER, 33 << 20));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(journal, 0, ends.getFirst());
        file.writeBytes(block);
        file.write(journal, ends.getFirst(), journal.length - ends.getFirst());
        Reading reading = Reading.ofPcapng(file.toByteArray());
        assertThat(reading.damage)
                .containsExactly(
                        new DamagedRegion(ends.getFirst(), block.length, DamageKind.TOO_LONG));
        assertThat(runs(reading)).isEqualTo(FRAMES);
    }

    @Test
    void aFileOfLengthsThatLeadNowhereIsReadInOnePass() throws IOException {
        ByteBuffer hostile = ByteBuffer.allocate(8 << 20).order(ORDER);
        while (hostile.hasRemaining()) {
            hostile.putInt(6).putInt(4 << 20);
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(journal, 0, head);
        file.writeBytes(hostile.array());
        Reading reading = Reading.ofPcapng(file.toByteArray());
        assertThat(reading.packets).isZero();
        assertThat(reading.damage).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void randomBytesNeverThrowAnythingElseAndNeverHang(long seed) throws IOException {
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            byte[] noise = new byte[random.nextInt(4000)];
            random.nextBytes(noise);
            Reading.ofPcapng(noise);
            byte[] behindHead = Arrays.copyOf(journal, head + noise.length);
            System.arraycopy(noise, 0, behindHead, head, noise.length);
            Reading.ofPcapng(behindHead);
            byte[] classic = PacketBytes.pcap(ORDER, false, random.nextInt(2) * 101, List.of());
            byte[] behindClassic = Arrays.copyOf(classic, 24 + noise.length);
            System.arraycopy(noise, 0, behindClassic, 24, noise.length);
            Reading.ofPcap(behindClassic);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 12, 101, 108, 113, 276, 147})
    void randomPacketsOfAnyLinkLayerAreHarmless(int linkType) throws IOException {
        Random random = new Random(linkType);
        List<Packet> packets = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            byte[] noise = new byte[random.nextInt(120)];
            random.nextBytes(noise);
            if (noise.length > 30) {
                // Near enough to the real thing to get past the first question.
                int start = random.nextInt(20);
                noise[start] = (byte) (random.nextBoolean() ? 0x45 : 0x60);
                noise[start + (random.nextBoolean() ? 9 : 6)] = 6;
            }
            packets.add(new Packet(TIME, Bytes.wrap(noise)));
        }
        Reading reading = Reading.ofPcap(PacketBytes.pcap(ORDER, true, linkType, packets));
        assertThat(reading.packets).isEqualTo(5000);
    }
}
