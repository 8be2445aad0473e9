package framescope.ui;

import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.testing.Await;
import framescope.testing.RawClient;
import framescope.ui.detail.DetailTab;
import org.junit.jupiter.api.Test;

/// The hex view says which reads and writes have carried a frame.
class PiecesUiTest extends WindowTest {
    @Test
    void aFrameThatCameInTwoReadsAndItsAnswerInOneWrite() throws Exception {
        RawClient client = connect(start());
        Bytes hello = text("Hello").masked().bytes();
        client.send(hello.slice(0, 3));
        var received = window.wiring().store();
        Await.until(() -> assertThat(received.totals().bytes() - bytesOfHandshake()).isEqualTo(3));
        client.send(hello.slice(3, hello.length()));
        client.readFrame();
        awaitRows(5);
        onFx(() -> window.wiring().detail().tabProperty().set(DetailTab.BYTES));
        awaitReads(3, "Came in 2 reads: 0–2 at \\+0.0 ms, 3–10 at .*");
        awaitReads(4, "Went out alone in one write.");
        hand.click("#source-wire");
        assertThat(isVisible("#bytes-reads")).isTrue();
    }

    @Test
    void framesOfOneReadSaySo() throws Exception {
        RawClient client = connect(startSilent());
        client.send(ping("a").masked(), text("Hello").masked());
        client.readFrame();
        awaitRows(6);
        onFx(() -> window.wiring().detail().tabProperty().set(DetailTab.BYTES));
        awaitReads(4, "Came in one read with others: bytes 7 to 17 of its 18.");
    }

    private long bytesOfHandshake() {
        return window.wiring().store().row(1).orElseThrow().length()
                + window.wiring().store().row(2).orElseThrow().length();
    }

    private void awaitReads(long row, String pattern) throws Exception {
        onFx(() -> window.wiring().frames().select(window.wiring().store().row(row).orElseThrow()));
        Await.until(() -> assertThat(textOf("#bytes-reads")).matches(pattern));
    }
}
