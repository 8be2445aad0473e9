package framescope.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GrowthTest {
    @Test
    void lookingAtEachCharacterOnceIsLinear() {
        Growth.assertLinear(4096, "a"::repeat, text -> Pattern.matches("a*!", text));
    }

    // By far not: the work grows with the third power, so that no load can hide it.
    @Test
    void lookingForTwoEndsFromEachCharacterIsNot() {
        Pattern pattern = Pattern.compile("a*a*!");
        assertThatThrownBy(() ->
                        Growth.assertLinear(96, "a"::repeat, text -> pattern.matcher(text).find()))
                .isInstanceOf(AssertionError.class);
    }
}
