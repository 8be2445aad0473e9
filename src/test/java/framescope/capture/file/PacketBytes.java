package framescope.capture.file;

import framescope.protocol.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/// Packets and files of packets as other programs make them, built byte by byte.
final class PacketBytes {
    static final int FIN = 1;
    static final int SYN = 2;
    static final int RST = 4;
    static final int ACK = 16;

    /// 2009-02-13T23:31:30.123456Z in nanoseconds.
    static final long TIME = 1_234_567_890_123_456_000L;

    private PacketBytes() {}

    /// A TCP segment between two ports.
    static Bytes tcp(int from, int to, int sequence, int ack, int flags, Bytes payload) {
        ByteBuffer out = ByteBuffer.allocate(24 + payload.length());
        out.putShort((short) from).putShort((short) to).putInt(sequence).putInt(ack);
        out.put((byte) (6 << 4)).put((byte) flags).putShort((short) 4096).putInt(0);
        out.putInt(0x01010101); // An option's worth of padding.
        out.put(payload.buffer());
        return Bytes.wrap(out.array());
    }

    /// An IPv4 packet from 192.168.0.`from` to 192.168.0.`to`.
    static Bytes ipv4(int from, int to, Bytes tcp) {
        ByteBuffer out = ByteBuffer.allocate(20 + tcp.length());
        out.put((byte) 0x45).put((byte) 0).putShort((short) (20 + tcp.length()));
        out.putInt(0x4000).put((byte) 64).put((byte) 6).putShort((short) 0);
        out.putInt(0xc0a80000 | from).putInt(0xc0a80000 | to);
        out.put(tcp.buffer());
        return Bytes.wrap(out.array());
    }

    /// An IPv6 packet from 2001:db8::`from` to 2001:db8::`to` with extension headers in front.
    static Bytes ipv6(int from, int to, Bytes tcp) {
        Bytes hops = Bytes.ofHex("3c00010400000000"); // Destination options follow.
        Bytes destination = Bytes.ofHex("0601" + "01".repeat(1) + "0c" + "00".repeat(12));
        ByteBuffer out = ByteBuffer.allocate(40 + 8 + 16 + tcp.length());
        out.putInt(0x60000000).putShort((short) (24 + tcp.length())).put((byte) 0).put((byte) 64);
        out.putLong(0x20010db8_00000000L).putLong(from);
        out.putLong(0x20010db8_00000000L).putLong(to);
        out.put(hops.buffer()).put(destination.buffer()).put(tcp.buffer());
        return Bytes.wrap(out.array());
    }

    /// A packet with the link layer's bytes in front.
    static Bytes linked(String linkHex, Bytes ip) {
        return Bytes.ofHex(linkHex.replace(" ", "")).plus(ip);
    }

    /// A packet of a file.
    ///
    /// @param length of the packet before it was cut
    record Packet(long time, Bytes bytes, int length) {
        Packet(long time, Bytes bytes) {
            this(time, bytes, bytes.length());
        }
    }

    /// A classic pcap file.
    static byte[] pcap(ByteOrder order, boolean nanos, int linkType, List<Packet> packets) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteBuffer header = ByteBuffer.allocate(24).order(order);
        header.putInt(nanos ? 0xa1b23c4d : 0xa1b2c3d4).putShort((short) 2).putShort((short) 4);
        header.putLong(0).putInt(65535).putInt(linkType);
        out.writeBytes(header.array());
        for (Packet packet : packets) {
            ByteBuffer record = ByteBuffer.allocate(16).order(order);
            long fraction = packet.time() % 1_000_000_000L;
            record.putInt((int) (packet.time() / 1_000_000_000L));
            record.putInt((int) (nanos ? fraction : fraction / 1000));
            record.putInt(packet.bytes().length()).putInt(packet.length());
            out.writeBytes(record.array());
            out.writeBytes(packet.bytes().toArray());
        }
        return out.toByteArray();
    }

    /// A pcapng file of one section and one interface with times in microseconds.
    static byte[] pcapng(ByteOrder order, int linkType, List<Packet> packets) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(sectionHeader(order));
        out.writeBytes(
                block(
                        order,
                        1,
                        body(order, 8).putShort((short) linkType).putShort((short) 0).putInt(0)));
        for (Packet packet : packets) {
            out.writeBytes(enhancedPacket(order, 0, packet.time() / 1000, packet));
        }
        return out.toByteArray();
    }

    static byte[] sectionHeader(ByteOrder order) {
        return block(
                order,
                0x0a0d0d0a,
                body(order, 16)
                        .putInt(0x1a2b3c4d)
                        .putShort((short) 1)
                        .putShort((short) 0)
                        .putLong(-1));
    }

    static byte[] interfaceDescription(ByteOrder order, int linkType, int resolution) {
        return block(
                order,
                1,
                body(order, 20)
                        .putShort((short) linkType)
                        .putShort((short) 0)
                        .putInt(0)
                        .putShort((short) 9)
                        .putShort((short) 1)
                        .put((byte) resolution)
                        .put(new byte[3])
                        .putInt(0));
    }

    static byte[] enhancedPacket(ByteOrder order, int number, long units, Packet packet) {
        int length = packet.bytes().length();
        ByteBuffer body = body(order, 20 + (length + 3) / 4 * 4);
        body.putInt(number).putInt((int) (units >>> 32)).putInt((int) units);
        body.putInt(length).putInt(packet.length());
        return block(order, 6, body.put(packet.bytes().buffer()));
    }

    static ByteBuffer body(ByteOrder order, int length) {
        return ByteBuffer.allocate(length).order(order);
    }

    static byte[] block(ByteOrder order, int type, ByteBuffer body) {
        int length = body.capacity() + 12;
        return ByteBuffer.allocate(length)
                .order(order)
                .putInt(type)
                .putInt(length)
                .put(body.clear())
                .putInt(length)
                .array();
    }
}
