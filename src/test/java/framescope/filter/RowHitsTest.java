package framescope.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Bits for rows: what is written down is found again, by row and by place.
class RowHitsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "1, 1",
        "63, 1",
        "64, 1",
        "65, 2",
        "4096, 1",
        "4097, 3",
        "100000, 50",
        "100000, 1000000",
        "70000, 1"
    })
    void whatPassedIsFoundByRowAndByPlace(int rows, int oneIn) {
        long first = 1_000_003;
        Random random = new Random(rows);
        HitRecorder recorder = new HitRecorder(first);
        List<Long> expected = new ArrayList<>();
        for (long row = first; row < first + rows; row++) {
            boolean passes = random.nextInt(oneIn) == 0;
            recorder.add(passes);
            if (passes) {
                expected.add(row);
            }
        }
        RowHits hits = recorder.view();
        assertThat(hits.first()).isEqualTo(first);
        assertThat(hits.end()).isEqualTo(first + rows);
        assertThat(hits.count()).isEqualTo(expected.size());
        for (int hit = 0; hit < expected.size(); hit++) {
            assertThat(hits.row(hit)).isEqualTo(expected.get(hit));
            assertThat(hits.before(expected.get(hit))).isEqualTo(hit);
            assertThat(hits.contains(expected.get(hit))).isTrue();
        }
        assertThat(hits.before(0)).isZero();
        assertThat(hits.before(Long.MAX_VALUE)).isEqualTo(expected.size());
        assertThat(hits.contains(first - 1)).isFalse();
        assertThat(hits.contains(first + rows)).isFalse();
    }

    @Test
    void rowsThatDidNotPassHaveAPlaceBetweenThoseThatDid() {
        HitRecorder recorder = new HitRecorder(0);
        for (int row = 0; row < 10; row++) {
            recorder.add(row == 3 || row == 7);
        }
        RowHits hits = recorder.view();
        assertThat(hits.before(3)).isZero();
        assertThat(hits.before(4)).isEqualTo(1);
        assertThat(hits.before(8)).isEqualTo(2);
        assertThat(hits.contains(4)).isFalse();
    }

    @Test
    void anEarlierViewStaysAsItWas() {
        HitRecorder recorder = new HitRecorder(0);
        List<RowHits> views = new ArrayList<>();
        for (int row = 0; row < 20_000; row++) {
            views.add(recorder.view());
            recorder.add(true);
        }
        for (int row = 1; row < views.size(); row++) {
            assertThat(views.get(row).count()).isEqualTo(row);
            assertThat(views.get(row).row(row - 1)).isEqualTo(row - 1);
            assertThat(views.get(row).contains(row)).isFalse();
        }
    }

    @Test
    void thereIsNoHitBehindTheLast() {
        HitRecorder recorder = new HitRecorder(0);
        recorder.add(true);
        assertThatThrownBy(() -> recorder.view().row(1))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> recorder.view().row(-1))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }
}
