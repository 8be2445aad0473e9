package framescope.ui.detail;

import static framescope.testing.FrameBytes.binary;
import static framescope.testing.FrameBytes.close;
import static framescope.testing.FrameBytes.text;
import static framescope.testing.FrameBytes.zeros;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.dissect.Dissection;
import framescope.dissect.Field;
import framescope.dissect.FieldSpec;
import framescope.dissect.FrameDissector;
import framescope.dissect.HandshakeDissector;
import framescope.protocol.Bytes;
import framescope.protocol.LengthForm;
import framescope.protocol.Opcode;
import framescope.protocol.Rule;
import framescope.protocol.RuleSet;
import framescope.testing.FrameBytes;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What the field tree says in its columns.
class FieldTextTest {
    // ---------------------------------------------------------------- values

    @Test
    void aBitIsOneOrNought() {
        assertThat(value(FieldSpec.FIN, text("Hi"))).isEqualTo("1");
        assertThat(value(FieldSpec.FIN, text("Hi").fragment())).isEqualTo("0");
    }

    @Test
    void anOpcodeHasItsNameAndItsValue() {
        assertThat(value(FieldSpec.OPCODE, text("Hi"))).isEqualTo("Text (0x1)");
    }

    @Test
    void aLengthOfSevenBitsIsANumber() {
        assertThat(value(FieldSpec.PAYLOAD_LENGTH, text("Hi"))).isEqualTo("2");
    }

    @ParameterizedTest
    @CsvSource({
        "BITS_16, 126: the length follows in 16 bits",
        "BITS_64, 127: the length follows in 64 bits"
    })
    void aLongerLengthIsAnnounced(LengthForm form, String announced) {
        assertThat(value(FieldSpec.PAYLOAD_LENGTH, text("Hi").lengthIn(form))).isEqualTo(announced);
    }

    @Test
    void aLengthWithItsTopBitSetIsReadAsUnsigned() {
        assertThat(value(FieldSpec.PAYLOAD_LENGTH_64, text("").declaring(-1)))
                .isEqualTo("18446744073709551615");
    }

    @Test
    void aStatusCodeHasItsName() {
        assertThat(value(FieldSpec.CLOSE_STATUS_CODE, close(1001, "")))
                .isEqualTo("1001 going away");
    }

    @Test
    void textIsShownOnOneLine() {
        assertThat(value(FieldSpec.PAYLOAD_TEXT, text("a\nb\u202e"))).isEqualTo("a\\nb\\u{202e}");
    }

    @Test
    void bytesAreShownInHexadecimal() {
        assertThat(value(FieldSpec.PAYLOAD_BINARY, binary(Bytes.ofHex("00ff")))).isEqualTo("00 ff");
    }

    @Test
    void aLongValueIsCutWithASign() {
        assertThat(value(FieldSpec.PAYLOAD_TEXT, text("x".repeat(400)))).isEqualTo("x".repeat(400));
        assertThat(value(FieldSpec.PAYLOAD_TEXT, text("x".repeat(401))))
                .isEqualTo("x".repeat(400) + " …");
        assertThat(value(FieldSpec.PAYLOAD_BINARY, zeros(401))).hasSize(400 * 3 - 1 + 2);
    }

    @Test
    void aCutLeavesNoHalfOfACharacter() {
        assertThat(value(FieldSpec.PAYLOAD_TEXT, text("x" + "😀".repeat(300)))).matches("x(😀)+ …");
    }

    // ---------------------------------------------------------------- bits

    @ParameterizedTest
    @CsvSource({
        "FIN, 1... ....",
        "RSV, .010 ....",
        "RSV2, ..1. ....",
        "OPCODE, .... 0001",
        "MASK, 0... ....",
        "PAYLOAD_LENGTH, .000 0010",
        "PAYLOAD_TEXT, ''"
    })
    void theBitsOfAFieldStandAtTheirPlaces(FieldSpec spec, String bits) {
        Bytes wire = text("Hi").rsv2().bytes();
        Field field = field(spec, dissect(wire));
        assertThat(FieldText.bits(field, wire.at(field.range().from()))).isEqualTo(bits);
    }

    // ---------------------------------------------------------------- label and explanation

    @Test
    void aHeaderIsLabelledAsThePeerWroteIt() {
        Dissection head =
                HandshakeDissector.request(
                        Bytes.utf8("GET / HTTP/1.1\r\nhOsT: x\r\n\r\n"),
                        RuleSet.NONE,
                        Optional.empty());
        assertThat(FieldText.label(field(FieldSpec.HOST, head))).isEqualTo("hOsT");
    }

    @Test
    void anExplanationNamesTheFilterFieldAndTheSection() {
        assertThat(FieldText.explanation(field(FieldSpec.MASKING_KEY, dissect(masked("Hi")))))
                .contains("websocket.masking_key", "RFC 6455 §5.3");
    }

    @Test
    void anExplanationSaysWhichRulesAreBrokenHere() {
        Field fin = field(FieldSpec.FIN, dissect(masked("Hi"), Rule.CONTROL_FRAGMENTED));
        assertThat(FieldText.explanation(fin))
                .contains("control frame without FIN", "FIN must be set", "RFC 6455 §5.5");
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void everyRuleHasASentence(Rule rule) {
        assertThat(FieldText.finding(rule)).contains(rule.source()).doesNotContain("{", "}");
    }

    // ---------------------------------------------------------------- fields

    private static Bytes masked(String text) {
        return text(text).masked().bytes();
    }

    private static String value(FieldSpec spec, FrameBytes frame) {
        return FieldText.value(field(spec, dissect(frame.bytes())));
    }

    private static Dissection dissect(Bytes wire, Rule... broken) {
        return FrameDissector.dissect(wire, Opcode.ofCode(wire.at(0)), RuleSet.of(broken));
    }

    private static Field field(FieldSpec spec, Dissection dissection) {
        return all(dissection.root()).filter(each -> each.spec() == spec).findFirst().orElseThrow();
    }

    private static Stream<Field> all(Field field) {
        return Stream.concat(
                Stream.of(field), field.children().stream().flatMap(FieldTextTest::all));
    }
}
