package framescope.analysis;

import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureRecord;
import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.capture.RowBlock;
import framescope.testing.Rows;
import framescope.testing.WireWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Rows in another order than that of the wire.
class RowOrderTest {
    private final MemoryCapture capture = MemoryCapture.keeping(1L << 30);
    private final WireWriter client = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);

    private void frames(int count) {
        Random random = new Random(6455);
        for (int i = 0; i < count; i++) {
            client.after(random.nextLong(1L << 50)).frame(text("x".repeat(random.nextInt(200))));
        }
    }

    private RowOrder order(LongPredicate listed, RowOrder.Key key, boolean descending) {
        int count = (int) LongStream.range(0, capture.endRow()).filter(listed).count();
        return RowOrder.of(capture, capture.endRow(), count, listed, key, descending);
    }

    private static List<Long> rows(RowOrder order) {
        return LongStream.range(0, order.count()).map(order::row).boxed().toList();
    }

    private List<Long> sorted(Comparator<CaptureRecord> by, LongPredicate listed) {
        return Rows.of(capture).stream()
                .filter(row -> listed.test(row.number()))
                .sorted(by)
                .map(CaptureRecord::number)
                .toList();
    }

    @Test
    void rowsAreSortedByAnyKeyAndKeepTheOrderOfTheWireWhereItIsTheSame() {
        frames(3_000);
        Comparator<CaptureRecord> byLength = Comparator.comparingLong(CaptureRecord::length);
        Comparator<CaptureRecord> byTime = Comparator.comparingLong(CaptureRecord::time);
        LongPredicate all = row -> true;
        assertThat(rows(order(all, RowBlock::length, false))).isEqualTo(sorted(byLength, all));
        assertThat(rows(order(all, RowBlock::length, true)))
                .isEqualTo(sorted(byLength.reversed(), all));
        assertThat(rows(order(all, RowBlock::time, false))).isEqualTo(sorted(byTime, all));
        RowOrder.Key negative = (block, row) -> 100 - block.length(row);
        assertThat(rows(order(all, negative, false))).isEqualTo(sorted(byLength.reversed(), all));
    }

    @Test
    void onlyTheRowsThatAreListedTakePart() {
        frames(1_000);
        LongPredicate third = row -> row % 3 == 0;
        RowOrder order = order(third, RowBlock::length, false);
        assertThat(rows(order))
                .isEqualTo(sorted(Comparator.comparingLong(CaptureRecord::length), third));
        assertThat(LongStream.range(0, order.count()).map(place -> order.place(order.row(place))))
                .containsExactlyElementsOf(LongStream.range(0, order.count()).boxed().toList());
        assertThat(order.place(1)).isNegative();
        assertThat(order.place(capture.endRow())).isNegative();
        assertThat(order.place(-5)).isNegative();
    }

    @Test
    void afterAClearingRowsKeepTheirNumbers() {
        frames(10);
        capture.clear();
        frames(600);
        RowOrder order = order(row -> row >= 10, RowBlock::length, true);
        assertThat(order.first()).isEqualTo(10);
        assertThat(order.count()).isEqualTo(600);
        assertThat(order.place(order.row(5))).isEqualTo(5);
    }

    @Test
    void nothingIsInOrder() {
        assertThat(order(row -> true, RowBlock::length, false).count()).isZero();
    }
}
