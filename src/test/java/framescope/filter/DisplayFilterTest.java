package framescope.filter;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureRecord;
import framescope.capture.RowMark;
import framescope.dissect.FieldSpec;
import framescope.protocol.Bytes;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which rows of [SampleRows] a filter lets pass.
class DisplayFilterTest {
    private static final SampleRows ROWS = new SampleRows();
    private static final int COUNT = 17;

    private static void assertPassing(String filter, String numbers) throws Exception {
        List<Integer> expected =
                numbers.equals("none")
                        ? List.of()
                        : Arrays.stream(numbers.split(" ", -1)).map(Integer::valueOf).toList();
        assertThat(ROWS.passing(filter)).as(filter).isEqualTo(expected);
    }

    @Test
    void aBlankFilterLetsEverythingPass() throws Exception {
        assertThat(ROWS.passing("  ")).hasSize(COUNT);
        assertThat(DisplayFilter.parse(" \t").isEverything()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    frame.marked                     ; 2 5
                    frame.marked == 1                ; 2 5
                    frame.marked == false and frame.comment ; 9
                    !frame.marked and websocket      ; 4 6 7 8 9 10 11 13 14 17
                    frame.comment                    ; 5 9
                    frame.comment contains "look"    ; 5
                    frame.comment == "again"         ; 9
                    """)
    void rowsAreChosenByWhatWasWrittenAtThem(String filter, String numbers) throws Exception {
        SampleRows rows = new SampleRows();
        rows.capture.marks().put(1, new RowMark(true, ""));
        rows.capture.marks().put(4, new RowMark(true, "look here"));
        rows.capture.marks().put(8, new RowMark(false, "again"));
        assertThat(rows.passing(filter).stream().map(String::valueOf))
                .isEqualTo(List.of(numbers.split(" ", -1)));
        assertThat(DisplayFilter.parse(filter).asksForMarks()).isTrue();
        assertThat(DisplayFilter.parse("websocket.fin == 1").asksForMarks()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    frame                        ; 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17
                    websocket                    ; 4 5 6 7 8 9 10 11 13 14 17
                    http.request                 ; 2
                    http.response                ; 3
                    http.host                    ; 2
                    http.upgrade                 ; 2 3
                    data                         ; 12
                    data.data                    ; 10
                    websocket.fin                ; 4 5 6 7 8 9 10 11 13 14 17
                    websocket.masking_key        ; 4 6 7 8 10 13
                    websocket.masked_payload     ; 4 6 7 8 10 13
                    websocket.payload            ; 4 5 6 7 8 9 10 11 13 17
                    websocket.payload.text       ; 4 5 6 11
                    websocket.payload.continue   ; 7
                    websocket.payload.ping       ; 8
                    websocket.payload.pong       ; 9
                    websocket.payload.close      ; 13
                    websocket.payload.unknown    ; 17
                    websocket.payload.close.status_code ; 13 15
                    websocket.payload.close.reason ; 13
                    websocket.payload_length_ext_16 ; 10
                    websocket.payload_length_ext_64 ; 11
                    websocket.text               ; 4 5 6 7 11
                    websocket.finding            ; 11 17
                    websocket.rtt                ; none
                    websocket.direction          ; 2 3 4 5 6 7 8 9 10 11 12 13 14 17
                    """)
    void aFieldAloneAsksWhetherItIsThere(String filter, String numbers) throws Exception {
        assertPassing(filter, numbers);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                            websocket.opcode == 1        ; 4 5 6 11
                            websocket.opcode eq 0x1      ; 4 5 6 11
                            websocket.opcode == 0b1      ; 4 5 6 11
                            websocket.opcode == 01       ; 4 5 6 11
                            1 == websocket.opcode        ; 4 5 6 11
                            websocket.opcode == Text     ; 4 5 6 11
                            websocket.opcode == "text"   ; 4 5 6 11
                            websocket.opcode == "Connection Close" ; 13 14
                            websocket.opcode == close    ; 13 14
                            websocket.opcode != 1        ; 7 8 9 10 13 14 17
                            websocket.opcode ne Text     ; 7 8 9 10 13 14 17
                            !(websocket.opcode == 1)     ; 1 2 3 7 8 9 10 12 13 14 15 16 17
                            websocket.opcode > 8         ; 8 9
                            websocket.opcode ge 8        ; 8 9 13 14
                            websocket.opcode < 2         ; 4 5 6 7 11
                            websocket.opcode le 2        ; 4 5 6 7 10 11
                            1 <= websocket.opcode < 9    ; 4 5 6 10 11 13 14 17
                            websocket.opcode === 1       ; 4 5 6 11
                            websocket.opcode !== 1       ; 7 8 9 10 13 14 17
                            any websocket.opcode == 8    ; 13 14
                            all websocket.opcode == 8    ; 13 14
                            websocket.rsv & 2            ; 11
                            websocket.opcode & 8         ; 8 9 13 14
                            websocket.opcode & 3 == 3    ; 17
                            websocket.rsv == 2           ; 11
                            websocket.rsv1 == 1          ; none
                            websocket.rsv2 == true       ; 11
                            websocket.rsv3 == True       ; none
                            websocket.fin == 0           ; 6
                            websocket.fin == false       ; 6
                            websocket.fin != 1           ; 6
                            websocket.mask == 0          ; 5 9 11 14 17
                            websocket.len == 300         ; 10
                            websocket.len == 6 and websocket ; 7
                            websocket.payload_length == 126 ; 10
                            websocket.payload_length_ext_16 == 300 ; 10
                            websocket.payload_length_ext_64 == 3 ; 11
                            websocket.length_form == 16  ; 10
                            websocket.length_form in {16, 64} ; 10 11
                            websocket.connection == 2    ; 16 17
                            websocket.direction == client_to_server ; 2 4 6 7 8 10 11 12 13
                            websocket.direction == "server→client"  ; 3 5 9 14 17
                            websocket.direction == 1     ; 3 5 9 14 17
                            framescope.event == opened   ; 1 16
                            framescope.event in {bytes, closed} ; 12 15
                            framescope.event == frame && websocket.len == 300 ; 10
                    http.response.code == 101    ; 3
                            websocket.payload.close.status_code == 1000 ; 13
                            websocket.payload.close.status_code == 1006 ; 15
                            frame.number == 1            ; 1
                            frame.number in {1..3, 17}   ; 1 2 3 17
                            frame.len == 308             ; 10
                            frame.len == websocket.len   ; 12
                            websocket.len < frame.len and websocket.len > 3; 4 5 6 7 10 13
                            frame.time_relative == 0 && frame.number < 3 ; 1 2
                            frame.time_relative > 0      ; none
                            frame.time_epoch == 1234567890.123456789 && frame.number == 4 ; 4
                            frame.time >= "2009-02-13 23:31:30Z" && frame.number == 4 ; 4
                            frame.time < "2009-02-13T23:31:30.2Z" && frame.number == 4 ; 4
                            frame.time > "2009-02-13 23:31:31 UTC"  ; none
                            frame.time > "2009-02-13" && frame.number == 4 ; 4
                    """)
    void numbersBitsAndTimesAreCompared(String filter, String numbers) throws Exception {
        assertPassing(filter, numbers);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    websocket.masking_key == 37:fa:21:3d  ; 4 6 7 8 10 13
                    websocket.masking_key == 37fa213d     ; 4 6 7 8 10 13
                    websocket.masking_key == 37-fa-21-3d  ; 4 6 7 8 10 13
                    websocket.masking_key != 37:fa:21:3d  ; none
                    websocket.masking_key > 37:fa:21:3c   ; 4 6 7 8 10 13
                    websocket.masking_key == 37:fa:21     ; none
                    websocket.masking_key[0] == 37        ; 4 6 7 8 10 13
                    websocket.masking_key[0] == 0x37      ; 4 6 7 8 10 13
                    websocket.masking_key[-2:] == 21:3d   ; 4 6 7 8 10 13
                    websocket.masking_key[1-2,0] == fa:21:37 ; 4 6 7 8 10 13
                    websocket.masking_key[:2][1] == fa    ; 4 6 7 8 10 13
                    websocket.masking_key[3:2]            ; none
                    websocket.payload == 68:69            ; 8 9
                    websocket.payload == "hi"             ; 8 9
                    websocket.payload in {"hi", 3f}       ; 8 9 17
                    websocket.payload in {00..3f}         ; 7 10 13 17
                    websocket.payload[1:3] == 01:02:03    ; 10
                    websocket.payload[299] == 2b          ; 10
                    websocket.payload[300]                ; none
                    websocket.payload contains 20:77      ; 7
                    websocket.payload contains "ell"      ; 4 5
                    websocket.payload contains "\\xff\\x00" ; 10
                    websocket.payload matches "^\\x00"    ; 10
                    websocket[0:2] == 81:05               ; 5
                    websocket[0] == 81 && frame.len == 7  ; 5
                    frame contains "junk"                 ; 12
                    data[0:2] == 01:02                    ; 12
                    websocket.payload.ping == websocket.payload ; 8
                    """)
    void bytesAreComparedAndCut(String filter, String numbers) throws Exception {
        assertPassing(filter, numbers);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    websocket.text == "Hello"             ; 4 5
                    websocket.text == Hello               ; 4 5
                    websocket.text == "hello"             ; none
                    websocket.text contains "ell"         ; 4 5
                    websocket.text contains ü             ; 6
                    websocket.text contains "\\u00fc"      ; 6
                    websocket.text contains "\\xc3\\xbc"  ; 6
                    websocket.text matches "HELL."        ; 4 5
                    websocket.text ~ "^o.d$"              ; 11
                    websocket.text matches "\\d"          ; none
                    websocket.text matches r"r\\S+ße"     ; 6
                    websocket.text[0:2] == "He"           ; 4 5
                    websocket.text[-1:] == d              ; 7 11
                    websocket.text[9]                     ; none
                    websocket.text in {"odd", "Hello"}    ; 4 5 11
                    websocket.text in {"H".."I"}          ; 4 5
                    websocket.text > "Hello"              ; 11
                    websocket.payload.close.reason == bye ; 13
                    http.host == "localhost:8000"         ; 2
                    http.host == localhost:8000           ; 2
                    http.request.method == GET            ; 2
                    http.request.uri contains "room="     ; 2
                    http.request.version == HTTP/1.1      ; 2 3
                    http.response.phrase contains Switch  ; 3
                    http.connection contains keep         ; 2
                    http.sec_websocket_protocol == superchat ; 2
                    http.sec_websocket_protocol != superchat ; none
                    http.sec_websocket_protocol !== superchat ; 2
                    all http.sec_websocket_protocol contains chat ; 2
                    http.sec_websocket_protocol === chat  ; none
                    http.header == "Cookie: a=b"          ; 2
                    websocket.finding == mask_missing     ; 11
                    websocket.finding contains "reserved" ; 11 17
                    websocket.finding matches "^LENGTH"   ; 11
                    websocket.finding in {reserved_opcode, mask_missing} ; 11 17
                    websocket.finding != mask_missing     ; 17
                    websocket.finding[0:3] == "res"       ; 11 17
                    websocket.payload.text == websocket.text ; 4 5 6 11
                    """)
    void textsAreComparedAndSearched(String filter, String numbers) throws Exception {
        assertPassing(filter, numbers);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    websocket.opcode == 9 or websocket.opcode == 10 ; 8 9
                    websocket.opcode == 9 || websocket.opcode == 10 and websocket.mask == 1 ; 8
                    (websocket.opcode == 9 || websocket.opcode == 10) && websocket.mask == 0 ; 9
                    websocket.mask == 1 xor websocket.opcode == 1 ; 5 7 8 10 11 13
                    websocket.mask == 1 ^^ websocket.opcode == 1 ; 5 7 8 10 11 13
                    not websocket and not http.request ; 1 3 12 15 16
                    !!websocket.payload.ping     ; 8
                    not not websocket.payload.ping ; 8
                    websocket.opcode not in {0..2} ; 1 2 3 8 9 12 13 14 15 16 17
                    not websocket.opcode in {0..2} ; 1 2 3 8 9 12 13 14 15 16 17
                    """)
    void testsAreConnected(String filter, String numbers) throws Exception {
        assertPassing(filter, numbers);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                            hello                        ; 4 5
                            "HELLO"                      ; 4 5
                            GRÜSSE                       ; none
                            grÜße                        ; 6
                            WORLD                        ; 7
                            junk                         ; 12
                            bye                          ; 13
                            /chat                        ; 2
                    "room=1"                     ; 2
                            switching protocols          ; 3
                                    hello or bye                 ; 4 5 13
                            not hello and websocket.text ; 6 7 11
                            what is in it                ; none
                            42                           ; none
                    """)
    void wordsSearchWhatTheRowsCarry(String filter, String numbers) throws Exception {
        assertPassing(filter, numbers);
    }

    @Test
    void aRoundTripComesFromWhoeverKnowsIt() throws Exception {
        DerivedValues fiveMillis =
                new DerivedValues() {
                    @Override
                    public long roundTrip(CaptureRecord pong) {
                        return 5_000_000;
                    }
                };
        assertThat(ROWS.passing("websocket.rtt", fiveMillis)).containsExactly(9);
        assertThat(ROWS.passing("websocket.rtt == 5ms", fiveMillis)).containsExactly(9);
        assertThat(ROWS.passing("websocket.rtt < 0.01", fiveMillis)).containsExactly(9);
        assertThat(ROWS.passing("websocket.rtt in {4ms .. 6ms}", fiveMillis)).containsExactly(9);
        assertThat(ROWS.passing("websocket.rtt > 5000us", fiveMillis)).isEmpty();
    }

    @Test
    void aMessagesTextComesFromWhoeverPutItTogether() throws Exception {
        DerivedValues assembled =
                new DerivedValues() {
                    @Override
                    public Bytes message(CaptureRecord frame) {
                        return Bytes.utf8("whole message");
                    }
                };
        assertThat(ROWS.passing("websocket.text contains whole", assembled))
                .containsExactly(4, 5, 6, 7, 11);
        assertThat(ROWS.passing("whole message", assembled)).contains(4, 10);
    }

    @Test
    void aCompressedMessageIsSearchedInflatedAndItsPayloadAsItIs() throws Exception {
        SampleRows rows = new SampleRows();
        rows.compressed("squeezed");
        assertThat(rows.passing("websocket.text == squeezed")).containsExactly(18);
        assertThat(rows.passing("websocket.payload.text == squeezed")).containsExactly(18);
        assertThat(rows.passing("QUEEZE")).containsExactly(18);
        assertThat(rows.passing("websocket.rsv1 == 1")).containsExactly(18);
        assertThat(rows.passing("websocket.payload == 00:11:22")).containsExactly(18);
    }

    @Test
    void everyFieldCanBeAskedFor() throws Exception {
        for (FieldSpec field : FilterFields.all()) {
            assertThat(ROWS.passing(field.fieldName() + " or frame"))
                    .isEqualTo(IntStream.rangeClosed(1, COUNT).boxed().toList());
        }
    }
}
