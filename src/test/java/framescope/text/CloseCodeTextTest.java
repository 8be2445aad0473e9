package framescope.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every close code has a meaning, if only that nobody may send it.
class CloseCodeTextTest {
    @ParameterizedTest
    @CsvSource({
        "0, codes begin at 1000",
        "999, codes begin at 1000",
        "1000, the purpose is fulfilled",
        "1016, kept for the protocol",
        "2999, kept for the protocol",
        "3000, registered with IANA",
        "3999, registered with IANA",
        "4000, for programs",
        "4999, for programs",
        "5000, codes end at 4999",
        "65535, codes end at 4999",
    })
    void theRangeOfACodeTellsWhoMaySendIt(int code, String meaning) {
        assertThat(CloseCodeText.meaning(code)).contains(meaning);
    }

    @Test
    void noCodeIsWithoutAMeaning() {
        assertThat(IntStream.rangeClosed(0, 0xffff))
                .allSatisfy(code -> assertThat(CloseCodeText.meaning(code)).isNotBlank());
    }
}
