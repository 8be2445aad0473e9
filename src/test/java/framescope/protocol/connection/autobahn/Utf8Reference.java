package framescope.protocol.connection.autobahn;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;

/// What the JDK's decoder finds about UTF-8.
final class Utf8Reference {
    private Utf8Reference() {}

    /// How many bytes from the beginning could still become UTF-8 with others behind them.
    static int hopefulLength(byte[] bytes) {
        int length = 0;
        while (length < bytes.length && isHopeful(Arrays.copyOf(bytes, length + 1))) {
            length++;
        }
        return length;
    }

    private static boolean isHopeful(byte[] start) {
        return Stream.of("", "80", "90", "a0", "8080", "9080", "a080", "808080", "908080")
                .map(HexFormat.of()::parseHex)
                .anyMatch(ending -> isValid(start, ending));
    }

    private static boolean isValid(byte[] start, byte[] ending) {
        ByteBuffer all = ByteBuffer.allocate(start.length + ending.length);
        CoderResult result =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(
                                all.put(start).put(ending).flip(),
                                CharBuffer.allocate(all.capacity()),
                                true);
        return result.isUnderflow();
    }
}
