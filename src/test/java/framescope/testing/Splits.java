package framescope.testing;

import framescope.protocol.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Ways in which a network may cut a run of bytes into reads. The pieces of each, joined, are the
/// run again.
public final class Splits {
    private static final int RANDOM_CUTS = 20;

    private Splits() {}

    /// Every cut into two, those with an empty piece included; into single bytes; and some random
    /// cuts, the same ones each time.
    public static Stream<List<Bytes>> of(Bytes bytes) {
        RandomGenerator random = new Random(bytes.hashCode());
        return Stream.concat(
                Stream.concat(inTwo(bytes), Stream.of(singly(bytes))),
                Stream.generate(() -> atRandom(bytes, random)).limit(RANDOM_CUTS));
    }

    /// Every cut into two, those with an empty piece included.
    public static Stream<List<Bytes>> inTwo(Bytes bytes) {
        return IntStream.rangeClosed(0, bytes.length())
                .mapToObj(cut -> List.of(bytes.first(cut), bytes.slice(cut, bytes.length())));
    }

    /// Each byte by itself.
    public static List<Bytes> singly(Bytes bytes) {
        return IntStream.range(0, bytes.length()).mapToObj(i -> bytes.slice(i, i + 1)).toList();
    }

    /// Pieces of random length, short ones often.
    public static List<Bytes> atRandom(Bytes bytes, RandomGenerator random) {
        List<Bytes> pieces = new ArrayList<>();
        int from = 0;
        while (from < bytes.length()) {
            int longest = random.nextBoolean() ? 4 : bytes.length();
            int to = Math.min(bytes.length(), from + 1 + random.nextInt(longest));
            pieces.add(bytes.slice(from, to));
            from = to;
        }
        return pieces;
    }
}
