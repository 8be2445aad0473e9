package framescope.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrowthTest {
    @Test
    void lookingAtEachCharacterOnceIsLinear() {
        Growth.assertLinear(4096, "a"::repeat, text -> Pattern.matches("a*!", text));
    }

    @ParameterizedTest
    @ValueSource(ints = {96, 300})
    void lookingForTheEndFromEachCharacterIsNot(int size) {
        Pattern pattern = Pattern.compile("a*!");
        assertThatThrownBy(() ->
                        Growth.assertLinear(
                                size, "a"::repeat, text -> pattern.matcher(text).find()))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void whatTakesLongerThanItMayIsFound() {
        String text = "a".repeat(4096);
        Consumer<String> work = each -> Pattern.matches("a*!", each);
        Growth.assertWithin(Duration.ofMillis(5), text, work);
        assertThatThrownBy(() -> Growth.assertWithin(Duration.ofNanos(100), text, work))
                .isInstanceOf(AssertionError.class);
    }
}
