package framescope.capture;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.FrameHeader;
import framescope.protocol.Opcode;
import framescope.protocol.Role;
import framescope.protocol.Rule;
import framescope.protocol.RuleSet;
import framescope.protocol.connection.CloseSummary;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Six longs a row: what is packed comes out again.
class RowBatchTest {
    private static final int ROUNDS = 2000;

    private final RowBatch batch = new RowBatch();
    private final Random random = new Random(6455);

    @Test
    void everyFrameComesOutAsItWentIn() {
        for (int i = 0; i < ROUNDS; i++) {
            batch.clear();
            int connection = random.nextInt();
            Direction direction = oneOf(Direction.values());
            long time = random.nextLong();
            long location = RowBatch.location(random.nextInt(1 << 30), random.nextInt(1 << 30));
            int first = random.nextInt(256);
            int second = random.nextInt(256);
            int key = random.nextInt();
            long length = random.nextLong();
            long broken = random.nextLong() & RuleSet.of(Rule.values()).bits();
            Opcode message = oneOf(Opcode.values());

            batch.frame(
                    connection,
                    direction,
                    time,
                    location,
                    first,
                    second,
                    key,
                    length,
                    broken,
                    message);

            CaptureRecord row = row(0);
            assertThat(row.kind()).isEqualTo(RowKind.FRAME);
            assertThat(row.connection()).isEqualTo(connection);
            assertThat(row.direction()).isEqualTo(direction);
            assertThat(row.time()).isEqualTo(time);
            assertThat(row.location()).isEqualTo(location);
            assertThat(row.kind().hasBytes()).isTrue();
            assertThat(row.header()).isEqualTo(FrameHeader.of(first, second, key, length));
            assertThat(row.opcode()).isEqualTo(Opcode.ofCode(first));
            assertThat(row.broken()).isEqualTo(new RuleSet(broken));
            assertThat(row.message()).isEqualTo(message);
            assertThat(row.wireLength()).isEqualTo(row.header().length() + length);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"REQUEST", "RESPONSE", "BYTES"})
    void rowsAboutBytesComeOutAsTheyWentIn(RowKind kind) {
        for (int i = 0; i < ROUNDS; i++) {
            batch.clear();
            int connection = random.nextInt();
            Direction direction = oneOf(Direction.values());
            long time = random.nextLong();
            long location = RowBatch.location(random.nextInt(1 << 30), random.nextInt(1 << 30));
            long length = random.nextLong();
            long broken = random.nextLong() & RuleSet.of(Rule.values()).bits();
            int code = random.nextInt(1 << 16);

            batch.bytes(kind, connection, direction, time, location, length, broken, code);

            CaptureRecord row = row(0);
            assertThat(row.kind()).isEqualTo(kind);
            assertThat(row.connection()).isEqualTo(connection);
            assertThat(row.direction()).isEqualTo(direction);
            assertThat(row.time()).isEqualTo(time);
            assertThat(row.location()).isEqualTo(location);
            assertThat(row.wireLength()).isEqualTo(length);
            assertThat(row.broken()).isEqualTo(new RuleSet(broken));
            assertThat(row.status()).isEqualTo(code);
        }
    }

    private static Stream<CloseSummary> summaries() {
        return Stream.of(Optional.<Role>empty(), Optional.of(Role.CLIENT), Optional.of(Role.SERVER))
                .flatMap(initiator ->
                        Stream.of(0, 1000, 1005, 1006, 4999, 0xffff)
                                .flatMap(code ->
                                        Stream.of(
                                                new CloseSummary(initiator, code, false),
                                                new CloseSummary(initiator, code, true))));
    }

    @ParameterizedTest
    @MethodSource("summaries")
    void everyEndOfAConnectionComesOutAsItWentIn(CloseSummary summary) {
        for (Ending ending : Ending.values()) {
            batch.clear();
            batch.closed(7, 42, summary, ending, 0);
            assertThat(row(0).kind()).isEqualTo(RowKind.CLOSED);
            assertThat(row(0).connection()).isEqualTo(7);
            assertThat(row(0).time()).isEqualTo(42);
            assertThat(row(0).closeSummary()).isEqualTo(summary);
            assertThat(row(0).ending()).isEqualTo(ending);
            assertThat(row(0).kind().hasBytes()).isFalse();
        }
    }

    @Test
    void theBeginningOfAConnectionHasNoBytes() {
        batch.opened(7, 42);
        assertThat(row(0).kind()).isEqualTo(RowKind.OPENED);
        assertThat(row(0).connection()).isEqualTo(7);
        assertThat(row(0).time()).isEqualTo(42);
        assertThat(row(0).wireLength()).isZero();
        assertThat(row(0).kind().hasBytes()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 64, 65, 1000})
    void aBatchGrowsWithItsRows(int count) {
        for (int i = 0; i < count; i++) {
            batch.opened(i, -i);
        }
        assertThat(batch.count()).isEqualTo(count);
        for (int i = 0; i < count; i++) {
            assertThat(row(i).connection()).isEqualTo(i);
            assertThat(row(i).time()).isEqualTo(-i);
        }
    }

    @Test
    void placingGivesAllRowsTheirChunkAndTimeAndLeavesTheirOffsets() {
        batch.frame(1, Direction.SERVER_TO_CLIENT, 0, 10, 0x81, 0, 0, 0, 0, Opcode.TEXT);
        batch.frame(1, Direction.SERVER_TO_CLIENT, 0, 12, 0x8a, 0, 0, 0, 0, Opcode.PONG);
        batch.place(5, 99);
        assertThat(row(0).location()).isEqualTo(RowBatch.location(5, 10));
        assertThat(row(1).location()).isEqualTo(RowBatch.location(5, 12));
        assertThat(row(0).time()).isEqualTo(99);
        assertThat(row(1).opcode()).isEqualTo(Opcode.PONG);
    }

    private CaptureRecord row(int index) {
        int at = index * RowBatch.LONGS;
        return CaptureRecord.unpack(
                index, Arrays.copyOfRange(batch.longs(), at, at + RowBatch.LONGS));
    }

    @SafeVarargs
    private <T> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }
}
