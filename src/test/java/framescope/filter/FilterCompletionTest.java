package framescope.filter;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.dissect.FieldSpec;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is offered while a filter is typed; `^` is the caret.
class FilterCompletionTest {
    private static FilterCompletion complete(String typed) {
        return FilterCompletion.at(typed.replace("^", ""), typed.indexOf('^'));
    }

    private static List<String> offered(String typed) {
        return complete(typed).candidates().stream().map(FilterCompletion.Candidate::text).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    websocket.op^                      ; websocket.opcode
                    opc^                               ; websocket.opcode
                    websocket.fin and websocket.len^   ; websocket.length_form
                    not (rtt^                          ; websocket.rtt
                    websocket.masking_key m^           ; matches
                    websocket.opcode == pi^            ; Ping
                    websocket.opcode == conn^          ; "Connection Close"
                    websocket.opcode in {Ping, po^     ; Pong
                    websocket.fin == t^                ; true
                    websocket.finding == mask_m^       ; mask_missing
                    websocket.direction == server_^    ; server_to_client
                    websocket.opcode == 1 a^           ; and
                    "hello" o^                         ; or
                    (websocket.fin) x^                 ; xor
                    websocket.payload[0:2] c^          ; contains
                    n^                                 ; not
                    websocket.op^ == 1                 ; websocket.opcode
                    """)
    void theLikeliestCandidateComesFirst(String typed, String candidate) {
        assertThat(offered(typed)).as(typed).startsWith(candidate);
    }

    @Test
    void whereAFieldCouldStandAllAreOffered() {
        List<String> names = FilterFields.all().stream().map(FieldSpec::fieldName).toList();
        assertThat(offered("^")).containsAll(names);
        assertThat(offered("websocket.fin or ^")).containsAll(names);
    }

    @Test
    void operatorsAreThoseOfTheFieldsType() {
        assertThat(offered("websocket.len ^"))
                .containsExactly("==", "!=", "<", "<=", ">", ">=", "in", "and", "or", "xor");
        assertThat(offered("websocket.text ^"))
                .containsExactly("==", "!=", "contains", "matches", "in", "and", "or", "xor");
        assertThat(offered("websocket.fin ^")).containsExactly("==", "!=", "and", "or", "xor");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    websocket.text == "web^
                    websocket.payload[we^
                    websocket.len == 1^
                    """)
    void whereAnythingCouldStandNothingIsOffered(String typed) {
        assertThat(offered(typed)).isEmpty();
    }

    @Test
    void theWordBeforeTheCaretIsReplaced() {
        FilterCompletion completion = complete("websocket.fin && websocket.op^ == 1");
        assertThat(completion.from()).isEqualTo(17);
        assertThat(completion.to()).isEqualTo(29);
    }

    @Test
    void aFieldsCandidateNamesTheFieldForItsDescription() {
        assertThat(complete("websocket.opcod^").candidates().getFirst().field())
                .contains(FieldSpec.OPCODE);
    }

    @Test
    void anyTextAtAnyCaretIsCompletedOrNot() {
        Random random = new Random(6455);
        String[] pieces = {
            "websocket.opcode",
            "==",
            "in",
            "{",
            "}",
            "\"",
            "[",
            "(",
            ")",
            " ",
            "&&",
            "Ping",
            "!",
            ","
        };
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(10); i > 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            int caret = random.nextInt(text.length() + 1);
            FilterCompletion completion = FilterCompletion.at(text.toString(), caret);
            assertThat(completion.from()).isBetween(0, caret);
            assertThat(completion.to()).isEqualTo(caret);
        }
    }

    @Test
    void everyNamedValueThatIsOfferedIsUnderstood() throws Exception {
        for (FieldSpec field : FilterFields.all()) {
            for (NamedValues.Named named : NamedValues.of(field)) {
                String filter = field.fieldName() + " == " + named.written();
                assertThat(DisplayFilter.parse(filter).text()).isEqualTo(filter);
            }
        }
    }
}
