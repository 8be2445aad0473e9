package framescope.text;

/// Time spans in the unit that reads best.
public final class TimeSpan {
    private static final long MICRO = 1_000;
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;

    private TimeSpan() {}

    /// A span from microseconds to hours.
    public static String of(long nanos) {
        if (nanos < MILLI) {
            return Messages.format("span.micros", nanos / MICRO);
        }
        if (nanos < SECOND) {
            double millis = (double) nanos / MILLI;
            return Messages.format(millis < 10 ? "span.millis" : "span.wholeMillis", millis);
        }
        if (nanos < MINUTE) {
            return Messages.format("span.seconds", (double) nanos / SECOND);
        }
        return nanos < HOUR
                ? Messages.format("span.minutes", nanos / MINUTE, nanos % MINUTE / SECOND)
                : Messages.format("span.hours", nanos / HOUR, nanos % HOUR / MINUTE);
    }
}
