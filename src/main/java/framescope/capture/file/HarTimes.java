package framescope.capture.file;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import tools.jackson.core.JsonParser;

/// The times of a HAR as nanoseconds since 1970.
final class HarTimes {
    private static final int OF_SECONDS = 9;
    private static final int OF_MILLISECONDS = 6;
    private static final int LONGEST = 40;

    /// From here on, in the year 2286, it is no number of seconds; Playwright writes milliseconds.
    private static final double LATEST = 1e10;

    private HarTimes() {}

    /// A date such as `2026-01-31T12:00:00.000Z`; 0 for what is none.
    static long ofDate(String text) {
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            return Math.addExact(
                    Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L),
                    instant.getNano());
        } catch (DateTimeException | ArithmeticException e) {
            return 0;
        }
    }

    /// The number that the parser stands on, in seconds, or in milliseconds where it is too large
    /// for that.
    ///
    /// @param otherwise what is answered where no time is so early or so late
    static long ofNumber(JsonParser json, long otherwise) {
        double number = json.getDoubleValue();
        if (!(number > 0 && number < LATEST * 1000)) {
            return otherwise;
        }
        int decimals = number < LATEST ? OF_SECONDS : OF_MILLISECONDS;
        // A binary fraction would lose the last decimal places; a long one only costs time.
        if (json.getStringLength() > LONGEST) {
            return (long) (number * Math.pow(10, decimals));
        }
        BigDecimal exact = json.getDecimalValue();
        return Math.abs(exact.scale()) > LONGEST
                ? (long) (number * Math.pow(10, decimals))
                : exact.movePointRight(decimals).setScale(0, RoundingMode.HALF_EVEN).longValue();
    }
}
