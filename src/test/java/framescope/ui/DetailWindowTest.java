package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.dissect.DataSource;
import framescope.protocol.Bytes;
import framescope.testing.Await;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import framescope.ui.detail.DetailTab;
import javafx.scene.Node;
import org.junit.jupiter.api.BeforeEach;
import org.testfx.util.WaitForAsyncUtils;

/// A connection whose frames are selected one by one, to see what they are made of.
abstract class DetailWindowTest extends SharedWindowTest {
    RawClient client;
    HexReader bytes;
    TreeReader tree;

    @BeforeEach
    void aConnection() throws Exception {
        client = connect();
        bytes = new HexReader(window.scene(), "#bytes");
        tree = new TreeReader(window.scene());
        awaitRows(3);
        showTab(DetailTab.BYTES);
    }

    /// The client sends a frame, and its row is clicked.
    void select(FrameBytes frame) throws Exception {
        long before = onFxThread(window.wiring().frames().rowCountProperty()::get);
        client.send(frame);
        Await.until(() ->
                assertThat(onFxThread(window.wiring().frames().rowCountProperty()::get))
                        .isGreaterThan(before));
        hand.click(rowNode((int) before));
        Await.until(() -> assertThat(onFxThread(this::shownWire)).isEqualTo(frame.bytes()));
        WaitForAsyncUtils.waitForFxEvents(2);
    }

    private Bytes shownWire() {
        return window.wiring()
                .detail()
                .dissectionProperty()
                .get()
                .map(shown -> shown.bytes(DataSource.Kind.WIRE))
                .orElse(Bytes.EMPTY);
    }

    void selectHead(int index, String startLine) throws Exception {
        hand.click(rowNode(index));
        Await.until(() -> assertThat(textOf("#detail-summary")).isEqualTo(startLine));
    }

    void showTab(DetailTab tab) throws Exception {
        onFx(() -> window.wiring().detail().tabProperty().set(tab));
    }

    Node rowNode(int index) throws Exception {
        return onFxThread(() -> new VisibleTable(window.scene()).row(index));
    }
}
