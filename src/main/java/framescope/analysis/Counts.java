package framescope.analysis;

import java.util.Arrays;

/// Numbers in a row that do not change any more.
public final class Counts {
    private final long[] numbers;

    /// A copy of the first `count` numbers.
    Counts(long[] numbers, int count) {
        this.numbers = Arrays.copyOf(numbers, count);
    }

    /// The number at a place from 0 to [#size], exclusive.
    public long at(int place) {
        return numbers[place];
    }

    /// How many numbers there are.
    public int size() {
        return numbers.length;
    }

    /// All of them together.
    public long sum() {
        return Arrays.stream(numbers).sum();
    }
}
