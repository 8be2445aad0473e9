package framescope.ui;

import static framescope.testing.FrameBytes.close;
import static framescope.testing.FrameBytes.continuation;
import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.text;
import static framescope.testing.FrameBytes.zeros;
import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureRecord;
import framescope.testing.Await;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import framescope.text.RowText;
import framescope.ui.control.Tip;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.TableRow;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The frame list while a conversation goes on.
class FrameListUiTest extends WindowTest {
    private static final List<String> COLUMNS =
            List.of(
                    "number",
                    "direction",
                    "kind",
                    "fin",
                    "mask",
                    "masking-key",
                    "length-form",
                    "length",
                    "preview");

    @Test
    void beforeARowIsSelectedTheDetailSaysWhatToDo() throws Exception {
        assertThat(isVisible("#detail-empty")).isTrue();
        assertThat(textOf("#detail-empty")).isEqualTo("Select a row to see what it is made of");
    }

    // ---------------------------------------------------------------- cells

    @Test
    void aConversationIsShownFieldByField() throws Exception {
        hideColumns("time", "connection", "rsv1", "rsv2", "rsv3", "findings");
        // JavaFX: there are no cells for columns beyond the edge.
        onFx(() -> window.wiring().main().composerOpenProperty().set(false));
        RawClient client = connect(startSilent());
        client.send(
                text("Hel").fragment().maskedWith(FrameBytes.KEY),
                ping("tick").maskedWith(FrameBytes.KEY),
                continuation("lo").maskedWith(FrameBytes.KEY),
                zeros(300).maskedWith(FrameBytes.KEY),
                close(1000, "bye").maskedWith(FrameBytes.KEY));
        client.readFrame();
        client.readFrame();
        client.readToEnd();
        client.close();
        awaitRows(11);
        String in = "→ client→server";
        String out = "← server→client";
        assertThat(lines())
                .containsExactly(
                        "1||opened|||||" + "|from " + client.address(),
                        "2|" + in + "|handshake request||||" + "|188|GET /chat HTTP/1.1",
                        "3|"
                                + out
                                + "|handshake response||||"
                                + "|129|HTTP/1.1 101 Switching Protocols",
                        "4|" + in + "|Text (0x1)|0|1|37fa213d|7|3|Hel",
                        "5|" + in + "|Ping (0x9)|1|1|37fa213d|7|4|tick",
                        "6|" + in + "|Continuation (0x0)|1|1|37fa213d|7|2|lo",
                        "7|" + in + "|Binary (0x2)|1|1|37fa213d|16|300|" + "00 ".repeat(32) + "…",
                        "8|"
                                + in
                                + "|Connection Close (0x8)|1|1|37fa213d|7|5|"
                                + "1000 normal closure: «bye»",
                        "9|" + out + "|Pong (0xA)|1|0||7|4|tick",
                        "10|"
                                + out
                                + "|Connection Close (0x8)|1|0||7|5|"
                                + "1000 normal closure: «bye»",
                        "11||closed|||||" + "|the client closed first, 1000 normal closure, clean");
    }

    private List<String> lines() throws Exception {
        return rows().stream().map(FrameListUiTest::line).toList();
    }

    private static String line(Map<String, String> row) {
        return String.join("|", COLUMNS.stream().map(row::get).toList());
    }

    @Test
    void reservedBitsAndWhatIsWrongHaveColumnsOfTheirOwn() throws Exception {
        hideColumns("time", "direction", "kind", "preview", "masking-key");
        RawClient client = connect(startSilent());
        client.send(text("x").rsv1().rsv3());
        client.readToEnd();
        client.close();
        awaitRows(6);
        assertThat(rows().get(3))
                .containsEntry("connection", "1")
                .containsEntry("rsv1", "1")
                .containsEntry("rsv2", "0")
                .containsEntry("rsv3", "1")
                .containsEntry("findings", "reserved bit set, client frame not masked");
    }

    @Test
    void theTimeSaysItsDateToWhoeverPointsAtIt() throws Exception {
        connect(startSilent());
        awaitRows(3);
        Node time = onFxThread(() -> row(1).lookup(".cell-time"));
        hand.hover(time);
        CaptureRecord request = window.wiring().store().row(1).orElseThrow();
        assertThat(onFxThread(() -> Tip.getText(time)))
                .isEqualTo(RowText.fullTime(request))
                .matches("[0-9]{4}-.*[.][0-9]{9} .*");
    }

