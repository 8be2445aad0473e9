package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;

import framescope.testing.Await;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import framescope.ui.framelist.TimeMode;
import java.net.URI;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/// Pictures of the frame list's states, like those of [PicturesTest].
@Tag("pictures")
class ListPicturesTest {
    private final Hand hand = new Hand();

    @Test
    void takePicturesOfTheList() throws Exception {
        try (WindowHarness window = WindowHarness.open()) {
            talk(window.start());
            var frames = window.wiring().frames();
            onFx(() -> frames.moveSelection(-12, false));
            onFx(() -> frames.moveSelection(4, true));
            onFx(window.wiring().list().marking()::toggle);
            onFx(window.wiring().list().marking()::comment);
            onFx(() ->
                    window.wiring().list().marking().textProperty().set("Why is this sent twice?"));
            PicturesTest.take(window, "comment");
            onFx(window.wiring().list().marking()::save);
            onFx(() -> window.wiring().list().times().modeProperty().set(TimeMode.ABSOLUTE));
            onFx(() -> window.wiring().list().goTo().ask());
            onFx(() -> window.wiring().list().goTo().numberProperty().set("4000"));
            onFx(() -> window.wiring().list().goTo().go());
            PicturesTest.take(window, "several-rows");
            onFx(() -> window.wiring().list().times().modeProperty().set(TimeMode.CLOCK));
            onFx(() -> window.wiring().filter().apply("websocket.opcode == Ping"));
            save("pings");
            onFx(() -> window.wiring().filter().apply("websocket.len > 11"));
            save("long ones");
            onFx(() -> window.wiring().list().search().textProperty().set("message"));
            onFx(() -> window.wiring().list().search().next());
            PicturesTest.take(window, "search");
            onFx(() -> window.wiring().list().captureSwitch().capturingProperty().set(false));
            Hand.clickHead(
                    onFxThread(() -> window.scene().lookup("#frames #length.column-header")));
            PicturesTest.take(window, "stopped-capture");
            onFx(() -> window.wiring().filter().apply("websocket.len > 11000"));
            PicturesTest.take(window, "nothing-passes");
        }
    }

    @Test
    void takePicturesOfAListInAHurry() throws Exception {
        try (WindowHarness window = WindowHarness.open()) {
            URI url = URI.create("ws://127.0.0.1:" + window.start() + "/");
            try (RawClient page = RawClient.open(url)) {
                page.patience(Await.DEADLINE);
                beat(page, 500);
                PicturesTest.select(window, PicturesTest::isMaskedText);
                onFx(() -> window.wiring().frames().pausedProperty().set(true));
                beat(page, 500);
                PicturesTest.take(window, "paused");
                onFx(() -> window.wiring().frames().pausedProperty().set(false));
                onFx(() -> window.wiring().filter().apply("websocket.opcode == Pong"));
                PicturesTest.take(window, "hidden-row");
            }
        }
    }

    private static void beat(RawClient page, int beats) throws Exception {
        for (int i = 0; i < beats; i++) {
            page.send(
                    FrameBytes.text("{\"tick\": " + i + "}").masked(),
                    FrameBytes.ping("beat " + i).masked());
            page.readFrame();
            page.readFrame();
        }
    }

    private void save(String name) throws Exception {
        hand.click("#save-filter");
        hand.write(name);
        hand.press(KeyCode.ENTER);
    }

    private static void talk(int port) throws Exception {
        try (RawClient page = RawClient.open(URI.create("ws://127.0.0.1:" + port + "/"))) {
            for (int i = 0; i < 12; i++) {
                page.send(FrameBytes.text("{\"message\": " + i + "}").masked());
                page.send(FrameBytes.ping("heartbeat " + i).masked());
            }
            page.send(FrameBytes.close(1000, "done").masked());
            page.readToEnd();
        }
    }

    private static void onFx(Runnable action) throws Exception {
        onFxThread(() -> {
            action.run();
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents(2);
    }
}
