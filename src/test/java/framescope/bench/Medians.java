package framescope.bench;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The middle of what several rounds gave: one that was disturbed does not move it.
final class Medians {
    private Medians() {}

    /// The median; NaN of nothing.
    static double of(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : Arrays.stream(
                                sorted,
                                Math.max(0, middle - 1),
                                Math.min(sorted.length, middle + 1))
                        .average()
                        .orElse(Double.NaN);
    }

    /// What each round gave in relation to the same round of another, in ascending order: two that
    /// were measured in one round found the same machine.
    static List<Double> ratios(List<Double> values, List<Double> others) {
        return IntStream.range(0, Math.min(values.size(), others.size()))
                .mapToObj(i -> values.get(i) / others.get(i))
                .sorted()
                .toList();
    }
}
