package framescope.filter;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.testing.FuzzCorpus;
import framescope.text.FilterProblem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/// Whatever is typed is a filter that rows can be tested by, or has a fault at a place in the text
/// that can be told; and each row passes either a filter or its opposite.
class FilterParserFuzzTest {
    private static final SampleRows ROWS = new SampleRows();
    private static final List<Integer> ALL = IntStream.rangeClosed(1, 17).boxed().toList();
    private static final int MIXES = 20_000;

    // What a filter is made of, in an order that no grammar has foreseen.
    private static final List<String> PIECES =
            List.of(
                    "websocket.opcode",
                    "websocket.len",
                    "websocket.payload",
                    "frame.number",
                    "websocket.text",
                    "websocket.rtt",
                    "http.origin",
                    "frame.time",
                    "Ping",
                    "==",
                    "!=",
                    "===",
                    "contains",
                    "matches",
                    "in",
                    "not",
                    "&&",
                    "or",
                    "xor",
                    "!",
                    "(",
                    ")",
                    "{",
                    "}",
                    "[",
                    "]",
                    "..",
                    ",",
                    ":",
                    "0x9",
                    "125",
                    "-3",
                    "37:fa",
                    "5ms",
                    "\"a\\x41\"",
                    "\"(a*)*$\"",
                    "r\"\\d\"",
                    "\"",
                    "'c'",
                    "any",
                    "all",
                    "&",
                    "λ",
                    "hello");

    @ParameterizedTest
    @FuzzCorpus
    void holdsForTheCorpus(byte[] input) {
        fuzzerTestOneInput(input);
    }

    @Test
    void holdsForPiecesOfFiltersInAnyOrder() {
        Random random = new Random(6455);
        for (int i = 0; i < MIXES; i++) {
            StringBuilder filter = new StringBuilder();
            for (int pieces = random.nextInt(1, 9); pieces > 0; pieces--) {
                filter.append(PIECES.get(random.nextInt(PIECES.size())))
                        .append(random.nextInt(4) == 0 ? "" : " ");
            }
            judge(filter.toString());
        }
    }

    public static void fuzzerTestOneInput(byte[] input) {
        judge(new String(input, StandardCharsets.UTF_8));
    }

    private static void judge(String typed) {
        completeAt(typed, typed.length());
        completeAt(typed, typed.length() / 2);
        try {
            DisplayFilter.parse(typed);
        } catch (FilterSyntaxException e) {
            assertThat(e.from()).as(typed).isBetween(0, typed.length());
            assertThat(e.to()).as(typed).isBetween(e.from(), typed.length());
            assertThat(FilterProblem.describe(typed, e)).isNotBlank();
            return;
        }
        passesOrDoesNot(typed);
    }

    private static void completeAt(String typed, int caret) {
        FilterCompletion completion = FilterCompletion.at(typed, caret);
        assertThat(completion.from()).as(typed).isBetween(0, typed.length());
        assertThat(completion.to()).as(typed).isBetween(completion.from(), typed.length());
    }

    private static void passesOrDoesNot(String filter) {
        try {
            List<Integer> passing = ROWS.passing(filter);
            if (filter.isBlank()) {
                return;
            }
            List<Integer> others = ROWS.passing(FilterText.not(filter));
            List<Integer> all = Stream.concat(passing.stream(), others.stream()).sorted().toList();
            assertThat(all).as(filter).isEqualTo(ALL);
        } catch (RunawayPatternException e) {
            assertThat(FilterProblem.describe(e)).isNotBlank();
        } catch (FilterSyntaxException e) {
            // One pair of parentheses more may be too deep, and one character more too long.
            assertThat(e.fault())
                    .as(filter)
                    .isIn(
                            FilterSyntaxException.Fault.TOO_DEEP,
                            FilterSyntaxException.Fault.TOO_LONG);
        }
    }
}
