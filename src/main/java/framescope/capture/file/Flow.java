package framescope.capture.file;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The addresses and ports of a TCP packet, in whichever direction: equal for both.
///
/// One end is the *low* one, so that a pair has one order. Mutable, because one is set anew for
/// every packet; what is kept in a map is a [#copy].
final class Flow {
    private long lowHigh;
    private long lowLow;
    private long highHigh;
    private long highLow;
    private int lowPort;
    private int highPort;
    private boolean fromLow;

    private long sourceHigh;
    private long sourceLow;
    private long destinationHigh;
    private long destinationLow;

    /// The source's and the destination's address; of IPv4 the low 32 bits of the second number.
    void addresses(long fromHigh, long fromLowBits, long toHigh, long toLowBits) {
        sourceHigh = fromHigh;
        sourceLow = fromLowBits;
        destinationHigh = toHigh;
        destinationLow = toLowBits;
    }

    /// The ports, which complete it.
    void ports(int source, int destination) {
        int order = Long.compareUnsigned(sourceHigh, destinationHigh);
        if (order == 0) {
            order = Long.compareUnsigned(sourceLow, destinationLow);
        }
        fromLow = order < 0 || order == 0 && source <= destination;
        lowHigh = fromLow ? sourceHigh : destinationHigh;
        lowLow = fromLow ? sourceLow : destinationLow;
        highHigh = fromLow ? destinationHigh : sourceHigh;
        highLow = fromLow ? destinationLow : sourceLow;
        lowPort = fromLow ? source : destination;
        highPort = fromLow ? destination : source;
    }

    /// Whether the packet came from the low end.
    boolean fromLow() {
        return fromLow;
    }

    int lowPort() {
        return lowPort;
    }

    int highPort() {
        return highPort;
    }

    /// The low end as text, such as `127.0.0.1:8000` or `[::1]:8000`.
    String low() {
        return address(lowHigh, lowLow) + ":" + lowPort;
    }

    /// The high end as text.
    String high() {
        return address(highHigh, highLow) + ":" + highPort;
    }

    Flow copy() {
        Flow copy = new Flow();
        copy.lowHigh = lowHigh;
        copy.lowLow = lowLow;
        copy.highHigh = highHigh;
        copy.highLow = highLow;
        copy.lowPort = lowPort;
        copy.highPort = highPort;
        return copy;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Flow that
                && lowLow == that.lowLow
                && highLow == that.highLow
                && lowPort == that.lowPort
                && highPort == that.highPort
                && lowHigh == that.lowHigh
                && highHigh == that.highHigh;
    }

    @Override
    public int hashCode() {
        long mixed = lowLow * 31 + highLow;
        mixed = mixed * 31 + lowHigh;
        mixed = mixed * 31 + highHigh;
        mixed = mixed * 31 + (lowPort << 16 | highPort);
        mixed *= 0x9e3779b97f4a7c15L;
        return (int) (mixed >>> 32);
    }

    private static String address(long high, long low) {
        // An IPv6 address whose upper 96 bits are zero is none that a connection has, but ::1.
        return high == 0 && low >>> 32 == 0 && low != 1 ? ipv4((int) low) : ipv6(high, low);
    }

    private static String ipv4(int address) {
        return "%d.%d.%d.%d"
                .formatted(
                        address >>> 24,
                        address >>> 16 & 0xff,
                        address >>> 8 & 0xff,
                        address & 0xff);
    }

    /// As RFC 5952 writes it: the longest run of zero groups, the first of equals, left out.
    private static String ipv6(long high, long low) {
        int bestFrom = 0;
        int bestLength = 1;
        for (int from = 0; from < 8; from++) {
            int length = 0;
            while (from + length < 8 && group(high, low, from + length) == 0) {
                length++;
            }
            if (length > bestLength) {
                bestFrom = from;
                bestLength = length;
            }
        }
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < 8; i++) {
            if (bestLength > 1 && i == bestFrom) {
                text.append("::");
                i += bestLength - 1;
            } else {
                if (i > 0 && text.charAt(text.length() - 1) != ':') {
                    text.append(':');
                }
                text.append(Integer.toHexString(group(high, low, i)).toLowerCase(Locale.ROOT));
            }
        }
        return text.append(']').toString();
    }

    private static int group(long high, long low, int index) {
        long half = index < 4 ? high : low;
        return (int) (half >>> (48 - index % 4 * 16)) & 0xffff;
    }
}
