package framescope.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class PlaceholdersTest {
    private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_123L);

    @Test
    void theyStandForNumberAndTime() {
        assertThat(Placeholders.fill("{n}/{n} at {millis}", 7, NOW))
                .isEqualTo("7/7 at 1700000000123");
        assertThat(Placeholders.fill("{time}", 7, NOW)).matches("\\d\\d:\\d\\d:\\d\\d\\.123");
    }

    @Test
    void everythingElseStaysAsItIs() {
        String json = "{\"n\": 1, \"a\": {}, \"$1\": \"\\\\\"} {N} {name} { n }";
        assertThat(Placeholders.areIn(json)).isFalse();
        assertThat(Placeholders.fill(json, 7, NOW)).isEqualTo(json);
        assertThat(Placeholders.areIn("{time}")).isTrue();
    }
}
