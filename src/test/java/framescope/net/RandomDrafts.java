package framescope.net;

import framescope.compose.Draft;
import framescope.compose.FirstByte;
import framescope.compose.Insertion;
import framescope.compose.KeyChoice;
import framescope.compose.LengthChoice;
import framescope.compose.Payload;
import framescope.compose.Pieces;
import framescope.protocol.Bytes;
import framescope.protocol.LengthForm;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Drafts with every setting at random, the same for the same seed.
final class RandomDrafts {
    private static final int[] LENGTHS = {0, 1, 2, 5, 30, 125, 126, 127, 300, 65_535, 65_536};

    /// Nanoseconds: many pauses are waited for.
    private static final int LONGEST_PAUSE = 500_000;

    private final Random random;

    RandomDrafts(long seed) {
        random = new Random(seed);
    }

    Draft next() {
        Bytes payload = bytes(length());
        return new Draft(
                FirstByte.ofBits(random.nextInt(256)),
                key(),
                lengthChoice(),
                Payload.hex(payload),
                random.nextInt(4) == 0,
                cuts(payload.length()),
                insertions(),
                pieces(payload.length()));
    }

    // Long ones are rare, so that many can be sent.
    private int length() {
        int most = random.nextInt(100) == 0 ? LENGTHS.length : LENGTHS.length - 2;
        return LENGTHS[random.nextInt(most)];
    }

    private Bytes bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Bytes.wrap(bytes);
    }

    private KeyChoice key() {
        return switch (random.nextInt(5)) {
            case 0 -> KeyChoice.ZERO;
            case 3 -> KeyChoice.LEFT_OUT;
            case 1 -> KeyChoice.chosen(random.nextInt());
            case 2 -> KeyChoice.random(random.nextInt());
            default -> KeyChoice.NONE;
        };
    }

    private LengthChoice lengthChoice() {
        Optional<LengthForm> form =
                random.nextBoolean()
                        ? Optional.empty()
                        : Optional.of(LengthForm.values()[random.nextInt(3)]);
        Optional<Long> declared =
                switch (random.nextInt(8)) {
                    case 0 -> Optional.of(random.nextLong());
                    case 1 -> Optional.of((long) random.nextInt(200));
                    default -> Optional.empty();
                };
        return new LengthChoice(form, declared);
    }

    private List<Integer> cuts(int length) {
        return random.nextInt(3) > 0
                ? List.of()
                : IntStream.range(0, 1 + random.nextInt(3))
                        .mapToObj(ignored -> random.nextInt(length + 2))
                        .sorted()
                        .toList();
    }

    private List<Insertion> insertions() {
        int count = random.nextInt(4) > 0 ? 0 : 1 + random.nextInt(3);
        return Stream.generate(() ->
                        new Insertion(
                                FirstByte.ofBits(random.nextInt(256)),
                                key(),
                                lengthChoice(),
                                Payload.hex(bytes(random.nextInt(130))),
                                random.nextInt(5)))
                .limit(count)
                .toList();
    }

    private Pieces pieces(int length) {
        int bytes = length > 300 ? 1000 : 1 + random.nextInt(20);
        return switch (random.nextInt(16)) {
            case 0 -> new Pieces(bytes, Duration.ofNanos(1 + random.nextInt(LONGEST_PAUSE)));
            case 1, 2, 3 -> Pieces.of(bytes, 0);
            default -> Pieces.ONE;
        };
    }
}
