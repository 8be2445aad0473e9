package framescope.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Moments in the past as people name them.
public final class PastTime {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private PastTime() {}

    /// A moment to the minute, such as `yesterday 14:02`.
    public static String of(Instant moment, Instant now, ZoneId zone) {
        ZonedDateTime then = moment.atZone(zone);
        LocalDate today = LocalDate.ofInstant(now, zone);
        String time = TIME.format(then);
        if (then.toLocalDate().equals(today)) {
            return Messages.format("past.today", time);
        }
        return then.toLocalDate().equals(today.minusDays(1))
                ? Messages.format("past.yesterday", time)
                : Messages.format("past.date", DATE.format(then), time);
    }
}
