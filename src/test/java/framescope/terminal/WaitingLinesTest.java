package framescope.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.connection.OutgoingFrame;
import framescope.testing.Await;
import java.util.OptionalInt;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WaitingLinesTest {
    private final WaitingLines lines = new WaitingLines();

    @Test
    void theyComeOutInTheirOrderAndThenTheirEndDoes() throws Exception {
        lines.put(line("a"), 1);
        lines.put(line("b"), 1);
        lines.end();
        assertThat(lines.next()).hasValue(line("a"));
        lines.done();
        assertThat(lines.next()).hasValue(line("b"));
        lines.done();
        assertThat(lines.next()).isEmpty();
    }

    @Test
    void thereIsRoomForAThousandAndTheOneThatIsBeingObeyedIsAmongThem() throws Exception {
        for (int i = 0; i < WaitingLines.MOST; i++) {
            assertThat(lines.offer(line("x"), 1)).isTrue();
        }
        assertThat(lines.offer(line("x"), 1)).isFalse();
        lines.next();
        assertThat(lines.offer(line("x"), 1)).isFalse();
        lines.done();
        assertThat(lines.offer(line("x"), 1)).isTrue();
    }

    @Test
    void aLineThatIsLongerThanAllThatMayWaitWaitsAlone() {
        assertThat(lines.offer(line("x"), WaitingLines.MOST_CHARACTERS + 1)).isTrue();
        assertThat(lines.offer(line("y"), 1)).isFalse();
    }

    @Test
    void whoAddsWaitsForRoom() throws Exception {
        lines.put(line("x"), WaitingLines.MOST_CHARACTERS);
        FutureTask<Boolean> adding =
                new FutureTask<>(() -> {
                    lines.put(line("y"), 1);
                    return true;
                });
        Thread thread = Thread.ofPlatform().start(adding);
        Await.until(() -> assertThat(thread.getState()).isEqualTo(Thread.State.WAITING));
        lines.next();
        lines.done();
        assertThat(adding.get(Await.DEADLINE.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
        assertThat(lines.next()).hasValue(line("y"));
    }

    private static TypedCommand line(String text) {
        return new TypedCommand.Send(OptionalInt.empty(), OutgoingFrame.text(text));
    }
}
