package framescope.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Thousands of connections that fall silent together pack a few at a time.
class PackingTurnsTest {
    private final PackingTurns turns = new PackingTurns();
    private int packed;

    private boolean take(long now) {
        return turns.take(
                now,
                () -> {
                    packed++;
                    return true;
                });
    }

    @Test
    void soManyPackAtATimeAndTheOthersLater() {
        long now = System.nanoTime() + 1_000 * PackingTurns.SPAN_NANOS;
        for (int i = 0; i < PackingTurns.TURNS; i++) {
            assertThat(take(now + i)).isTrue();
        }
        assertThat(take(now + PackingTurns.SPAN_NANOS - 1)).isFalse();
        assertThat(packed).isEqualTo(PackingTurns.TURNS);
        assertThat(take(now + PackingTurns.SPAN_NANOS)).isTrue();
        assertThat(packed).isEqualTo(PackingTurns.TURNS + 1);
    }

    @Test
    void whoHasNothingToPackUsesUpNoTurn() {
        long now = System.nanoTime() + 1_000 * PackingTurns.SPAN_NANOS;
        for (int i = 0; i < 10 * PackingTurns.TURNS; i++) {
            assertThat(turns.take(now, () -> false)).isTrue();
        }
        assertThat(take(now)).isTrue();
    }
}
