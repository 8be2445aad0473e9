package framescope.net;

import java.time.Instant;

/// The clock of a capture.
@FunctionalInterface
public interface TimeSource {
    /// Nanoseconds since 1970-01-01T00:00Z; never less than what it said before.
    long nanos();

    /// The system's wall clock at this moment, carried on by its monotonic clock: durations stay
    /// right when somebody sets the time.
    static TimeSource system() {
        Instant now = Instant.now();
        long wall = now.getEpochSecond() * 1_000_000_000L + now.getNano();
        long offset = wall - System.nanoTime();
        return () -> offset + System.nanoTime();
    }
}
