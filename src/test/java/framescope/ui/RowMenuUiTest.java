package framescope.ui;

import static framescope.testing.FrameBytes.continuation;
import static framescope.testing.FrameBytes.text;
import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.connection.Policy;
import framescope.report.CopyFormat;
import framescope.testing.Await;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The menu of a row.
class RowMenuUiTest extends WindowTest {
    @TempDir private Path folder;
    private RawClient client;
    private RawClient other;

    @BeforeEach
    void talk() throws Exception {
        onFx(() -> window.wiring().endpoint().policyProperty().set(Policy.OBSERVE));
        int port = startSilent();
        RawClient one = connect(port);
        awaitRows(3);
        one.send(text("first").masked());
        awaitRows(4);
        other = connect(port);
        awaitRows(7);
        other.send(text("second").masked());
        client = other;
        awaitRows(8);
    }

    private Node row(int index) throws Exception {
        return onFxThread(() -> new VisibleTable(window.scene()).row(index));
    }

    private void choose(int row, String... items) throws Exception {
        hand.clickRight(row(row));
        for (String item : items) {
            hand.click(item);
        }
    }

    private void awaitCopied(String text) throws Exception {
        Await.until(() -> assertThat(window.links()).last().isEqualTo(text));
    }

    @Test
    void aRowIsCopiedInAChosenForm() throws Exception {
        choose(3, "#copy-as", "#copy-hex");
        awaitCopied("6669727374");
        Await.until(() -> assertThat(textOf("#status-notice")).isEqualTo("Copied as Hex: 1 row"));
    }

    @Test
    void aRowThatIsCutSaysWhereTheWholeOfItIs() throws Exception {
        client.send(FrameBytes.zeros((1 << 20) + 1).masked());
        awaitRows(9);
        onFx(() -> window.wiring().frames().moveSelection(1000, false));
        onFx(() -> window.wiring().list().actions().copy(CopyFormat.HEX));
        awaitCopied("00".repeat(1 << 20));
        Await.until(() ->
                assertThat(textOf("#status-notice"))
                        .isEqualTo(
                                "Copied as Hex: 1 row; cut after 1.0 MiB where a row has more:"
                                        + " «Save payload …» writes it whole"));
    }

    @Test
    void allSelectedRowsAreCopied() throws Exception {
        hand.click(row(3));
        Hand.pressHolding(KeyCode.CONTROL, row(7));
        hand.press(KeyCode.CONTROL, KeyCode.C);
        awaitCopied("first\nsecond");
    }

    @Test
    void aConnectionIsFollowed() throws Exception {
        choose(3, "#follow-row");
        awaitRows(4);
        assertThat(column("connection")).containsOnly("1");
    }

    @Test
    void aMessageInFragmentsIsCopiedAndSavedWhole() throws Exception {
        other.send(text("two ").fragment().masked(), continuation("halves").masked());
        awaitRows(10);
        choose(8, "#copy-message");
        awaitCopied("two halves");
        Path file = folder.resolve("message");
        window.dialogs().choose(file);
        choose(9, "#save-message");
        Await.until(() -> assertThat(file).exists());
        assertThat(Files.readString(file)).isEqualTo("two halves");
    }

    @Test
    void aPayloadIsSaved() throws Exception {
        Path file = folder.resolve("payload");
        window.dialogs().choose(file);
        choose(7, "#save-payload");
        Await.until(() -> assertThat(file).exists());
        assertThat(Files.readString(file)).isEqualTo("second");
    }

    @Test
    void aFrameIsSentAgainToTheTarget() throws Exception {
        hand.clickRight(row(7));
        onFx(() -> window.wiring().compose().targets().targetProperty().set(Optional.of(1)));
        hand.click("#resend");
        awaitRows(9);
        assertThat(rows().get(8))
                .containsEntry("connection", "1")
                .containsEntry("direction", "\u2190 server\u2192client")
                .containsEntry("preview", "second");
        Await.until(() -> assertThat(textOf("#status-notice")).isEqualTo("Sent again: Text (0x1)"));
    }

    @Test
    void whatBreaksTheRfcIsSentAgainOnlyWithConsent() throws Exception {
        onFx(() -> window.wiring().compose().targets().targetProperty().set(Optional.of(1)));
        other.send(text("odd").rsv3().masked());
        awaitRows(9);
        window.dialogs().answer(false);
        choose(8, "#resend");
        Await.until(() -> assertThat(window.dialogs().questions()).hasSize(1));
        onFx(() -> {});
        assertThat(rows()).hasSize(9);
        window.dialogs().answer(true);
        choose(8, "#resend");
        awaitRows(10);
        assertThat(rows().get(9)).containsEntry("preview", "odd");
    }

    @Test
    void theMenuShowsTheKeysThatDoTheSame() throws Exception {
        hand.clickRight(row(3));
        Hand.find("#mark-rows");
        Map<String, String> keys =
                onFxThread(() ->
                        Window.getWindows().stream()
                                .filter(ContextMenu.class::isInstance)
                                .flatMap(menu -> ((ContextMenu) menu).getItems().stream())
                                .filter(item -> item.getAccelerator() != null)
                                .collect(
                                        Collectors.toMap(
                                                MenuItem::getId,
                                                item -> item.getAccelerator().getName())));
        assertThat(keys)
                .containsOnly(
                        Map.entry("mark-rows", "Shortcut+M"),
                        Map.entry("comment-rows", "Alt+Shortcut+C"),
                        Map.entry("clear-rows", "Shortcut+L"));
        hand.press(KeyCode.ESCAPE);
    }

    @Test
    void theMenuClears() throws Exception {
        choose(0, "#clear-rows");
        assertThat(rows()).isEqualTo(List.of());
    }
}
