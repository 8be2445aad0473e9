package framescope.capture.file;

import java.nio.ByteBuffer;

/// Finds IP and TCP in a packet (RFC 791, RFC 8200, RFC 9293), as a cursor that is used again for
/// every packet.
///
/// Not thread-safe.
final class TcpPacket {
    /// What a packet turned out to be.
    enum Kind {
        TCP,
        /// A fragment of an IP packet: these are not put together.
        FRAGMENT,
        /// What this program writes for its notes about all of a capture.
        ASIDE,
        /// A link layer that is not read.
        UNREAD_LINK,
        /// Anything else, also what was cut before the end of its headers.
        OTHER
    }

    private static final int IPV4 = 0x0800;
    private static final int IPV6 = 0x86dd;
    private static final int VLAN = 0x8100;
    private static final int PROVIDER_VLAN = 0x88a8;
    private static final int OLD_PROVIDER_VLAN = 0x9100;
    private static final int UNREAD = -2;
    private static final int TCP = 6;
    private static final int MIN_TCP_HEADER = 20;

    final Flow flow = new Flow();
    private int sequence;
    private int acknowledgement;
    private int flags;
    private int payloadFrom;
    private int payloadTo;
    private int missing;

    /// Reads a packet, from the buffer's position to its limit; both stay.
    ///
    /// @param linkType a number of the tcpdump.org list
    Kind read(ByteBuffer in, int linkType) {
        int ip = ipStart(in, linkType);
        if (ip == UNREAD) {
            return Kind.UNREAD_LINK;
        }
        if (ip < 0 || ip >= in.limit()) {
            return Kind.OTHER;
        }
        return switch (in.get(ip) >>> 4 & 0xf) {
            case 4 -> ipv4(in, ip);
            case 6 -> ipv6(in, ip);
            default -> Kind.OTHER;
        };
    }

    private static int ipStart(ByteBuffer in, int linkType) {
        int at = in.position();
        return switch (linkType) {
            case 0, 108 -> at + 4; // BSD loopback: the address family in front.
            case 1 -> behindVlans(in, at + 12);
            case 12, 14, 101, 228, 229 -> at;
            case 113 -> behindVlans(in, at + 14); // Linux cooked
            case 276 -> cooked2(in, at);
            default -> UNREAD;
        };
    }

    /// Linux cooked, version 2: the type comes first, and what that is a type of after 20 bytes.
    private static int cooked2(ByteBuffer in, int at) {
        if (in.remaining() < 20) {
            return -1;
        }
        return switch (in.getShort(at) & 0xffff) {
            case IPV4, IPV6 -> at + 20;
            case VLAN, PROVIDER_VLAN, OLD_PROVIDER_VLAN -> behindVlans(in, at + 22);
            default -> -1;
        };
    }

    private static int behindVlans(ByteBuffer in, int typeAt) {
        int at = typeAt;
        while (at + 2 <= in.limit()) {
            switch (in.getShort(at) & 0xffff) {
                case VLAN, PROVIDER_VLAN, OLD_PROVIDER_VLAN -> at += 4;
                case IPV4, IPV6 -> {
                    return at + 2;
                }
                default -> {
                    return -1;
                }
            }
        }
        return -1;
    }

    private Kind ipv4(ByteBuffer in, int ip) {
        int header = (in.get(ip) & 0xf) * 4;
        if (header < 20 || ip + header > in.limit()) {
            return Kind.OTHER;
        }
        if (in.get(ip + 9) != TCP) {
            return isAside(in, ip) ? Kind.ASIDE : Kind.OTHER;
        }
        // More fragments follow, or this is not the first.
        if ((in.getShort(ip + 6) & 0x3fff) != 0) {
            return Kind.FRAGMENT;
        }
        int total = in.getShort(ip + 2) & 0xffff;
        // Hardware that splits packets lets the system hand over some without a length.
        int end = total == 0 ? in.limit() : ip + total;
        flow.addresses(0, in.getInt(ip + 12) & 0xffff_ffffL, 0, in.getInt(ip + 16) & 0xffff_ffffL);
        return tcp(in, ip + header, end);
    }

    private static boolean isAside(ByteBuffer in, int ip) {
        return (in.get(ip + 9) & 0xff) == TcpSynthesis.ASIDE_PROTOCOL
                && in.limit() - ip == TcpSynthesis.ASIDE
                && in.getInt(ip + 12) == TcpSynthesis.SERVER_ADDRESS
                && in.getInt(ip + 16) == TcpSynthesis.SERVER_ADDRESS;
    }

    private Kind ipv6(ByteBuffer in, int ip) {
        if (ip + 40 > in.limit()) {
            return Kind.OTHER;
        }
        int length = in.getShort(ip + 4) & 0xffff;
        int end = length == 0 ? in.limit() : ip + 40 + length;
        int next = in.get(ip + 6) & 0xff;
        int at = ip + 40;
        while (next != TCP) {
            if (at + 8 > in.limit()) {
                return Kind.OTHER;
            }
            int units = in.get(at + 1) & 0xff;
            int header =
                    switch (next) {
                        case 0, 43, 60, 135 ->
                                8 + units * 8; // hops, routing, destination, mobility
                        case 51 -> 8 + units * 4; // authentication
                        default -> 0;
                    };
            if (header == 0) {
                return next == 44 ? Kind.FRAGMENT : Kind.OTHER;
            }
            next = in.get(at) & 0xff;
            at += header;
        }
        flow.addresses(
                in.getLong(ip + 8), in.getLong(ip + 16), in.getLong(ip + 24), in.getLong(ip + 32));
        return tcp(in, at, end);
    }

    private Kind tcp(ByteBuffer in, int at, int end) {
        if (at + MIN_TCP_HEADER > Math.min(in.limit(), end)) {
            return Kind.OTHER;
        }
        int header = (in.get(at + 12) >>> 4 & 0xf) * 4;
        if (header < MIN_TCP_HEADER || at + header > end) {
            return Kind.OTHER;
        }
        flow.ports(in.getShort(at) & 0xffff, in.getShort(at + 2) & 0xffff);
        sequence = in.getInt(at + 4);
        acknowledgement = in.getInt(at + 8);
        flags = in.get(at + 13) & 0xff;
        payloadFrom = Math.min(at + header, in.limit());
        payloadTo = Math.min(end, in.limit());
        missing = end - Math.max(at + header, payloadTo);
        return Kind.TCP;
    }

    int sequence() {
        return sequence;
    }

    int acknowledgement() {
        return acknowledgement;
    }

    boolean has(int flag) {
        return (flags & flag) != 0;
    }

    /// Where the payload begins in the buffer.
    int payloadFrom() {
        return payloadFrom;
    }

    /// Where what was kept of it ends, exclusive.
    int payloadTo() {
        return payloadTo;
    }

    /// How many bytes of the payload were not kept.
    int missing() {
        return missing;
    }
}
