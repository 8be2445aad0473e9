package framescope.capture.file;

import static framescope.capture.file.PacketBytes.ACK;
import static framescope.capture.file.PacketBytes.FIN;
import static framescope.capture.file.PacketBytes.SYN;
import static framescope.capture.file.PacketBytes.TIME;
import static framescope.capture.file.PacketBytes.ipv4;
import static framescope.capture.file.PacketBytes.ipv6;
import static framescope.capture.file.PacketBytes.linked;
import static framescope.capture.file.PacketBytes.tcp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import framescope.capture.file.PacketBytes.Packet;
import framescope.protocol.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Files as other programs write them: every link layer, byte order and time unit.
class PacketReaderTest {
    private static final String MACS = "020000000001 020000000002 ";
    private static final List<String> CONVERSATION_V4 =
            List.of("1 192.168.0.1:4000 → 192.168.0.2:80", "1 → hello", "1 CLIENT_FIN");
    private static final List<String> CONVERSATION_V6 =
            List.of("1 [2001:db8::1]:4000 → [2001:db8::2]:80", "1 → hello", "1 CLIENT_FIN");

    @TempDir private Path folder;

    private static Stream<Arguments> linkLayers() {
        return Stream.of(
                Arguments.of("Ethernet, IPv4", 1, MACS + "0800", 4),
                Arguments.of("Ethernet, IPv6", 1, MACS + "86dd", 6),
                Arguments.of("VLAN", 1, MACS + "8100 0005 0800", 4),
                Arguments.of("VLAN in VLAN", 1, MACS + "88a8 0007 8100 0005 86dd", 6),
                Arguments.of("old VLAN in VLAN", 1, MACS + "9100 0007 8100 0005 0800", 4),
                Arguments.of("Linux cooked", 113, "0000 0304 0006 000000000000 0000 0800", 4),
                Arguments.of("Linux cooked, IPv6", 113, "0000 0304 0006 000000000000 0000 86dd", 6),
                Arguments.of(
                        "Linux cooked v2",
                        276,
                        "0800 0000 00000001 0304 00 06 0000000000000000",
                        4),
                Arguments.of(
                        "Linux cooked v2, IPv6",
                        276,
                        "86dd 0000 00000001 0304 00 06 0000000000000000",
                        6),
                Arguments.of(
                        "Linux cooked 2, VLAN",
                        276,
                        "8100 0000 00000001 0001 00 06 000000000000 0000 0007 0800",
                        4),
                Arguments.of(
                        "Linux cooked 2, two VLANs, IPv6",
                        276,
                        "88a8 0000 00000001 0001 00 06 000000000000 0000 0007 8100 0008 86dd",
                        6),
                Arguments.of("raw IP", 101, "", 4),
                Arguments.of("raw IP, IPv6", 101, "", 6),
                Arguments.of("raw IP of BSD", 12, "", 4),
                Arguments.of("raw IP of OpenBSD", 14, "", 6),
                Arguments.of("loopback, little-endian", 0, "02000000", 4),
                Arguments.of("loopback, big-endian", 0, "0000001e", 6),
                Arguments.of("loopback of OpenBSD", 108, "00000002", 4));
    }

    private static List<Packet> conversation(String linkHex, int version) {
        Bytes hello = Bytes.utf8("hello");
        return Stream.of(
                        packet(linkHex, version, true, 100, 0, SYN, Bytes.EMPTY),
                        packet(linkHex, version, false, 900, 101, SYN | ACK, Bytes.EMPTY),
                        packet(linkHex, version, true, 101, 901, ACK, Bytes.EMPTY),
                        packet(linkHex, version, true, 101, 901, ACK, hello),
                        packet(linkHex, version, true, 106, 901, FIN | ACK, Bytes.EMPTY),
                        packet(linkHex, version, false, 901, 107, FIN | ACK, Bytes.EMPTY),
                        packet(linkHex, version, true, 107, 902, ACK, Bytes.EMPTY))
                .map(bytes -> new Packet(TIME, bytes))
                .toList();
    }