    @Test
    void rowsAreColouredByWhatTheyAreAbout() throws Exception {
        RawClient client = connect(startSilent());
        client.send(text("x").masked(), ping("").masked(), text("not masked"));
        client.readToEnd();
        client.close();
        awaitRows(9);
        assertThat(states(0)).containsExactly("event");
        assertThat(states(1)).containsExactly("from-client", "event");
        assertThat(states(2)).containsExactly("from-server", "event");
        assertThat(states(3)).containsExactly("from-client");
        assertThat(states(4)).containsExactly("from-client", "control-frame");
        assertThat(states(5)).containsExactly("from-client", "error");
        assertThat(states(6)).containsExactly("from-server", "control-frame");
    }

    private List<String> states(int index) throws Exception {
        return onFxThread(() ->
                List.of("from-client", "from-server", "control-frame", "event", "error").stream()
                        .filter(state -> isIn(state, row(index)))
                        .toList());
    }

    // The direction's colour is that of its cell alone.
    private static boolean isIn(String state, Node row) {
        return is(state, row) || is(state, row.lookup(".cell-direction"));
    }

    private Node row(int index) {
        return window.scene().getRoot().lookupAll(".frame-row").stream()
                .filter(node -> node instanceof TableRow<?> row && row.getIndex() == index)
                .findFirst()
                .orElseThrow();
    }

    // ---------------------------------------------------------------- pause and clear

    @Test
    void pauseLetsTheDisplayStandStill() throws Exception {
        hideColumns("time", "rsv1", "rsv2", "rsv3", "masking-key");
        RawClient client = connect(startSilent());
        awaitRows(3);
        hand.click("#pause");
        assertThat(isVisible("#paused-mark")).isTrue();
        client.send(text("unseen").masked());
        awaitFrames(1);
        assertThat(rows()).hasSize(3);
        hand.press(KeyCode.CONTROL, KeyCode.P);
        awaitRows(4);
        assertThat(isVisible("#paused-mark")).isFalse();
        assertThat(column("preview")).last().isEqualTo("unseen");
    }

    @Test
    void theChipOfAPausedDisplayCountsWhatCame() throws Exception {
        RawClient client = connect(startSilent());
        awaitRows(3);
        hand.press(KeyCode.CONTROL, KeyCode.P);
        client.send(text("one").masked(), text("two").masked());
        awaitChip("2 new ↓");
        hand.click("#new-below");
        awaitRows(5);
        assertThat(isVisible("#paused-mark")).isFalse();
    }

    @Test
    void aStoppedCaptureLetsFramesGoWhileTheTrafficGoesOn() throws Exception {
        RawClient client = connect(start());
        client.send(text("kept").masked());
        client.readFrame();
        awaitRows(5);
        hand.click("#capture");
        awaitRows(6);
        Await.until(() -> assertThat(isVisible("#trouble-banner")).isTrue());
        client.send(text("let go").masked());
        assertThat(client.readFrame()).isEqualTo(text("let go"));
        hand.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        awaitRows(7);
        client.send(text("kept again").masked());
        client.readFrame();
        awaitRows(9);
        assertThat(column("preview"))
                .endsWith(
                        "kept",
                        "kept",
                        "the capture was stopped: frames from here on are not kept",
                        "the capture goes on; 20 bytes were not kept",
                        "kept again",
                        "kept again");
        Await.until(() -> assertThat(isVisible("#trouble-banner")).isFalse());
    }

    @Test
    void clearEmptiesTheListAndCountsFromOneAgain() throws Exception {
        RawClient client = connect(startSilent());
        awaitRows(3);
        hand.click("#clear");
        assertThat(rows()).isEmpty();
        client.send(text("after").masked());
        awaitRows(1);
        assertThat(column("number")).containsExactly("1");
    }

    @Test
    void ctrlLClears() throws Exception {
        connect(startSilent());
        awaitRows(3);
        hand.press(KeyCode.CONTROL, KeyCode.L);
        assertThat(rows()).isEmpty();
    }

    @Test
    void theStatusLineCounts() throws Exception {
        RawClient client = connect(startSilent());
        client.send(text("x").masked());
        Await.until(() -> assertThat(textOf("#status-counts")).startsWith("1 open · 1 frame · "));
    }
}
