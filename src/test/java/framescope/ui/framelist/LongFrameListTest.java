package framescope.ui.framelist;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureStore;
import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.testing.FrameBytes;
import framescope.testing.WireWriter;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The window over a million rows.
class LongFrameListTest {
    private static final MemoryCapture CAPTURE = MemoryCapture.keeping(1 << 30);

    private final AtomicInteger reads = new AtomicInteger();
    private final FrameListViewModel list = new FrameListViewModel(countingReads());

    @BeforeAll
    static void aMillionRows() {
        WireWriter client = WireWriter.opened(CAPTURE, Direction.CLIENT_TO_SERVER);
        for (int i = 0; i < 1_000_000; i++) {
            client.row(0, FrameBytes.text(""));
        }
    }

    @Test
    void onlyTheRowsThatFitAreRead() {
        list.resize(40);
        assertThat(list.window()).hasSize(40);
        assertThat(reads).hasValue(40);
    }

    @Test
    void scrollingReadsOnlyTheRowsThatFit() {
        list.resize(40);
        list.scroll().scrollTo(500_000);
        assertThat(list.displayNumber(list.window().getFirst())).isEqualTo(500_001);
        assertThat(reads).hasValue(80);
    }

    @Test
    void theSelectionGoesToTheFirstAndTheLastRow() {
        list.resize(40);
        list.moveSelection(-1_000_000, false);
        assertThat(list.selectedProperty().get()).hasValue(list.window().getFirst());
        list.moveSelection(1_000_000, false);
        assertThat(list.selectedProperty().get()).hasValue(list.window().getLast());
        assertThat(list.displayNumber(list.window().getLast())).isEqualTo(1_000_000);
    }

    private CaptureStore countingReads() {
        return (CaptureStore)
                Proxy.newProxyInstance(
                        CaptureStore.class.getClassLoader(),
                        new Class<?>[] {CaptureStore.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("row")) {
                                reads.incrementAndGet();
                            }
                            return method.invoke(CAPTURE, arguments);
                        });
    }
}
