package framescope.net;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Reads that are held come out as they went in, but for very many small ones.
class HeldChunksTest {
    private final HeldChunks held = new HeldChunks();

    private record Chunk(long time, Bytes bytes) {}

    private void add(long time, String text) {
        held.add(time, Bytes.utf8(text).buffer());
    }

    private List<Chunk> drained() {
        List<Chunk> chunks = new ArrayList<>();
        held.drainTo((time, bytes) -> chunks.add(new Chunk(time, Bytes.copyOf(bytes))));
        return chunks;
    }

    private static Chunk chunk(long time, String text) {
        return new Chunk(time, Bytes.utf8(text));
    }

    @Test
    void eachReadIsAChunk() {
        add(1, "GET");
        add(2, " ");
        add(3, "/chat HTTP/1.1");
        assertThat(held.startOfLast()).isEqualTo(4);
        assertThat(drained())
                .containsExactly(chunk(1, "GET"), chunk(2, " "), chunk(3, "/chat HTTP/1.1"));
    }

    @Test
    void nothingIsHeldAnyMoreOnceItWasHandedOver() {
        add(1, "one");
        drained();
        assertThat(drained()).isEmpty();
        add(2, "two");
        assertThat(held.startOfLast()).isZero();
        assertThat(drained()).containsExactly(chunk(2, "two"));
    }

    @Test
    void readsBeyondAThousandBecomePartOfTheLast() {
        for (int i = 0; i < 1500; i++) {
            add(i, "x");
        }
        assertThat(held.startOfLast()).isEqualTo(999);
        List<Chunk> chunks = drained();
        assertThat(chunks).hasSize(1000);
        assertThat(chunks.getFirst()).isEqualTo(chunk(0, "x"));
        assertThat(chunks.getLast()).isEqualTo(chunk(999, "x".repeat(501)));
    }
}
