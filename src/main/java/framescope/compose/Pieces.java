package framescope.compose;

import java.time.Duration;

/// The writes that a draft's bytes go out in.
///
/// @param length the most bytes of one write; 0 for all at once
/// @param pause between two writes
public record Pieces(int length, Duration pause) {
    /// All in one write.
    public static final Pieces ONE = new Pieces(0, Duration.ZERO);

    /// @throws IllegalArgumentException when one of them is negative
    public Pieces {
        if (length < 0 || pause.isNegative()) {
            throw new IllegalArgumentException("pieces of " + length + " bytes, " + pause);
        }
    }

    /// Pieces of so many bytes with pauses of so many milliseconds.
    public static Pieces of(int length, int millis) {
        return new Pieces(length, Duration.ofMillis(millis));
    }
}
