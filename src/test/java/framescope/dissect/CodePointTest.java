package framescope.dissect;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.protocol.Utf8Validator;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Bytes read as UTF-8, wrong ones too.
class CodePointTest {
    @ParameterizedTest
    @CsvSource({
        "24, 24",
        "c2 a2, a2",
        "e2 82 ac, 20ac",
        "f0 90 8d 88, 10348",
        "f4 8f bf bf, 10ffff"
    })
    void everyLengthIsRead(String bytes, String value) {
        Bytes text = Bytes.ofHex(bytes);
        assertThat(CodePoint.at(text, 0))
                .isEqualTo(
                        new CodePoint(
                                new ByteRange(0, text.length()),
                                Integer.parseInt(value, 16),
                                Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "80, 1, LONE_CONTINUATION",
        "ff 80, 1, NEVER_VALID",
        "e2 82 41, 2, CONTINUATION_MISSING",
        "e2 82, 2, CUT_SHORT",
        "c0 80, 2, OVERLONG",
        "f0 80 80 af, 4, OVERLONG",
        "ed a0 80, 3, SURROGATE",
        "f4 90 80 80, 4, TOO_HIGH",
        "f7 bf bf bf, 4, TOO_HIGH"
    })
    void whatIsWrongHasAName(String bytes, int length, CodePoint.Fault fault) {
        CodePoint point = CodePoint.at(Bytes.ofHex(bytes), 0);
        assertThat(point.fault()).hasValue(fault);
        assertThat(point.range()).isEqualTo(new ByteRange(0, length));
    }

    @Test
    void aByteFindsTheCodePointAroundIt() {
        Bytes text = Bytes.utf8("aé€🙂");
        assertThat(CodePoint.around(text, 2).value()).isEqualTo('é');
        assertThat(CodePoint.around(text, 5).value()).isEqualTo('€');
        assertThat(CodePoint.around(text, 9).range()).isEqualTo(new ByteRange(6, 10));
        assertThat(CodePoint.around(Bytes.ofHex("41 80"), 1).fault())
                .hasValue(CodePoint.Fault.LONE_CONTINUATION);
    }

    @Test
    void thereIsAFaultExactlyWhereTextIsNotUtf8() {
        Random random = new Random(3629);
        byte[] interesting =
                Bytes.ofHex("41 80 8f 90 9f a0 bf c1 c2 df e0 ed ef f0 f4 f7").toArray();
        for (int run = 0; run < 20_000; run++) {
            byte[] bytes = new byte[1 + random.nextInt(6)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = interesting[random.nextInt(interesting.length)];
            }
            Bytes text = Bytes.wrap(bytes);
            boolean valid = true;
            for (int at = 0; at < text.length(); at = CodePoint.at(text, at).range().to()) {
                valid &= CodePoint.at(text, at).fault().isEmpty();
            }
            assertThat(valid).as("%s", text).isEqualTo(Utf8Validator.isValid(text));
        }
    }
}
