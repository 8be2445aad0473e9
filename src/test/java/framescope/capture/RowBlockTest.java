package framescope.capture;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Opcode;
import framescope.protocol.Rule;
import framescope.protocol.RuleSet;
import framescope.testing.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Rows read in blocks are the rows read one by one.
class RowBlockTest {
    private static final int ROWS = 20_000;

    private final MemoryCapture capture = MemoryCapture.keeping(1L << 30);
    private final RowBlock block = new RowBlock();

    private void append(int rows) {
        Random random = new Random(6455);
        RowBatch batch = new RowBatch();
        int connection = capture.opened("a", "b", 0);
        for (int i = 0; i < rows; i++) {
            Direction direction = Direction.values()[random.nextInt(2)];
            long broken = random.nextLong() & RuleSet.of(Rule.values()).bits();
            switch (random.nextInt(3)) {
                case 0 -> batch.opened(connection, random.nextLong());
                case 1 ->
                        batch.bytes(
                                RowKind.RESPONSE,
                                connection,
                                direction,
                                random.nextLong(),
                                0,
                                random.nextInt(1 << 20),
                                broken,
                                random.nextInt(1 << 16));
                default ->
                        batch.frame(
                                connection,
                                direction,
                                random.nextLong(),
                                random.nextInt(1 << 20),
                                random.nextInt(256),
                                random.nextInt(256),
                                random.nextInt(),
                                random.nextLong() >>> 1,
                                broken,
                                Opcode.values()[random.nextInt(16)]);
            }
        }
        capture.append(batch);
    }

    @Test
    void aBlockHoldsTheRowsOneAfterTheOther() {
        append(ROWS);
        List<CaptureRecord> read = new ArrayList<>();
        while (capture.read(read.size(), block)) {
            for (int row = 0; row < block.count(); row++) {
                read.add(block.row(row));
                assertSame(read.getLast(), row);
            }
        }
        assertThat(read).isEqualTo(Rows.of(capture));
    }

    private void assertSame(CaptureRecord value, int row) {
        assertThat(block.number(row)).isEqualTo(value.number());
        assertThat(block.time(row)).isEqualTo(value.time());
        assertThat(block.length(row)).isEqualTo(value.length());
        assertThat(block.broken(row)).isEqualTo(value.broken().bits());
        assertThat(block.maskingKey(row)).isEqualTo(value.maskingKey());
        assertThat(block.connection(row)).isEqualTo(value.connection());
        assertThat(block.kind(row)).isEqualTo(value.kind());
        assertThat(block.isFrame(row)).isEqualTo(value.is(RowKind.FRAME));
        assertThat(block.direction(row)).isEqualTo(value.direction().ordinal());
        assertThat(block.message(row)).isEqualTo(value.message());
        assertThat(block.isInflated(row)).isEqualTo(value.isInflated());
        assertThat(block.isCompressed(row)).isEqualTo(value.isCompressed());
        assertThat(block.status(row)).isEqualTo(value.status());
        assertThat(block.wireLength(row)).isEqualTo(value.wireLength());
        if (value.is(RowKind.FRAME)) {
            assertThat(block.firstByte(row) & 0x0f).isEqualTo(value.opcode().code());
            assertThat(block.firstByte(row)).isEqualTo(value.header().firstByte());
            assertThat(block.secondByte(row) >> 7).isEqualTo(value.header().masked() ? 1 : 0);
        }
    }

    @Test
    void readingBehindTheLastRowGivesNone() {
        append(3);
        assertThat(capture.read(3, block)).isFalse();
        assertThat(capture.read(1000, block)).isFalse();
        assertThat(block.count()).isZero();
    }

    @Test
    void rowsThatWereClearedArePassedOver() {
        append(ROWS);
        capture.clear();
        assertThat(capture.read(0, block)).isFalse();
        append(2);
        assertThat(capture.read(0, block)).isTrue();
        assertThat(block.first()).isEqualTo(ROWS);
        assertThat(block.count()).isEqualTo(2);
    }
}
