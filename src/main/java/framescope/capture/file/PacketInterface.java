package framescope.capture.file;

import java.nio.ByteBuffer;

/// What packets of one interface have in common.
///
/// @param linkType how they begin
/// @param snapLength how many bytes of each were kept; 0 for all
/// @param resolution `if_tsresol`: the negative power of ten of a time unit, or of two where the
///     top bit is set
/// @param offset seconds to add to each time
record PacketInterface(int linkType, int snapLength, int resolution, long offset) {
    /// As [PcapngWriter] describes it.
    static final PacketInterface OURS = new PacketInterface(PcapngWriter.RAW_IP, 0, 9, 0);

    private static final int MICROSECONDS = 6;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /// Reads the body of an interface description block.
    static PacketInterface read(ByteBuffer block, int body, int to) {
        int resolution = MICROSECONDS;
        long offset = 0;
        PcapngOptions options = new PcapngOptions().of(block, body + 8, to);
        while (options.next()) {
            if (options.code() == PcapngFormat.INTERFACE_RESOLUTION && options.length() >= 1) {
                resolution = options.unsignedByte();
            } else if (options.code() == PcapngFormat.INTERFACE_OFFSET && options.length() >= 8) {
                offset = options.number();
            }
        }
        return new PacketInterface(
                block.getShort(body) & 0xffff, block.getInt(body + 4), resolution, offset);
    }

    /// A time in units since 1970, unsigned, as nanoseconds; what no long can hold is cut.
    long nanoseconds(long units) {
        return units(units) + offset * NANOS_PER_SECOND;
    }

    private long units(long units) {
        int power = resolution & 0x7f;
        if ((resolution & 0x80) != 0) {
            return power >= Long.SIZE ? 0 : binary(units, power);
        }
        long nanos = units;
        for (int i = power; i < 9; i++) {
            nanos *= 10;
        }
        for (int i = 9; i < power; i++) {
            nanos = Long.divideUnsigned(nanos, 10);
        }
        return nanos;
    }

    private static long binary(long units, int power) {
        long seconds = power == 0 ? units : units >>> power;
        long fraction = power == 0 ? 0 : units << (Long.SIZE - power);
        return seconds * NANOS_PER_SECOND + Math.unsignedMultiplyHigh(fraction, NANOS_PER_SECOND);
    }

    int snapped(int length) {
        return snapLength > 0 ? Math.min(length, snapLength) : length;
    }
}
