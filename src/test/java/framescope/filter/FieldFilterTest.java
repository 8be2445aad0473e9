package framescope.filter;

import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureRecord;
import framescope.dissect.Dissection;
import framescope.dissect.Field;
import framescope.dissect.FieldSpec;
import framescope.dissect.FrameDissector;
import framescope.dissect.RowDissector;
import framescope.protocol.Opcode;
import framescope.protocol.RuleSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The filter made of a field lets the field's own row pass.
class FieldFilterTest {
    private static final SampleRows ROWS = new SampleRows();

    private static Stream<Field> withChildren(Field field) {
        return Stream.concat(
                Stream.of(field), field.children().stream().flatMap(FieldFilterTest::withChildren));
    }

    @Test
    void theRowOfEveryFieldPassesItsFilterAndNotItsOpposite() throws Exception {
        RowDissector dissector = new RowDissector(ROWS.capture);
        Set<FieldSpec> filtered = EnumSet.noneOf(FieldSpec.class);
        for (int number = 1; number <= ROWS.capture.endRow(); number++) {
            CaptureRecord row = ROWS.capture.row(number - 1).orElseThrow();
            List<Field> fields =
                    dissector.dissect(row).map(Dissection::root).stream()
                            .flatMap(FieldFilterTest::withChildren)
                            .toList();
            for (Field field : fields) {
                Optional<String> filter = FieldFilter.of(field);
                if (filter.isPresent()) {
                    filtered.add(field.spec());
                    assertThat(ROWS.passing(filter.get())).as(filter.get()).contains(number);
                    assertThat(ROWS.passing(FilterText.not(filter.get())))
                            .as(filter.get())
                            .doesNotContain(number);
                }
            }
        }
        assertThat(filtered)
                .contains(
                        FieldSpec.FIN,
                        FieldSpec.OPCODE,
                        FieldSpec.PAYLOAD_LENGTH,
                        FieldSpec.PAYLOAD_LENGTH_16,
                        FieldSpec.PAYLOAD_LENGTH_64,
                        FieldSpec.MASKING_KEY,
                        FieldSpec.PAYLOAD_TEXT,
                        FieldSpec.PAYLOAD_BINARY,
                        FieldSpec.CLOSE_STATUS_CODE,
                        FieldSpec.CLOSE_REASON,
                        FieldSpec.SEC_WEBSOCKET_KEY,
                        FieldSpec.RESPONSE_CODE,
                        FieldSpec.HEADER,
                        FieldSpec.UNREADABLE);
    }

    @Test
    void aLongTextIsComparedByItsBeginningAndNotByHalfACharacter() throws Exception {
        String words = "x".repeat(255) + "🙂 and more";
        Field payload =
                FrameDissector.dissect(text(words).bytes(), Opcode.TEXT, RuleSet.NONE)
                        .root()
                        .children()
                        .getLast();
        assertThat(payload.spec()).isEqualTo(FieldSpec.PAYLOAD_TEXT);
        assertThat(FieldFilter.of(payload))
                .hasValue("websocket.payload.text contains \"" + "x".repeat(255) + "\"");
    }

    @Test
    void whatOnlyExplainsHasNoFilter() {
        assertThat(
                        new RowDissector(ROWS.capture)
                                        .dissect(ROWS.capture.row(2).orElseThrow())
                                        .map(Dissection::root)
                                        .stream()
                                        .flatMap(FieldFilterTest::withChildren)
                                        .filter(field -> field.spec() == FieldSpec.ACCEPT_SHA1))
                .isNotEmpty()
                .allSatisfy(field -> assertThat(FieldFilter.of(field)).isEmpty());
    }
}
