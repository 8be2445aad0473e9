package framescope.capture.file;

import static framescope.capture.file.PacketBytes.ACK;
import static framescope.capture.file.PacketBytes.FIN;
import static framescope.capture.file.PacketBytes.RST;
import static framescope.capture.file.PacketBytes.SYN;
import static framescope.capture.file.PacketBytes.TIME;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.Direction;
import framescope.capture.file.PacketBytes.Packet;
import framescope.protocol.Bytes;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TcpReassemblyTest {
    private static final String OPENED = "1 192.168.0.1:4000 → 192.168.0.2:80";
    private static final String OPENED_IN_THE_MIDDLE = OPENED + " (middle)";
    private static final long MILLISECOND = 1_000_000;

    private final List<Packet> packets = new ArrayList<>();
    private final RecordedStreams streams = new RecordedStreams();
    private WaitingLimit limit = new WaitingLimit(1 << 20, 1 << 20);
    private Set<Integer> serverPorts = Set.of();
    private long now = TIME;

    private void client(int sequence, int ack, int flags, String payload) {
        add(1, 2, PacketBytes.tcp(4000, 80, sequence, ack, flags, Bytes.utf8(payload)));
    }

    private void server(int sequence, int ack, int flags, String payload) {
        add(2, 1, PacketBytes.tcp(80, 4000, sequence, ack, flags, Bytes.utf8(payload)));
    }

    private void add(int from, int to, Bytes tcp) {
        packets.add(new Packet(now, PacketBytes.ipv4(from, to, tcp)));
    }

    private void handshake() {
        client(99, 0, SYN, "");
        server(499, 100, SYN | ACK, "");
        client(100, 500, ACK, "");
    }

    private List<String> lines() throws IOException {
        TcpReassembly reassembly = new TcpReassembly(streams, serverPorts, limit);
        byte[] file = PacketBytes.pcap(ByteOrder.LITTLE_ENDIAN, true, 101, packets);
        try (PacketReader reader = new PcapReader(Reading.channel(file))) {
            while (reader.next() == PacketReader.Step.PACKET) {
                reassembly.accept(reader);
            }
        }
        reassembly.finish();
        return streams.lines;
    }

    @Test
    void bothDirectionsComeInTheOrderOfTheFile() throws IOException {
        handshake();
        client(100, 500, ACK, "ask");
        server(500, 103, ACK, "answer");
        client(103, 506, ACK, "more");
        assertThat(lines()).containsExactly(OPENED, "1 → ask", "1 ← answer", "1 → more");
    }

    @Test
    void whatComesTwiceIsToldOnce() throws IOException {
        handshake();
        client(100, 500, ACK, "abc");
        client(100, 500, ACK, "abc");
        client(102, 500, ACK, "cde");
        assertThat(lines()).containsExactly(OPENED, "1 → abc", "1 → de");
    }

    @Test
    void whatComesEarlyWaits() throws IOException {
        handshake();
        client(106, 500, ACK, "ghi");
        client(103, 500, ACK, "def");
        client(100, 500, ACK, "abc");
        assertThat(lines()).containsExactly(OPENED, "1 → abc", "1 → def", "1 → ghi");
    }

    @Test
    void ofBytesThatOverlapTheFirstOnesCount() throws IOException {
        handshake();
        client(103, 500, ACK, "DE");
        client(107, 500, ACK, "HI");
        client(102, 500, ACK, "cdefghij");
        client(100, 500, ACK, "abX");
        assertThat(lines().stream().skip(1).map(line -> line.substring(4)).toList())
                .containsExactly("abX", "DE", "fg", "HI", "j");
    }

    @Test
    void whatIsMissingIsAGapOnceItsReceiverAcknowledgedIt() throws IOException {
        handshake();
        client(103, 500, ACK, "def");
        now += 30 * MILLISECOND;
        server(500, 106, ACK, "answer");
        assertThat(lines()).containsExactly(OPENED, "1 → gap 3", "1 → def", "1 ← answer");
    }

    @Test
    void packetsALittleOutOfOrderAreNoGap() throws IOException {
        handshake();
        client(103, 500, ACK, "def");
        server(500, 106, ACK, "answer");
        client(100, 500, ACK, "abc");
        assertThat(lines()).containsExactly(OPENED, "1 ← answer", "1 → abc", "1 → def");
    }

    @Test
    void whatIsMissingAtTheEndIsAGap() throws IOException {
        handshake();
        client(103, 500, ACK, "def");
        client(110, 500, FIN | ACK, "");
        assertThat(lines())
                .containsExactly(OPENED, "1 → gap 3", "1 → def", "1 → gap 4", "1 CLIENT_FIN");
    }

    @Test
    void noMoreThanTheLimitWaits() throws IOException {
        limit = new WaitingLimit(8 + WaitingLimit.PIECE, 1 << 20);
        handshake();
        client(200, 500, ACK, "12345678");
        client(300, 500, ACK, "abcdef");
        client(100, 500, ACK, "too late");
        assertThat(lines())
                .containsExactly(OPENED, "1 → gap 100", "1 → 12345678", "1 → gap 92", "1 → abcdef");
    }

    @Test
    void allStreamsTogetherHaveALimitToo() throws IOException {
        limit = new WaitingLimit(1 << 20, 8 + 2 * WaitingLimit.PIECE);
        handshake();
        client(200, 500, ACK, "12345");
        server(600, 100, ACK, "abcdef");
        assertThat(lines())
                .containsExactly(OPENED, "1 ← gap 100", "1 ← abcdef", "1 → gap 100", "1 → 12345");
    }

    @Test
    void piecesCountAsWhatTheyTakeAndNotAsWhatTheyCarry() throws IOException {
        limit = new WaitingLimit(1000, 1 << 20);
        handshake();
        for (int i = 1; i <= 20; i++) {
            client(100 + 2 * i, 500, ACK, "x");
        }
        client(100, 500, ACK, "too late");
        // Nine waited at the most, and have given their room back.
        assertThat(lines().subList(0, 3)).containsExactly(OPENED, "1 → gap 2", "1 → x");
        assertThat(streams.lines).hasSize(1 + 2 * 20).doesNotContain("1 → too late");
    }

    @Test
    void sequenceNumbersWrapAround() throws IOException {
        client(-4, 0, SYN, "");
        server(Integer.MAX_VALUE, -3, SYN | ACK, "");
        client(3, 0, ACK, "ghi");
        client(-3, 0, ACK, "abcdef");
        client(6, 0, ACK, "jkl");
        server(Integer.MIN_VALUE, 9, ACK, "xyz");
        assertThat(lines()).containsExactly(OPENED, "1 → abcdef", "1 → ghi", "1 → jkl", "1 ← xyz");
    }

    @Test
    void whoFinishedFirstEndedTheConnection() throws IOException {
        handshake();
        server(500, 100, FIN | ACK, "bye");
        client(100, 504, ACK, "late");
        client(104, 504, FIN | ACK, "");
        client(104, 504, FIN | ACK, "");
        assertThat(lines()).containsExactly(OPENED, "1 ← bye", "1 → late", "1 SERVER_FIN");
    }

    @Test
    void aFinWaitsForTheBytesBeforeIt() throws IOException {
        handshake();
        client(103, 500, FIN | ACK, "");
        server(500, 100, FIN | ACK, "");
        client(100, 501, ACK, "abc");
        assertThat(lines()).containsExactly(OPENED, "1 → abc", "1 CLIENT_FIN");
    }

    @Test
    void aResetEndsTheConnectionWithWhatIsThere() throws IOException {
        handshake();
        client(103, 500, ACK, "def");
        server(500, 100, RST, "");
        client(100, 500, ACK, "abc");
        assertThat(lines()).containsExactly(OPENED, "1 → gap 3", "1 → def", "1 RESET");
    }

    @Test
    void aConnectionMayBeginInItsMiddle() throws IOException {
        server(500, 100, ACK, "push");
        client(95, 504, ACK, "older");
        client(100, 504, ACK, "next");
        serverPorts = Set.of(80);
        assertThat(lines()).containsExactly(OPENED_IN_THE_MIDDLE, "1 ← push", "1 → next");
    }

    @Test
    void whoAsksIsTheClient() throws IOException {
        add(2, 1, PacketBytes.tcp(80, 4000, 1, 1, ACK, Bytes.utf8("GET / HTTP/1.1\r\n")));
        assertThat(lines().getFirst()).isEqualTo("1 192.168.0.2:80 → 192.168.0.1:4000 (middle)");
    }

    @Test
    void samePortsAgainAreAnotherConnection() throws IOException {
        handshake();
        client(100, 500, FIN | ACK, "");
        server(500, 101, FIN | ACK, "");
        client(7999, 0, SYN, "");
        server(8999, 8000, SYN | ACK, "");
        client(8000, 9000, ACK, "again");
        client(7999, 0, SYN, "");
        assertThat(lines())
                .containsExactly(
                        OPENED, "1 CLIENT_FIN", "2 192.168.0.1:4000 → 192.168.0.2:80", "2 → again");
    }

    @Test
    void aKeepAliveProbeOfOneOldByteIsNoByteOfTheStream() throws IOException {
        handshake();
        client(100, 500, ACK, "abc");
        client(102, 500, ACK, "X");
        server(500, 103, ACK, "");
        client(103, 500, ACK, "def");
        assertThat(lines()).containsExactly(OPENED, "1 → abc", "1 → def");
    }

    @Test
    void bytesMayComeWithTheSyn() throws IOException {
        client(99, 0, SYN, "abc");
        server(499, 100, SYN | ACK, "");
        client(100, 500, ACK, "abcdef");
        assertThat(lines()).containsExactly(OPENED, "1 → abc", "1 → def");
    }

    @Test
    void aSynThatComesTwiceOpensOneConnection() throws IOException {
        client(99, 0, SYN, "");
        client(99, 0, SYN, "");
        server(499, 100, SYN | ACK, "");
        server(499, 100, SYN | ACK, "");
        client(100, 500, ACK, "abc");
        assertThat(lines()).containsExactly(OPENED, "1 → abc");
    }

    @Test
    void packetsFarOutsideOfTheWindowAreNoPartOfTheStream() throws IOException {
        handshake();
        client(100 + (1 << 30) + 1, 500, ACK, "stray");
        client(100, 500, ACK, "abc");
        assertThat(lines()).containsExactly(OPENED, "1 → abc");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyOrderOfPacketsGivesTheSameBytes(long seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 2000; i++) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        client(-1000, 0, SYN, "");
        List<int[]> cuts = new ArrayList<>();
        for (int from = 0; from < text.length(); ) {
            int to = Math.min(text.length(), from + 1 + random.nextInt(40));
            cuts.add(new int[] {from, Math.min(text.length(), to + random.nextInt(60))});
            from = to;
        }
        for (int i = 0; i < cuts.size(); i += 10) {
            Collections.shuffle(cuts.subList(i, Math.min(cuts.size(), i + 10)), random);
        }
        for (int[] cut : cuts) {
            client(cut[0] - 999, 0, ACK, text.substring(cut[0], cut[1]));
        }
        lines();
        RecordedStreams.Recorded recorded = streams.connections.getFirst();
        assertThat(recorded.bytes(Direction.CLIENT_TO_SERVER).text()).isEqualTo(text.toString());
    }
}
