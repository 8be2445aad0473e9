package framescope.capture.file;

import framescope.capture.Direction;
import framescope.protocol.Role;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Made-up IPv4 and TCP headers around the real bytes of one connection, so that tools which know
/// packets only can follow it (RFC 791, RFC 9293).
///
/// The client gets an address of 10.0.0.0/8 that spells the connection's number, the server
/// 127.0.0.2: both ends of a local connection have the same real address, and Wireshark then takes
/// the two directions for one. The ports are the real ones. The real addresses stand in the comment
/// of the first packet, which [#realAddresses] reads back.
///
/// Sequence numbers are right, and so is the IPv4 checksum; the TCP checksum stays 0, which
/// Wireshark does not object to unless told to check, and which would cost a pass over every byte.
///
/// Belongs to one [PcapngWriter]; not thread-safe.
public final class TcpSynthesis {
    static final int FIN = 0x01;
    static final int SYN = 0x02;
    static final int RST = 0x04;
    static final int PSH = 0x08;
    static final int ACK = 0x10;

    /// IPv4 and TCP header without options.
    static final int HEADERS = 40;

    /// The options of a SYN: the largest segment, and a window of 1 GiB, so that nobody sees a
    /// full window where the other end merely has nothing to say.
    static final int SYN_OPTIONS = 8;

    /// What [#writeAside] writes, in bytes.
    static final int ASIDE = 20;

    /// The protocol of a packet that is about no connection: for experiments (RFC 3692), so that no
    /// tool makes anything of it.
    static final int ASIDE_PROTOCOL = 253;

    static final int SERVER_ADDRESS = 0x7f000002;
    private static final int CLIENT_NETWORK = 0x0a000000;
    private static final int FALLBACK_CLIENT_PORT = 49152;
    private static final int FALLBACK_SERVER_PORT = 80;
    private static final int LARGEST_SEGMENT_OPTION = 0x02040000;
    private static final int WINDOW_SCALE_OPTION = 0x0103030e;
    private static final Pattern COMMENT =
            Pattern.compile("framescope: connection \\d+, client (\\S+), server (\\S+)");
    private static final Pattern GAP =
            Pattern.compile("framescope: ([0-9]{1,15}) bytes before this are missing");

    /// Sequence numbers go on by no more over bytes that are missing: they wrap around, and no
    /// reader takes a packet for part of the stream that is far ahead.
    private static final long LARGEST_STEP = 1 << 20;

    private final int number;
    private final String client;
    private final String server;
    private final int clientAddress;
    private final int ports;
    private final long[] gaps = new long[2];
    private int clientSequence;
    private int serverSequence;

    /// A connection that has not sent anything yet.
    ///
    /// @param number its number, of which the low 24 bits become the client's address
    /// @param client the real address, such as `127.0.0.1:51044` or `[::1]:51044`
    /// @param server likewise
    public TcpSynthesis(int number, String client, String server) {
        this.number = number;
        this.client = client;
        this.server = server;
        clientAddress = CLIENT_NETWORK | (number & 0xffffff);
        ports = port(client, FALLBACK_CLIENT_PORT) << 16 | port(server, FALLBACK_SERVER_PORT);
    }

    private static int port(String address, int fallback) {
        String digits = address.substring(address.lastIndexOf(':') + 1);
        if (!digits.matches("[0-9]{1,5}")) {
            return fallback;
        }
        int port = Integer.parseInt(digits);
        return port == 0 || port > 0xffff ? fallback : port;
    }

    /// The client's and the server's real address, as told.
    record Addresses(String client, String server) {}

    String comment() {
        return "framescope: connection %d, client %s, server %s"
                .formatted(number, spaceless(client), spaceless(server));
    }

    private static String spaceless(String address) {
        return address.isBlank() ? "?" : address.replaceAll("\\s+", "_");
    }

    /// Reads what [#comment] wrote.
    static Optional<Addresses> realAddresses(String comment) {
        Matcher matcher = COMMENT.matcher(comment);
        return matcher.matches()
                ? Optional.of(new Addresses(matcher.group(1), matcher.group(2)))
                : Optional.empty();
    }

