package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;

import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import framescope.ui.detail.DetailTab;
import framescope.ui.main.CentreView;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/// Pictures of the window and of what opens over it, in other sizes than the usual one.
@Tag("pictures")
class WindowPicturesTest extends WindowTest {
    @Test
    void takePicturesOfOtherSizes() throws Exception {
        RawClient page = connect(start());
        page.send(
                FrameBytes.text("{\"user\":\"Ada\",\"text\":\"Hello, all of you\"}").masked(),
                FrameBytes.zeros(300).masked(),
                FrameBytes.ping("heartbeat").masked());
        awaitFrames(6);
        PicturesTest.select(window, PicturesTest::isMaskedText);
        for (int percent : new int[] {80, 150}) {
            enlargeTo(percent);
            PicturesTest.take(window, "zoom-" + percent);
        }
        hand.press(KeyCode.F1);
        WaitForAsyncUtils.waitForFxEvents(3);
        var sheet = Hand.find("#shortcut-sheet").getScene();
        PicturesTest.save(
                onFxThread(() -> sheet.snapshot(null)),
                PicturesTest.FOLDER.resolve("zoom-sheet.png"));
        onFx(() -> sheet.getWindow().hide());
        enlargeTo(200);
        hand.press(KeyCode.F1);
        WaitForAsyncUtils.waitForFxEvents(3);
        var bounded = Hand.find("#shortcut-sheet").getScene();
        PicturesTest.save(
                onFxThread(() -> bounded.snapshot(null)),
                PicturesTest.FOLDER.resolve("zoom-sheet-200.png"));
        onFx(() -> bounded.getWindow().hide());
        enlargeTo(150);
        hand.click("#policy");
        var menu = Hand.find("#policy-strict").getScene();
        PicturesTest.save(
                onFxThread(() -> menu.snapshot(null)),
                PicturesTest.FOLDER.resolve("zoom-menu.png"));
    }

    /// Every part of a small window in which everything is large.
    @Test
    void takePicturesOfASmallWindowInLargeSize() throws Exception {
        RawClient page = connect(start());
        page.send(
                FrameBytes.text("{\"user\":\"Ada\",\"text\":\"Hello, all of you\"}").masked(),
                FrameBytes.text("odd").rsv2().masked());
        awaitFrames(4);
        PicturesTest.select(window, PicturesTest::isMaskedText);
        onFx(() -> window.wiring().main().composerOpenProperty().set(false));
        small("usual");
        enlargeTo(150);
        for (CentreView view : CentreView.values()) {
            onFx(() -> window.wiring().main().viewProperty().set(view));
            small("view-" + view);
        }
        onFx(() -> window.wiring().main().viewProperty().set(CentreView.FRAMES));
        for (DetailTab tab : DetailTab.values()) {
            onFx(() -> window.wiring().detail().tabProperty().set(tab));
            small("detail-" + tab);
        }
        onFx(() -> window.wiring().main().composerOpenProperty().set(true));
        TabPane side = (TabPane) window.scene().lookup("#side");
        for (Tab tab : side.getTabs()) {
            onFx(() -> side.getSelectionModel().select(tab));
            small(tab.getId());
        }
    }

    private void small(String name) throws Exception {
        WaitForAsyncUtils.waitForFxEvents(3);
        PicturesTest.save(
                window.picture(1024, 700), PicturesTest.FOLDER.resolve("large-" + name + ".png"));
    }

    private void enlargeTo(int percent) throws Exception {
        onFx(() -> {
            var zoom = window.wiring().zoom();
            while (zoom.percentProperty().get() < percent) {
                zoom.enlarge();
            }
            while (zoom.percentProperty().get() > percent) {
                zoom.reduce();
            }
        });
    }
}
