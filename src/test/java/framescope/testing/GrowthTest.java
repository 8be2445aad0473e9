package framescope.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GrowthTest {
    @Test
    void lookingAtEachCharacterOnceIsLinear() {
        Growth.assertLinear(4096, "a"::repeat, text -> Pattern.matches("a*!", text));
    }

    @Test
    void lookingForAnEndFromEachCharacterIsNot() {
        Pattern pattern = Pattern.compile("a*!");
        assertThatThrownBy(() ->
                        Growth.assertLinear(512, "a"::repeat, text -> pattern.matcher(text).find()))
                .isInstanceOf(AssertionError.class);
    }
}
