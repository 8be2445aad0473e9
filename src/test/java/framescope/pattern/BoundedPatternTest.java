package framescope.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import framescope.testing.Threat;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Repetitions by number, which may repeat nothing: no step of them can be counted.
class BoundedPatternTest {
    @Threat("U6")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x{1000}",
                "x{1,1000}",
                "x{99999999999999999999}",
                "((((){999}){999}){999}){999}x",
                "((){40}){40}x",
                "(?:(?:a|b{10}){10}c){10}",
                "(a{999}\\(b){2}",
                "(a{999}\\c(){2}",
                "(a{999}[(]){2}",
                "(a{999}[](]){2}",
                "(a{999}\\Q(\\E){2}",
                "(?x)(a{999} #(\n){2}",
                "(x{40}*){40}"
            })
    void moreThan999TimesInAllIsRefused(String expression) {
        assertThatThrownBy(() -> new BoundedPattern(expression, 0))
                .isInstanceOf(PatternSyntaxException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x{999}",
                "a{999}b{999}",
                "((){31}){32}",
                "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
                "[0-9]{1,3}(\\.[0-9]{1,3}){3}",
                "\\x{1f600}",
                "\\{1000}",
                "[{1000}]",
                "\\p{L}{2,}"
            })
    void whatIsRepeatedLessOftenIsTaken(String expression) {
        assertThat(new BoundedPattern(expression, 0).expression()).isEqualTo(expression);
    }
}