    private static Bytes packet(
            String linkHex,
            int version,
            boolean fromClient,
            int sequence,
            int ack,
            int flags,
            Bytes payload) {
        Bytes tcp =
                fromClient
                        ? tcp(4000, 80, sequence, ack, flags, payload)
                        : tcp(80, 4000, sequence, ack, flags, payload);
        int from = fromClient ? 1 : 2;
        return linked(
                linkHex, version == 4 ? ipv4(from, 3 - from, tcp) : ipv6(from, 3 - from, tcp));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("linkLayers")
    void everyLinkLayerIsRead(String name, int linkType, String linkHex, int version)
            throws IOException {
        List<Packet> packets = conversation(linkHex, version);
        List<String> expected = version == 4 ? CONVERSATION_V4 : CONVERSATION_V6;
        for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
            for (boolean nanos : List.of(false, true)) {
                byte[] file = PacketBytes.pcap(order, nanos, linkType, packets);
                Reading reading = Reading.ofPcap(file);
                assertThat(reading.streams.lines).isEqualTo(expected);
                assertThat(reading.damage).isEmpty();
                assertThat(reading.streams.connections.getFirst().times).containsExactly(TIME);
            }
            Reading reading = Reading.ofPcapng(PacketBytes.pcapng(order, linkType, packets));
            assertThat(reading.streams.lines).isEqualTo(expected);
            assertThat(reading.damage).isEmpty();
            assertThat(reading.streams.connections.getFirst().times).containsExactly(TIME);
        }
    }

    @Test
    void paddingOfShortEthernetFramesIsNoPayload() throws IOException {
        List<Packet> packets =
                conversation(MACS + "0800", 4).stream()
                        .map(p -> new Packet(p.time(), p.bytes().plus(Bytes.ofHex("00".repeat(9)))))
                        .toList();
        Reading reading = Reading.ofPcap(PacketBytes.pcap(ByteOrder.BIG_ENDIAN, true, 1, packets));
        assertThat(reading.streams.lines).isEqualTo(CONVERSATION_V4);
    }

    @Test
    void whatWasCutOffAPacketIsAGap() throws IOException {
        List<Packet> packets =
                conversation("", 4).stream()
                        .map(p -> new Packet(p.time(), p.bytes().first(47), p.bytes().length()))
                        .toList();
        Reading reading =
                Reading.ofPcap(PacketBytes.pcap(ByteOrder.LITTLE_ENDIAN, true, 101, packets));
        assertThat(reading.streams.lines)
                .containsExactly(
                        "1 192.168.0.1:4000 → 192.168.0.2:80",
                        "1 → hel",
                        "1 → gap 2",
                        "1 CLIENT_FIN");
    }

    @Test
    void fragmentsOfPacketsAreCountedAndLeftOut() throws IOException {
        Bytes whole = packet("", 4, true, 1, 0, SYN, Bytes.EMPTY);
        byte[] fragment = whole.toArray();
        fragment[6] = 0x20; // More fragments.
        RecordedStreams streams = new RecordedStreams();
        TcpReassembly reassembly = new TcpReassembly(streams, Set.of());
        byte[] file =
                PacketBytes.pcap(
                        ByteOrder.LITTLE_ENDIAN,
                        true,
                        101,
                        List.of(new Packet(TIME, Bytes.wrap(fragment))));
        try (PacketReader reader = new PcapReader(Reading.channel(file))) {
            assertThat(reader.next()).isEqualTo(PacketReader.Step.PACKET);
            reassembly.accept(reader);
        }
        assertThat(reassembly.leftOut())
                .isEqualTo(new LeftOutPackets(1, 0, Collections.emptySortedMap()));
        assertThat(streams.lines).isEmpty();
    }

    @Test
    void sectionsOfBothByteOrdersMayFollowOneAnother() throws IOException {
        List<Packet> packets = conversation("", 4);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(PacketBytes.pcapng(ByteOrder.LITTLE_ENDIAN, 101, packets.subList(0, 4)));
        file.writeBytes(PacketBytes.pcapng(ByteOrder.BIG_ENDIAN, 101, packets.subList(4, 7)));
        Reading reading = Reading.ofPcapng(file.toByteArray());
        assertThat(reading.streams.lines).isEqualTo(CONVERSATION_V4);
        assertThat(reading.damage).isEmpty();
    }

