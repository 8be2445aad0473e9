package framescope.ui;

import static framescope.testing.FrameBytes.text;
import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.testing.Await;
import framescope.testing.RawClient;
import framescope.ui.detail.DetailTab;
import framescope.ui.main.CentreView;
import java.util.List;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TableView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whoever has no mouse gets everywhere.
class KeyboardUiTest extends WindowTest {
    @BeforeEach
    void someFrames() throws Exception {
        RawClient client = connect(startSilent());
        client.send(text("longer").masked(), text("a").masked(), text("four").masked());
        awaitRows(6);
    }

    // ---------------------------------------------------------------- from pane to pane

    @Test
    void f6GoesFromPaneToPaneAndShiftF6Back() throws Exception {
        onFx(() -> window.wiring().detail().tabProperty().set(DetailTab.BYTES));
        onFx(() -> window.wiring().frames().moveSelection(-1, false));
        onFx(() -> window.scene().lookup("#frames").requestFocus());
        assertThat(panes(KeyCode.F6))
                .containsExactly("fields", "bytes", "in #side", "connections", "frames");
        assertThat(panes(KeyCode.SHIFT, KeyCode.F6))
                .containsExactly("connections", "in #side", "bytes", "fields", "frames");
    }

    @Test
    void f6PassesOverWhatIsNotOnTheScreen() throws Exception {
        onFx(() -> window.wiring().main().composerOpenProperty().set(false));
        onFx(() -> window.wiring().main().viewProperty().set(CentreView.LADDER));
        onFx(() -> window.scene().lookup("#ladder").requestFocus());
        hand.press(KeyCode.F6);
        assertThat(focused()).isEqualTo("connections");
        hand.press(KeyCode.F6);
        assertThat(focused()).isEqualTo("ladder");
    }

    private List<String> panes(KeyCode... keys) throws Exception {
        String[] found = new String[5];
        for (int i = 0; i < found.length; i++) {
            hand.press(keys);
            found[i] = focused();
        }
        return List.of(found);
    }

    private String focused() throws Exception {
        return onFxThread(() -> {
            Node owner = window.scene().getFocusOwner();
            boolean side =
                    Stream.iterate(owner, each -> each != null, Node::getParent)
                            .anyMatch(each -> "side".equals(each.getId()));
            return side ? "in #side" : String.valueOf(owner.getId());
        });
    }

    @Test
    void downGoesFromTheFilterIntoTheList() throws Exception {
        hand.press(KeyCode.CONTROL, KeyCode.F);
        assertThat(focused()).isEqualTo("filter");
        hand.press(KeyCode.DOWN);
        assertThat(focused()).isEqualTo("frames");
        assertThat(onFxThread(() -> window.wiring().frames().selectedProperty().get())).isPresent();
    }

    // ---------------------------------------------------------------- columns, order, times

    @Test
    void aButtonHidesColumnsAndShowsThemAgain() throws Exception {
        CheckMenuItem rsv2 = (CheckMenuItem) item("show-rsv2");
        onFx(() -> rsv2.setSelected(false));
        assertThat(columns()).doesNotContain("rsv2").contains("rsv1");
        onFx(item("reset-columns")::fire);
        assertThat(columns()).contains("rsv2");
    }

    @Test
    void aButtonSorts() throws Exception {
        hand.click("#capture");
        awaitRows(7);
        onFx(item("sort-length")::fire);
        awaitNumbers("5", "6", "4");
        CheckMenuItem descending = (CheckMenuItem) item("sort-descending");
        onFx(() -> descending.setSelected(true));
        onFx(descending::fire);
        awaitNumbers("4", "6", "5");
        Menu menu = (Menu) item("sort-by");
        onFx(() -> Event.fireEvent(menu, new Event(Menu.ON_SHOWING)));
        assertThat(((RadioMenuItem) item("sort-length")).isSelected()).isTrue();
        onFx(item("sort-wire")::fire);
        awaitNumbers("4", "5", "6");
    }

    private void awaitNumbers(String... frames) throws Exception {
        Await.until(() ->
                assertThat(column("number"))
                        .filteredOn(number -> "456".contains(number))
                        .containsExactly(frames));
    }

    @Test
    void aButtonChoosesWhatTimesTell() throws Exception {
        onFx(item("time-since-start")::fire);
        assertThat(column("time").getFirst()).isEqualTo("0.000000");
    }

    private MenuItem item(String id) throws Exception {
        return onFxThread(() ->
                all(((MenuButton) window.scene().lookup("#columns-menu")).getItems())
                        .filter(item -> id.equals(item.getId()))
                        .findFirst()
                        .orElseThrow());
    }

    private static Stream<MenuItem> all(List<MenuItem> items) {
        return items.stream()
                .flatMap(item ->
                        item instanceof Menu menu
                                ? Stream.concat(Stream.of(item), all(menu.getItems()))
                                : Stream.of(item));
    }

    private List<String> columns() throws Exception {
        return onFxThread(() ->
                ((TableView<?>) window.scene().lookup("#frames"))
                        .getVisibleLeafColumns().stream().map(column -> column.getId()).toList());
    }

    // ---------------------------------------------------------------- the row's menu

    @Test
    void theMenuKeyOffersAFilterOfEachCell() throws Exception {
        onFx(() -> window.wiring().frames().select(window.wiring().store().row(4).orElseThrow()));
        Node table = window.scene().lookup("#frames");
        onFx(() ->
                Event.fireEvent(
                        table,
                        new ContextMenuEvent(
                                ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                                10,
                                10,
                                200,
                                200,
                                true,
                                null)));
        Hand.find("#apply-any");
        assertThat(onFxThread(this::filters))
                .contains("Length: websocket.len == 1", "Payload: websocket.payload.text == \"a\"");
        MenuItem length =
                onFxThread(() ->
                        all(menu().getItems())
                                .filter(item -> "apply-not-length".equals(item.getId()))
                                .findFirst()
                                .orElseThrow());
        onFx(length::fire);
        Await.until(() -> assertThat(column("length")).doesNotContain("1").contains("6", "4"));
        onFx(() -> menu().hide());
    }

    private List<String> filters() {
        return all(menu().getItems()).map(MenuItem::getText).toList();
    }

    private static ContextMenu menu() {
        return Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .map(ContextMenu.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
