package framescope.net;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// The clock of a capture.
@FunctionalInterface
public interface TimeSource {
    /// Nanoseconds since 1970-01-01T00:00Z; never less than what it said before.
    long nanos();

    /// The system's wall clock at this moment, carried on by its monotonic clock: durations stay
    /// right when somebody sets the time.
    static TimeSource system() {
        return of(InstantSource.system(), System::nanoTime);
    }

    /// The same of other clocks.
    ///
    /// @param monotonic nanoseconds since whenever
    static TimeSource of(InstantSource wall, LongSupplier monotonic) {
        Instant now = wall.instant();
        long offset = now.getEpochSecond() * 1_000_000_000L + now.getNano() - monotonic.getAsLong();
        return () -> offset + monotonic.getAsLong();
    }
}
