package framescope.analysis;

import framescope.capture.Direction;
import java.util.List;

/// What the frames of a capture, or of one connection, add up to at one moment. Its arrays belong to
/// whoever asked for it.
///
/// @param rates frames and bytes over time
/// @param sizes how many frames have a payload length of so many bits: 0 B, 1 B, 2–3 B, 4–7 B, …
/// @param opcodes how many frames have each opcode, by direction and value
/// @param roundTrips from Pings to their Pongs
/// @param compression of messages that were compressed
public record Statistics(
        Rates rates,
        long[] sizes,
        long[][] opcodes,
        Percentiles roundTrips,
        Compression compression) {
    /// Frames and bytes over time, in spans of equal length from the first frame on.
    ///
    /// @param start of the first span, nanoseconds since 1970
    /// @param spanNanos how long a span is
    /// @param frames by direction and span
    /// @param bytes on the wire, likewise
    public record Rates(long start, long spanNanos, long[][] frames, long[][] bytes) {
        /// How many spans there are.
        public int count() {
            return frames[0].length;
        }
    }

    /// Time spans by how many were no longer, in nanoseconds; 0 where there were none.
    ///
    /// @param marks the spans at [#SHARES]
    public record Percentiles(long count, long shortest, long longest, List<Long> marks) {
        /// The percentages that [#marks] stand for.
        public static final List<Double> SHARES = List.of(50.0, 90.0, 99.0, 99.9);
    }

    /// What compression has saved.
    ///
    /// @param wireBytes payloads of the compressed messages as they were sent
    /// @param inflatedBytes what they hold
    public record Compression(long messages, long wireBytes, long inflatedBytes) {}

    /// All frames of a direction.
    public long frames(Direction direction) {
        long sum = 0;
        for (long count : opcodes[direction.ordinal()]) {
            sum += count;
        }
        return sum;
    }
}
