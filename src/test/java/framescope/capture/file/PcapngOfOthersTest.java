package framescope.capture.file;

import static framescope.capture.file.PacketBytes.TIME;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.file.PacketBytes.Packet;
import framescope.protocol.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What other tools write in pcapng files besides packets (draft-ietf-opsawg-pcapng).
class PcapngOfOthersTest {
    private static final Packet PACKET =
            new Packet(TIME, PacketBytes.ipv4(1, 2, Bytes.utf8("no TCP")));
    private static final long SECOND = 1_000_000_000L;

    private static ByteOrder order(boolean big) {
        return big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    private static List<Long> times(ByteArrayOutputStream file) throws IOException {
        List<Long> times = new ArrayList<>();
        try (PacketReader reader = new PcapngReader(Reading.channel(file.toByteArray()))) {
            PacketReader.Step step = reader.next();
            while (step != PacketReader.Step.END) {
                assertThat(step).isEqualTo(PacketReader.Step.PACKET);
                assertThat(Bytes.copyOf(reader.packet())).isEqualTo(PACKET.bytes());
                times.add(reader.time());
                step = reader.next();
            }
        }
        return times;
    }

    private static byte[] block(ByteOrder order, int type, String content) {
        Bytes bytes = Bytes.utf8(content);
        ByteBuffer body = PacketBytes.body(order, (bytes.length() + 3) / 4 * 4);
        return PacketBytes.block(order, type, body.put(bytes.buffer()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void blocksWithoutPacketsArePassedOver(boolean big) throws IOException {
        ByteOrder order = order(big);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(PacketBytes.sectionHeader(order));
        file.writeBytes(PacketBytes.interfaceDescription(order, 101, 9));
        file.writeBytes(block(order, 10, "TLSKSLTS, and keys of a connection"));
        file.writeBytes(block(order, 0x0bad, "what only its maker understands"));
        file.writeBytes(block(order, 0x4000_0bad, "likewise"));
        file.writeBytes(block(order, 0x8000_0001, "a block of a type that nobody registered"));
        file.writeBytes(PacketBytes.enhancedPacket(order, 0, TIME, PACKET));
        file.writeBytes(block(order, 5, "statistics of the interface"));
        assertThat(times(file)).containsExactly(TIME);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anInterfaceMayCountFromALaterSecond(boolean big) throws IOException {
        ByteOrder order = order(big);
        long offset = TIME / SECOND;
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(PacketBytes.sectionHeader(order));
        ByteBuffer body = PacketBytes.body(order, 32).putShort((short) 101).putShort((short) 0);
        body.putInt(0).putShort((short) 14).putShort((short) 8).putLong(offset);
        body.putShort((short) 9).putShort((short) 1).putInt(big ? 9 << 24 : 9).putInt(0);
        file.writeBytes(PacketBytes.block(order, 1, body));
        file.writeBytes(PacketBytes.enhancedPacket(order, 0, TIME - offset * SECOND, PACKET));
        assertThat(times(file)).containsExactly(TIME);
    }
}
