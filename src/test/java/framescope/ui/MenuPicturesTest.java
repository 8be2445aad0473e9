package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;

import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import framescope.ui.files.SystemCaptureDialogs;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.image.WritableImage;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/// Takes pictures of what opens over the window, light and dark: menus, lists of choices, tooltips
/// and dialogs, which are as large in any window.
@Tag("pictures")
class MenuPicturesTest extends WindowTest {
    private static final List<String> MENUS =
            List.of("policy", "filter-history", "columns-menu", "zoom", "themes");

    @Test
    void takePicturesOfMenus() throws Exception {
        aTalk();
        for (boolean dark : new boolean[] {false, true}) {
            onFx(() -> window.wiring().theme().choose(dark));
            for (String id : MENUS) {
                MenuButton button = (MenuButton) window.scene().lookup("#" + id);
                onFx(button::show);
                save(id, dark);
                onFx(button::hide);
            }
            Node table = window.scene().lookup("#frames");
            onFx(() -> Event.fireEvent(table, menuKey()));
            save("row-menu", dark);
            hand.press(KeyCode.ESCAPE);
        }
    }

    @Test
    void takePicturesOfChoicesAndTips() throws Exception {
        aTalk();
        for (boolean dark : new boolean[] {false, true}) {
            onFx(() -> window.wiring().theme().choose(dark));
            hand.press(KeyCode.CONTROL, KeyCode.F);
            hand.press(KeyCode.CONTROL, KeyCode.SPACE);
            save("completion", dark);
            hand.press(KeyCode.ESCAPE);
            onFx(() -> window.scene().lookup("#start-stop").requestFocus());
            hand.press(KeyCode.CONTROL, KeyCode.F1);
            save("tip", dark);
            hand.press(KeyCode.TAB);
        }
    }

    @Test
    void takePicturesOfDialogs() throws Exception {
        aTalk();
        for (boolean dark : new boolean[] {false, true}) {
            onFx(() -> window.wiring().theme().choose(dark));
            hand.press(KeyCode.F1);
            saveDialog("shortcuts", dark);
            Platform.runLater(() ->
                    new SystemCaptureDialogs((Stage) window.scene().getWindow())
                            .confirm("Forget everything that was captured?", "Forget"));
            WaitForAsyncUtils.waitForFxEvents(3);
            saveDialog("question", dark);
        }
    }

    private void aTalk() throws Exception {
        RawClient page = connect(start());
        page.send(FrameBytes.text("{\"message\": 1}").masked(), FrameBytes.ping("beat").masked());
        awaitFrames(4);
        onFx(() -> window.wiring().filter().apply("websocket.len > 1"));
        onFx(() -> window.wiring().filter().apply(""));
        PicturesTest.select(window, PicturesTest::isMaskedText);
    }

    private static ContextMenuEvent menuKey() {
        return new ContextMenuEvent(
                ContextMenuEvent.CONTEXT_MENU_REQUESTED, 10, 10, 200, 200, true, null);
    }

    private static void save(String name, boolean dark) throws Exception {
        WaitForAsyncUtils.waitForFxEvents(3);
        WritableImage picture =
                onFxThread(() ->
                        Window.getWindows().stream()
                                .filter(PopupWindow.class::isInstance)
                                .map(popup -> popup.getScene().snapshot(null))
                                .reduce((first, last) -> last)
                                .orElseThrow(() -> new AssertionError("no " + name)));
        PicturesTest.save(picture, file("menu-" + name, dark));
    }

    private void saveDialog(String name, boolean dark) throws Exception {
        WaitForAsyncUtils.waitForFxEvents(3);
        Stage dialog =
                onFxThread(() ->
                        Window.getWindows().stream()
                                .filter(Stage.class::isInstance)
                                .map(Stage.class::cast)
                                .filter(stage -> stage.getOwner() != null)
                                .toList()
                                .getLast());
        PicturesTest.save(onFxThread(() -> dialog.getScene().snapshot(null)), file(name, dark));
        onFx(dialog::hide);
    }

    private static Path file(String name, boolean dark) {
        return PicturesTest.FOLDER.resolve(name + (dark ? "-dark.png" : "-light.png"));
    }
}
