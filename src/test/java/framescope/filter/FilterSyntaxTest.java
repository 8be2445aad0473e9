package framescope.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import framescope.filter.FilterSyntaxException.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is wrong with a filter, and where.
class FilterSyntaxTest {
    private static FilterSyntaxException fault(String filter) {
        return catchThrowableOfType(FilterSyntaxException.class, () -> DisplayFilter.parse(filter));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    websocket.opcode ==                ; VALUE_EXPECTED         ; ``
                    websocket.opcode == )              ; VALUE_EXPECTED         ; )
                    == 5                               ; OPERAND_EXPECTED       ; ==
                    websocket.fin &&                   ; OPERAND_EXPECTED       ; ``
                            ()                                 ; OPERAND_EXPECTED       ; )
                    websocket.foo                      ; UNKNOWN_FIELD          ; websocket.foo
                    http.nothing and websocket         ; UNKNOWN_FIELD          ; http.nothing
                    foo == 5                           ; UNKNOWN_FIELD          ; foo
                    foo contains "x"                   ; UNKNOWN_FIELD          ; foo
                    foo in {1}                         ; UNKNOWN_FIELD          ; foo
                    "a" == "b"                         ; FIELD_EXPECTED         ; "a"
                    websocket.opcode = 1               ; SIGN_NOT_DOUBLED       ; =
                    websocket.fin | websocket.mask     ; SIGN_NOT_DOUBLED       ; |
                    websocket.fin ^ websocket.mask     ; SIGN_NOT_DOUBLED       ; ^
                    (websocket.fin                     ; PARENTHESIS_NOT_CLOSED ; (
                    websocket.fin)                     ; UNEXPECTED             ; )
                    websocket.fin websocket.mask       ; UNEXPECTED             ; websocket.mask
                    http.host == a b                   ; UNEXPECTED             ; b
                    websocket.opcode in 1              ; BRACE_EXPECTED         ; 1
                    websocket.opcode in {1, 2          ; BRACE_NOT_CLOSED       ; {
                    websocket.opcode in {              ; BRACE_NOT_CLOSED       ; {
                    websocket.opcode in {}             ; VALUE_EXPECTED         ; }
                    websocket.opcode in {1 2}          ; UNEXPECTED             ; 2
                    websocket.opcode in {9..8}         ; RANGE_EMPTY            ; 9..8
                    websocket.payload[0                ; BRACKET_NOT_CLOSED     ; [0
                    websocket.payload]                 ; UNEXPECTED             ; ]
                    websocket.payload[] == 0           ; SLICE_INVALID          ; []
                    websocket.payload[1:0] == 0        ; SLICE_INVALID          ; [1:0]
                    websocket.payload[3-1] == 0        ; SLICE_INVALID          ; [3-1]
                    websocket.payload[a] == 0          ; SLICE_INVALID          ; [a]
                    websocket.payload[99999999999]     ; SLICE_INVALID          ; [99999999999]
                    websocket.opcode[0] == 1           ; NOT_SLICEABLE          ; websocket.opcode[0]
                    websocket.text & 1                 ; NO_BITS                ; websocket.text & 1
                    websocket.fin & 1                  ; NO_BITS                ; websocket.fin & 1
                    websocket.text == "a               ; QUOTE_NOT_CLOSED       ; "a
                    websocket.text == "a\\q"           ; ESCAPE_UNKNOWN         ; \\q
                    websocket.text == "\\u12"          ; ESCAPE_UNKNOWN         ; \\u12
                    websocket.opcode == Foo            ; NOT_A_NUMBER           ; Foo
                    websocket.opcode == -1             ; NOT_A_NUMBER           ; -1
                    websocket.opcode == 08             ; NOT_A_NUMBER           ; 08
                    websocket.opcode == 300            ; NUMBER_TOO_HIGH        ; 300
                    websocket.len == 99999999999999999999 ; NUMBER_TOO_HIGH     ; 99999999999999999999
                    websocket.opcode in {1, Foo}       ; NOT_A_NUMBER           ; Foo
                    websocket.fin == yes               ; NOT_A_BOOLEAN          ; yes
                    websocket.masking_key == xy        ; NOT_BYTES              ; xy
                    websocket.masking_key == 1:2-3     ; NOT_BYTES              ; 1:2-3
                    websocket.rtt > soon               ; NOT_A_DURATION         ; soon
                    websocket.rtt > 5parsecs           ; NOT_A_DURATION         ; 5parsecs
                    websocket.rtt > 999999999999h      ; NOT_A_DURATION         ; 999999999999h
                    frame.time > yesterday             ; NOT_A_TIME             ; yesterday
                    frame.time > "2026-02-31"          ; NOT_A_TIME             ; "2026-02-31"
                    websocket.opcode contains 1        ; OPERATOR_NOT_FOR_FIELD ; contains
                    websocket.fin matches "1"          ; OPERATOR_NOT_FOR_FIELD ; matches
                    websocket.rtt ~ "1"                ; OPERATOR_NOT_FOR_FIELD ; ~
                    websocket.opcode == websocket.text ; FIELDS_NOT_COMPARABLE  ; websocket.text
                    websocket.text matches abc         ; PATTERN_NOT_QUOTED     ; abc
                    websocket.text matches http.host   ; PATTERN_NOT_QUOTED     ; http.host
                    websocket.text matches "("         ; PATTERN_INVALID        ; "("
                    websocket.text matches "(){1000}"  ; PATTERN_INVALID        ; "(){1000}"
                    """)
    void aFaultIsNamedWithItsPlace(String filter, Fault fault, String place) {
        FilterSyntaxException thrown = fault(filter);
        assertThat(thrown).as(filter).isNotNull();
        assertThat(thrown.fault()).as(filter).isEqualTo(fault);
        assertThat(filter.substring(thrown.from(), thrown.to())).isEqualTo(place);
    }

    @Test
    void whatIsMissingAtTheEndIsMissedThere() {
        FilterSyntaxException thrown = fault("websocket.opcode == ");
        assertThat(thrown.from()).isEqualTo(20);
        assertThat(thrown.to()).isEqualTo(20);
    }

    @Test
    void theFaultNamesWhatTheFieldCanHave() {
        assertThat(fault("websocket.opcode == 300").details()).containsExactly("255");
        assertThat(fault("websocket.len contains 1").details())
                .containsExactly("websocket.len", "contains");
    }

    @Test
    void parenthesesMayStandInOneAnotherUpToALimit() {
        assertThatCode(() -> DisplayFilter.parse(nested(100))).doesNotThrowAnyException();
        assertThat(fault(nested(101)).fault()).isEqualTo(Fault.TOO_DEEP);
        assertThat(fault("(".repeat(60_000)).fault()).isEqualTo(Fault.TOO_DEEP);
    }

    private static String nested(int depth) {
        return "(".repeat(depth) + "websocket" + ")".repeat(depth);
    }

    @Test
    void aFilterThatIsTooLongIsRefused() {
        assertThat(fault("a".repeat(70_000)).fault()).isEqualTo(Fault.TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"websocket.fin and ", "websocket.fin or ", "websocket.fin xor ", "!"})
    void longChainsAreNoDepth(String link) throws Exception {
        String filter = link.repeat(60_000 / link.length()) + "websocket.fin";
        assertThat(new SampleRows().passing(filter)).isNotNull();
    }

    // ---------------------------------------------------------------- fuzzing

    private static final int ROUNDS = 30_000;
    private static final List<String> PIECES = pieces();

    private static List<String> pieces() {
        List<String> pieces =
                new ArrayList<>(
                        List.of(
                                "==",
                                "!=",
                                "<=",
                                "<",
                                "===",
                                "!==",
                                "contains",
                                "matches",
                                "~",
                                "in",
                                "{",
                                "}",
                                "..",
                                ",",
                                "and",
                                "&&",
                                "or",
                                "||",
                                "xor",
                                "^^",
                                "not",
                                "!",
                                "(",
                                ")",
                                "[0]",
                                "[1:2]",
                                "[-2:]",
                                "[1-2,3]",
                                "[",
                                "]",
                                "\"",
                                "\"abc\"",
                                "r\"a\\",
                                "\"\\x4\"",
                                "\"(a+\"",
                                "'a'",
                                "'",
                                "&",
                                "|",
                                "=",
                                "0x1f",
                                "017",
                                "300",
                                "-1",
                                "1.5",
                                "5ms",
                                "aa:bb",
                                "Ping",
                                "true",
                                "any",
                                "all",
                                "hello",
                                "websocket.nothing",
                                "\u00e9\ud83d\ude00",
                                "\ud83d",
                                "\"2026-01-01\"",
                                " ",
                                " ",
                                " ",
                                " "));
        FilterFields.all().forEach(field -> pieces.add(field.fieldName()));
        return List.copyOf(pieces);
    }

    @Test
    void anyPiecesInAnyOrderAreAFilterOrAFaultInsideOfIt() {
        SampleRows rows = new SampleRows();
        Random random = new Random(6455);
        for (int round = 0; round < ROUNDS; round++) {
            StringBuilder filter = new StringBuilder();
            int pieces = 1 + random.nextInt(12);
            for (int i = 0; i < pieces; i++) {
                filter.append(PIECES.get(random.nextInt(PIECES.size())));
                filter.append(random.nextBoolean() ? " " : "");
            }
            assertFilterOrFault(rows, filter.toString());
        }
    }

    @Test
    void anyCharactersAreAFilterOrAFaultInsideOfThem() {
        SampleRows rows = new SampleRows();
        Random random = new Random(7692);
        for (int round = 0; round < ROUNDS; round++) {
            StringBuilder filter = new StringBuilder();
            int length = random.nextInt(24);
            for (int i = 0; i < length; i++) {
                filter.append(
                        (char)
                                (random.nextInt(8) == 0
                                        ? random.nextInt(0x10000)
                                        : random.nextInt(128)));
            }
            assertFilterOrFault(rows, filter.toString());
        }
    }

    private static void assertFilterOrFault(SampleRows rows, String filter) {
        try {
            assertThat(rows.passing(filter)).isNotNull();
        } catch (FilterSyntaxException e) {
            assertThat(e.from()).as(filter).isBetween(0, e.to());
            assertThat(e.to()).as(filter).isBetween(0, filter.length());
        }
    }
}
