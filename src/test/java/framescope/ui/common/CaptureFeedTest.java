package framescope.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureStore;
import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.testing.WireWriter;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Many writers, few pulses, and nothing lost between.
class CaptureFeedTest {
    private static final Duration FRAME = Duration.ofMillis(16);

    private final MemoryCapture capture = MemoryCapture.keeping(1 << 26);
    private final WireWriter client = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);
    private final ManualPulse pulses = new ManualPulse();

    /// How many rows there were each time the consumer was told.
    private final List<Long> told = new ArrayList<>();

    private Runnable afterNextLook = () -> {};

    @BeforeEach
    void listen() {
        new CaptureFeed(lookedAt(), pulses).addConsumer(() -> told.add(capture.endRow()));
    }

    @Test
    void itRestsUntilSomethingIsWritten() {
        assertThat(pulses.isResting()).isTrue();
    }

    @Test
    void manyWritesAskForPulsesOnce() {
        write(100);
        assertThat(pulses.starts()).isEqualTo(1);
        assertThat(told).isEmpty();
    }

    @Test
    void aPulseTellsOfManyWritesAtOnce() {
        write(100);
        pulses.pulse();
        assertThat(told).containsExactly(100L);
    }

    @Test
    void everyConsumerIsTold() {
        List<String> heard = new ArrayList<>();
        CaptureFeed feed = new CaptureFeed(capture, pulses);
        feed.addConsumer(() -> heard.add("first"));
        feed.addConsumer(() -> heard.add("second"));
        write(1);
        pulses.pulse();
        assertThat(heard).containsExactly("first", "second");
    }

    @Test
    void anEmptyPulseEndsTheWork() {
        write(1);
        pulses.pulse();
        pulses.pulse();
        assertThat(pulses.isResting()).isTrue();
        assertThat(told).hasSize(1);
    }

    @Test
    void theNextWriteAsksForPulsesAgain() {
        write(1);
        pulses.pulse();
        pulses.pulse();
        write(1);
        pulses.pulse();
        assertThat(told).containsExactly(1L, 2L);
    }

    @Test
    void clearingIsToldToo() {
        write(3);
        pulses.pulse();
        capture.clear();
        pulses.pulse();
        assertThat(told).hasSize(2);
    }

    @Test
    void aStreamOfRowsIsToldTenTimesASecondAtMost() {
        for (Duration at = Duration.ZERO; at.toMillis() < 1000; at = at.plus(FRAME)) {
            write(1);
            pulses.pulseAfter(FRAME);
        }
        assertThat(told).hasSizeBetween(8, 10);
    }

    @Test
    void whereDrawingTakesLongItIsToldLessOften() {
        Duration drawing = Duration.ofMillis(60);
        int drawings = 0;
        int pulsesInAll = 0;
        Duration next = FRAME;
        for (Duration at = Duration.ZERO; at.toMillis() < 5000; at = at.plus(next)) {
            write(1);
            pulses.pulseAfter(next);
            pulsesInAll++;
            next = told.size() > drawings ? drawing : FRAME;
            drawings = told.size();
        }
        assertThat(drawings).isBetween(9, 13);
        assertThat(pulsesInAll).isGreaterThan(20 * drawings);
    }

    @Test
    void whoHasPatienceIsToldTwiceASecondAndOfTheEnd() {
        List<Long> heard = new ArrayList<>();
        CaptureFeed feed = new CaptureFeed(capture, pulses);
        feed.addPatientConsumer(() -> heard.add(capture.endRow()));
        for (Duration at = Duration.ZERO; at.toMillis() < 2000; at = at.plus(FRAME)) {
            write(1);
            pulses.pulseAfter(FRAME);
        }
        assertThat(heard).hasSizeBetween(4, 5);
        for (int i = 0; i < 20; i++) {
            pulses.pulseAfter(FRAME);
        }
        assertThat(heard.getLast()).isEqualTo(capture.endRow());
        assertThat(pulses.isResting()).isTrue();
    }

    @Test
    void theEndOfAStreamIsTold() {
        write(1);
        pulses.pulseAfter(FRAME);
        write(1);
        for (int i = 0; i < 20; i++) {
            pulses.pulseAfter(FRAME);
        }
        assertThat(told).containsExactly(1L, 2L);
        assertThat(pulses.isResting()).isTrue();
    }

    @Test
    void aRowThatComesRightAfterTheLastLookIsTold() {
        write(1);
        pulses.pulse();
        afterNextLook = () -> write(1);
        pulses.pulse();
        pulses.pulse();
        assertThat(told).containsExactly(1L, 2L);
    }

    @Test
    void nothingIsLostWhileAnotherThreadWrites() throws Exception {
        Thread writer = Thread.ofVirtual().start(() -> write(20_000));
        while (writer.isAlive() || !pulses.isResting()) {
            pulses.pulse();
        }
        writer.join();
        assertThat(told.getLast()).isEqualTo(20_000);
    }

    private void write(int rows) {
        for (int i = 0; i < rows; i++) {
            client.beginning();
        }
    }

    /// The capture, with something that may happen right after the feed has looked at it.
    private CaptureStore lookedAt() {
        return (CaptureStore)
                Proxy.newProxyInstance(
                        CaptureStore.class.getClassLoader(),
                        new Class<?>[] {CaptureStore.class},
                        (proxy, method, arguments) -> {
                            Object answer = method.invoke(capture, arguments);
                            if (method.getName().equals("endRow")) {
                                Runnable happening = afterNextLook;
                                afterNextLook = () -> {};
                                happening.run();
                            }
                            return answer;
                        });
    }
}
