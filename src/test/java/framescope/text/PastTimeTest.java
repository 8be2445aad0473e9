package framescope.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Moments as people name them, in their own time zone.
class PastTimeTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-25T12:02:00Z, today 13:02",
        "2026-11-24T23:30:00Z, today 00:30",
        "2026-11-24T22:59:59Z, yesterday 23:59",
        "2026-11-23T13:02:00Z, 23 November 2026 14:02",
    })
    void theDayIsThatOfTheZone(Instant moment, String words) {
        Instant now = Instant.parse("2026-11-25T13:00:00Z");
        assertThat(PastTime.of(moment, now, ZoneId.of("Europe/Berlin"))).isEqualTo(words);
    }
}
