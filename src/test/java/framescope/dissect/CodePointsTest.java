package framescope.dissect;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Code points by their number.
class CodePointsTest {
    @Test
    void everyCodePointOfALongTextIsFound() {
        Random random = new Random(10646);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            text.appendCodePoint(new int[] {'a', 'é', '€', 0x1f642}[random.nextInt(4)]);
        }
        int[] expected = text.codePoints().toArray();
        CodePoints points = new CodePoints(Bytes.utf8(text.toString()));
        assertThat(points.count()).isEqualTo(expected.length);
        assertThat(points.faultCount()).isZero();
        for (int number = 0; number < expected.length; number++) {
            CodePoint point = points.get(number);
            assertThat(point.value()).isEqualTo(expected[number]);
            assertThat(points.numberAt(point.range().from())).isEqualTo(number);
            assertThat(points.numberAt(point.range().to() - 1)).isEqualTo(number);
        }
    }

    @Test
    void faultsAreCountedAndFound() {
        CodePoints points = new CodePoints(Bytes.ofHex("41 ff 42 e2 82 43 80"));
        assertThat(points.count()).isEqualTo(6);
        assertThat(points.faultCount()).isEqualTo(3);
        assertThat(points.faults()).containsExactly(1, 3, 5);
        assertThat(points.bytes(points.get(3))).isEqualTo(Bytes.ofHex("e2 82"));
    }

    @Test
    void noTextHasNone() {
        assertThat(new CodePoints(Bytes.EMPTY).count()).isZero();
    }
}
