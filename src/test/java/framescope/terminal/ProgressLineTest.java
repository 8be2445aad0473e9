package framescope.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.testing.Await;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
    private final AtomicReference<Double> part = new AtomicReference<>(-1.0);

    private ProgressLine show(boolean watched) {
        return ProgressLine.show(out, watched, part::get, done -> "done: " + done);
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }

    @Test
    void itIsWrittenOverItselfAndWiped() throws Exception {
        ProgressLine line = show(true);
        part.set(0.25);
        Await.until(() -> assertThat(text()).startsWith("\rdone: 0.25\r"));
        part.set(0.5);
        Await.until(() -> assertThat(text()).endsWith("\rdone: 0.5 "));
        line.close();
        assertThat(text()).endsWith("\r" + " ".repeat("done: 0.25".length()) + "\r");
    }

    @Test
    void nothingIsWrittenWhereNobodyWatches() {
        part.set(0.25);
        ProgressLine line = show(false);
        line.close();
        line.close();
        assertThat(text()).isEmpty();
    }
}
