package framescope.protocol.connection.autobahn;

import framescope.protocol.Bytes;
import framescope.testing.FrameBytes;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// How the fuzzing peer cuts what it sends into writes, each of which one read delivers.
enum Chops {
    ALL_IN_ONE,
    PER_FRAME,
    OF_997_OCTETS,
    OF_ONE_OCTET;

    /// The frames as the reads deliver them.
    List<Bytes> cut(List<FrameBytes> frames) {
        List<Bytes> each = frames.stream().map(FrameBytes::bytes).toList();
        return switch (this) {
            case ALL_IN_ONE -> List.of(Wire.joined(each));
            case PER_FRAME -> each;
            case OF_997_OCTETS -> of(Wire.joined(each), 997);
            case OF_ONE_OCTET -> of(Wire.joined(each), 1);
        };
    }

    /// Pieces of this many bytes, the last of which may be shorter.
    static List<Bytes> of(Bytes bytes, int length) {
        return IntStream.iterate(0, from -> from < bytes.length(), from -> from + length)
                .mapToObj(from -> bytes.slice(from, Math.min(bytes.length(), from + length)))
                .toList();
    }

    @Override
    public String toString() {
        return "chops " + name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