    @Test
    void timesComeInTheUnitOfTheirInterface() throws IOException {
        ByteOrder order = ByteOrder.LITTLE_ENDIAN;
        Packet packet = conversation("", 4).getFirst();
        long seconds = TIME / 1_000_000_000L;
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(PacketBytes.sectionHeader(order));
        file.writeBytes(PacketBytes.interfaceDescription(order, 101, 9));
        file.writeBytes(PacketBytes.interfaceDescription(order, 101, 3));
        file.writeBytes(PacketBytes.interfaceDescription(order, 101, 0x80 | 10));
        file.writeBytes(PacketBytes.interfaceDescription(order, 101, 12));
        file.writeBytes(PacketBytes.enhancedPacket(order, 0, TIME, packet));
        file.writeBytes(PacketBytes.enhancedPacket(order, 1, TIME / 1_000_000, packet));
        file.writeBytes(PacketBytes.enhancedPacket(order, 2, seconds * 1024 + 512, packet));
        file.writeBytes(PacketBytes.enhancedPacket(order, 3, TIME, packet));
        long[] expected = {
            TIME, TIME / 1_000_000 * 1_000_000, seconds * 1_000_000_000L + 500_000_000, TIME / 1000
        };
        try (PacketReader reader = new PcapngReader(Reading.channel(file.toByteArray()))) {
            for (int i = 0; i < 4; i++) {
                assertThat(reader.next()).isEqualTo(PacketReader.Step.PACKET);
                assertThat(reader.time()).isEqualTo(expected[i]);
            }
        }
    }

    @Test
    void simpleAndObsoletePacketsAreRead() throws IOException {
        ByteOrder order = ByteOrder.BIG_ENDIAN;
        Bytes bytes = conversation("", 4).get(3).bytes();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(PacketBytes.sectionHeader(order));
        file.writeBytes(PacketBytes.interfaceDescription(order, 101, 9));
        int padded = (bytes.length() + 3) / 4 * 4;
        file.writeBytes(
                PacketBytes.block(
                        order,
                        2,
                        PacketBytes.body(order, 20 + padded)
                                .putInt(0)
                                .putLong(TIME)
                                .putInt(bytes.length())
                                .putInt(bytes.length())
                                .put(bytes.buffer())));
        file.writeBytes(
                PacketBytes.block(
                        order,
                        3,
                        PacketBytes.body(order, 4 + padded)
                                .putInt(bytes.length())
                                .put(bytes.buffer())));
        try (PacketReader reader = new PcapngReader(Reading.channel(file.toByteArray()))) {
            for (int i = 0; i < 2; i++) {
                assertThat(reader.next()).isEqualTo(PacketReader.Step.PACKET);
                assertThat(Bytes.copyOf(reader.packet())).isEqualTo(bytes);
                assertThat(reader.time()).isEqualTo(TIME);
            }
            assertThat(reader.next()).isEqualTo(PacketReader.Step.END);
        }
    }

    @Test
    void filesAreKnownByTheirFirstBytesAlsoWhenCompressed() throws IOException {
        List<Packet> packets = conversation("", 4);
        byte[] pcap = PacketBytes.pcap(ByteOrder.BIG_ENDIAN, false, 101, packets);
        byte[] pcapng = PacketBytes.pcapng(ByteOrder.BIG_ENDIAN, 101, packets);
        for (byte[] content : List.of(pcap, pcapng, compressed(pcap), compressed(pcapng))) {
            Path file = Files.write(folder.resolve("file"), content);
            Reading reading = Reading.of(CaptureFiles.open(file));
            assertThat(reading.streams.lines).isEqualTo(CONVERSATION_V4);
        }
    }

    @Test
    void whatIsNoFileOfPacketsIsRefused() throws IOException {
        for (String content : List.of("", "GET", "{\"log\":{}} and more than 24 bytes")) {
            Path file = Files.writeString(folder.resolve("file"), content);
            assertThatExceptionOfType(CaptureFormatException.class)
                    .isThrownBy(() -> CaptureFiles.open(file));
        }
    }

    @Test
    void brokenCompressionIsToldBehindWhatCouldBeRead() throws IOException {
        byte[] pcapng = PacketBytes.pcapng(ByteOrder.BIG_ENDIAN, 101, conversation("", 4));
        byte[] whole = compressed(pcapng);
        Path file = folder.resolve("file");
        for (int length = 20; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            Reading reading = Reading.of(CaptureFiles.open(file));
            assertThat(reading.damage.getLast().kind()).isEqualTo(DamageKind.COMPRESSION);
        }
    }

    private static byte[] compressed(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }
}
