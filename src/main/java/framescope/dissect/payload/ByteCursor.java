package framescope.dissect.payload;

import framescope.protocol.Bytes;

/// Walks over bytes; whoever reads behind the end hears so.
final class ByteCursor {
    private final Bytes bytes;
    private int at;

    ByteCursor(Bytes bytes) {
        this.bytes = bytes;
    }

    boolean isAtEnd() {
        return at == bytes.length();
    }

    int remaining() {
        return bytes.length() - at;
    }

    int next() throws PayloadException {
        return take(1).at(0);
    }

    /// The next bytes.
    Bytes take(long count) throws PayloadException {
        if (count < 0 || count > remaining()) {
            throw new PayloadException(
                    count + " bytes wanted at byte " + at + ", " + remaining() + " there");
        }
        Bytes taken = bytes.slice(at, at + (int) count);
        at += (int) count;
        return taken;
    }

    /// The next bytes as a number, the highest first; 8 at the most.
    long number(int count) throws PayloadException {
        Bytes taken = take(count);
        long number = 0;
        for (int i = 0; i < count; i++) {
            number = number << 8 | taken.at(i);
        }
        return number;
    }

    /// The next bytes as a number, the lowest first; 8 at the most.
    long littleEndian(int count) throws PayloadException {
        return Long.reverseBytes(number(count)) >>> (Long.SIZE - count * Byte.SIZE);
    }

    /// A number in groups of seven bits, the lowest first, each with a bit that says whether
    /// another follows: as Protobuf and MQTT write them.
    ///
    /// @param most how many bytes it may have
    long varint(int most) throws PayloadException {
        long value = 0;
        for (int i = 0; i < most; i++) {
            long next = next();
            value |= (next & 0x7f) << (7 * i);
            if (next < 0x80) {
                return value;
            }
        }
        throw new PayloadException("a number of more than " + most + " bytes before byte " + at);
    }
}
