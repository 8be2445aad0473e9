package framescope.dissect;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import framescope.protocol.RuleSet;
import framescope.testing.FuzzCorpus;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;

/// Dissection is total: of any bytes every bit belongs to one field and to one only, and is found
/// there; the bytes are read as UTF-8 without a gap, too.
class FrameDissectorFuzzTest {
    @ParameterizedTest
    @FuzzCorpus
    void holdsForTheCorpus(byte[] input) {
        fuzzerTestOneInput(input);
    }

    public static void fuzzerTestOneInput(byte[] input) {
        Bytes wire = Bytes.of(input);
        Opcode message = Opcode.ofCode(wire.isEmpty() ? 0 : wire.at(0));
        if (!wire.isEmpty()) {
            assertTotal(FrameDissector.dissect(wire, message, RuleSet.NONE), wire);
            Optional<InflatedMessage> inflated =
                    Optional.of(new InflatedMessage(wire, wire.length(), wire.length()));
            FrameDissector.compressed(wire, message, RuleSet.NONE, inflated);
            FrameDissector.compressed(wire, message, RuleSet.NONE, Optional.empty());
        }
        assertCodePoints(wire);
    }

    private static void assertTotal(Dissection dissection, Bytes wire) {
        Fields.assertTile(dissection);
        for (int bit = 0; bit < wire.length() * Byte.SIZE; bit++) {
            Field field = dissection.fieldAtBit(bit).orElseThrow();
            assertThat(bit).isBetween(field.firstBit(), field.endBit() - 1);
            assertThat(field.children()).allMatch(child -> child.source() != field.source());
        }
    }

    private static void assertCodePoints(Bytes text) {
        CodePoints points = new CodePoints(text);
        int at = 0;
        for (int number = 0; number < points.count(); number++) {
            CodePoint point = points.get(number);
            assertThat(point.range().from()).isEqualTo(at);
            assertThat(points.numberAt(at)).isEqualTo(number);
            assertThat(CodePoint.around(text, at).range()).isEqualTo(point.range());
            at = point.range().to();
        }
        assertThat(at).isEqualTo(text.length());
    }
}