    /// How many bytes [#writeHeaders] writes.
    static int headerLength(int flags) {
        return (flags & SYN) == 0 ? HEADERS : HEADERS + SYN_OPTIONS;
    }

    /// Writes both headers of a packet with this much payload and counts the payload as sent.
    void writeHeaders(ByteBuffer out, Direction direction, int flags, int payload) {
        boolean fromClient = direction.sender() == Role.CLIENT;
        int headers = headerLength(flags);
        int total = headers + payload;
        out.putInt(0x4500_0000 | total);
        out.putInt(0x0000_4000); // No identification; «don't fragment».
        out.putInt(0x4006_0000 | checksum(total)); // 64 hops; TCP.
        out.putInt(fromClient ? clientAddress : SERVER_ADDRESS);
        out.putInt(fromClient ? SERVER_ADDRESS : clientAddress);
        out.putInt(fromClient ? ports : Integer.rotateLeft(ports, 16));
        out.putInt(fromClient ? clientSequence : serverSequence);
        out.putInt((flags & ACK) == 0 ? 0 : fromClient ? serverSequence : clientSequence);
        out.putInt((headers - 20) << 26 | flags << 16 | 0xffff);
        out.putInt(0);
        if ((flags & SYN) != 0) {
            out.putInt(LARGEST_SEGMENT_OPTION | PcapngWriter.MAX_SEGMENT);
            out.putInt(WINDOW_SCALE_OPTION);
        }
        advance(direction, payload + ((flags & (SYN | FIN)) == 0 ? 0 : 1));
    }

    /// Counts bytes as sent that no packet carries.
    void skip(Direction direction, long bytes) {
        long before = gaps[direction.ordinal()];
        long after = before + bytes;
        gaps[direction.ordinal()] = after;
        advance(direction, (int) (Math.min(after, LARGEST_STEP) - Math.min(before, LARGEST_STEP)));
    }

    /// How many bytes no packet carried since this was asked last.
    long takeGap(Direction direction) {
        long gap = gaps[direction.ordinal()];
        gaps[direction.ordinal()] = 0;
        return gap;
    }

    /// The comment of an empty packet behind bytes that are missing.
    static String gapComment(long bytes) {
        return "framescope: " + bytes + " bytes before this are missing";
    }

    /// Reads what [#gapComment] wrote.
    static OptionalLong gap(String comment) {
        Matcher matcher = GAP.matcher(comment);
        return matcher.matches()
                ? OptionalLong.of(Long.parseLong(matcher.group(1)))
                : OptionalLong.empty();
    }

    private void advance(Direction direction, int bytes) {
        if (direction.sender() == Role.CLIENT) {
            clientSequence += bytes;
        } else {
            serverSequence += bytes;
        }
    }

    /// Writes a packet of no connection: an IPv4 header with nothing behind it.
    static void writeAside(ByteBuffer out) {
        int second = 64 << 24 | ASIDE_PROTOCOL << 16;
        int sum = 0x4500 + ASIDE + 0x4000 + (second >>> 16);
        sum += 2 * ((SERVER_ADDRESS >>> 16) + (SERVER_ADDRESS & 0xffff));
        sum = (sum & 0xffff) + (sum >>> 16);
        out.putInt(0x4500_0000 | ASIDE);
        out.putInt(0x0000_4000);
        out.putInt(second | ~sum & 0xffff);
        out.putInt(SERVER_ADDRESS);
        out.putInt(SERVER_ADDRESS);
    }

    private int checksum(int total) {
        int sum =
                0x4500
                        + total
                        + 0x4000
                        + 0x4006
                        + (clientAddress >>> 16)
                        + (clientAddress & 0xffff)
                        + (SERVER_ADDRESS >>> 16)
                        + (SERVER_ADDRESS & 0xffff);
        sum = (sum & 0xffff) + (sum >>> 16);
        sum = (sum & 0xffff) + (sum >>> 16);
        return ~sum & 0xffff;
    }
}
