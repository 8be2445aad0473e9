package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;

import framescope.compose.Draft;
import framescope.compose.Insertion;
import framescope.compose.KeyChoice;
import framescope.compose.Payload;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import framescope.testing.Await;
import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import framescope.ui.compose.DraftViewModel.Face;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/// Takes pictures of the composer, as [PicturesTest] does of the rest.
@Tag("pictures")
class ComposerPicturesTest {
    @Test
    void takePicturesOfTheComposer() throws Exception {
        try (WindowHarness window = WindowHarness.open()) {
            int port = window.start();
            InetSocketAddress address =
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            try (RawClient client = RawClient.open(address)) {
                Await.until(() ->
                        Assertions.assertThat(
                                        onFxThread(() ->
                                                window.wiring()
                                                        .compose()
                                                        .targets()
                                                        .openConnectionsProperty()
                                                        .get()))
                                .hasSize(1));
                edit(window, Draft.text("Hello, browser").withBits(0x20));
                onFxThread(() -> {
                    window.wiring().compose().send();
                    return true;
                });
                client.readFrame();
                client.send(FrameBytes.close(1002, "").masked());
                client.readToEnd();
                Await.until(() ->
                        Assertions.assertThat(
                                        onFxThread(() ->
                                                window.wiring().compose().outcomeProperty().get()))
                                .contains("1002"));
                take(window, "bits");
            }
            edit(
                    window,
                    Draft.text("Hello, browser")
                            .cutAt(5, 7)
                            .with(
                                    Insertion.of(Opcode.PING, Bytes.ofHex("00ff"), 1)
                                            .with(KeyChoice.chosen(0x01020304))));
            take(window, "bits-fragments");
            take(window, "bits-inserted", 1);
            // The longest code that there is.
            edit(window, Draft.close(65_535, "bye"));
            onFxThread(() -> {
                window.wiring().compose().draft().faceProperty().set(Face.SIMPLE);
                return true;
            });
            take(window, "close");
        }
    }

    @Test
    void takePicturesOfPresetsAndRepeating() throws Exception {
        try (WindowHarness window = WindowHarness.open()) {
            int port = window.start();
            InetSocketAddress address =
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            try (RawClient client = RawClient.open(address)) {
                client.patience(Await.DEADLINE);
                var open = window.wiring().compose().targets().openConnectionsProperty();
                Await.until(() -> Assertions.assertThat(onFxThread(open::get)).hasSize(1));
                edit(window, Draft.of(Opcode.PING, Payload.text("{n} at {time}")));
                onFxThread(() -> {
                    window.wiring().compose().send();
                    return true;
                });
                client.readFrame();
                client.send(FrameBytes.pong("{n} at {time}").masked());
                onFxThread(() -> {
                    for (String name : List.of("my ping", "a message that is cut", "RSV2")) {
                        window.robot().lookup("#preset-name").queryTextInputControl().setText(name);
                        window.robot().lookup("#preset-save").queryButton().fire();
                    }
                    window.wiring().compose().presets().openProperty().set(true);
                    return true;
                });
                take(window, "presets");
                onFxThread(() -> {
                    window.wiring().compose().presets().openProperty().set(false);
                    ((ToggleButton) window.scene().lookup("#show-repeat")).fire();
                    window.robot().lookup("#repeat-start").queryButton().fire();
                    return true;
                });
                client.readFrame();
                take(window, "repeating");
                takeMenu(window, "#compose-history", "history");
                takeMenu(window, "#presets", "presets-menu");
            }
        }
    }

    @Test
    void takePicturesOfTheComposerBeforeAnybodyIsConnected() throws Exception {
        try (WindowHarness window = WindowHarness.open()) {
            int port = window.start();
            take(window, "nobody");
            onFxThread(() -> {
                ((MenuButton) window.scene().lookup("#presets"))
                        .getItems().stream()
                                .filter(menu -> "preset-group-HANDSHAKE".equals(menu.getId()))
                                .flatMap(menu -> ((Menu) menu).getItems().stream())
                                .filter(item -> "preset-WRONG_ACCEPT".equals(item.getId()))
                                .forEach(MenuItem::fire);
                return true;
            });
            take(window, "next-answer");
            try (RawClient client =
                    RawClient.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                            .send(Conversation.REQUEST)) {
                client.readHead();
            }
            Label did = (Label) window.scene().lookup("#next-answer-outcome");
            Await.until(() ->
                    Assertions.assertThat(onFxThread(did::getText))
                            .startsWith("the client ended TCP"));
            take(window, "next-answer-given");
        }
    }

    @Test
    void takePicturesOfTheCloseCodes() throws Exception {
        // JavaFX: the headless platform shows such a list only once in a window.
        for (boolean dark : new boolean[] {false, true}) {
            try (WindowHarness window = WindowHarness.open()) {
                edit(window, Draft.close(1001, "bye"));
                onFxThread(() -> {
                    window.wiring().theme().choose(dark);
                    window.wiring().main().composerOpenProperty().set(true);
                    window.wiring().compose().draft().faceProperty().set(Face.SIMPLE);
                    return true;
                });
                window.picture(1600, 1000);
                onFxThread(() -> {
                    ((ComboBoxBase<?>) window.scene().lookup("#compose-code")).show();
                    return true;
                });
                savePopup("close-codes", dark);
            }
        }
    }

    // In the small window too, where the composer is folded at first.
    private static void take(WindowHarness window, String name) throws Exception {
        take(window, name, 0);
    }

    private static void take(WindowHarness window, String name, double down) throws Exception {
        for (boolean dark : new boolean[] {false, true}) {
            onFxThread(() -> {
                window.wiring().theme().choose(dark);
                window.wiring().main().composerOpenProperty().set(true);
                return true;
            });
            WaitForAsyncUtils.waitForFxEvents();
            String theme = dark ? "-dark" : "-light";
            scroll(window, 1024, 700, down);
            PicturesTest.save(window.picture(1024, 700), file(name + theme + "-small.png"));
            scroll(window, 1600, 1000, down);
            PicturesTest.save(window.picture(1600, 1000), file(name + theme + ".png"));
        }
    }

    private static void scroll(WindowHarness window, int width, int height, double down)
            throws Exception {
        window.picture(width, height);
        onFxThread(() -> {
            ScrollPane faces = (ScrollPane) window.scene().lookup(".compose .compose-scroll");
            faces.setVvalue(down);
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static Path file(String name) {
        return Path.of(System.getProperty("framescope.pictures", "target/pictures"), name);
    }

    private static void takeMenu(WindowHarness window, String button, String name)
            throws Exception {
        for (boolean dark : new boolean[] {false, true}) {
            onFxThread(() -> {
                window.wiring().theme().choose(dark);
                ((MenuButton) window.scene().lookup(button)).show();
                return true;
            });
            savePopup(name, dark);
            onFxThread(() -> {
                ((MenuButton) window.scene().lookup(button)).hide();
                return true;
            });
        }
    }

    private static void savePopup(String name, boolean dark) throws Exception {
        WaitForAsyncUtils.waitForFxEvents();
        WritableImage picture =
                onFxThread(() ->
                        Window.getWindows().stream()
                                .filter(PopupWindow.class::isInstance)
                                .filter(popup -> popup.isShowing() && popup.getWidth() > 50)
                                .map(popup -> popup.getScene().snapshot(null))
                                .toList()
                                .getLast());
        PicturesTest.save(picture, file(name + (dark ? "-dark.png" : "-light.png")));
    }

    private static void edit(WindowHarness window, Draft draft) throws Exception {
        onFxThread(() -> {
            window.wiring().compose().draft().edit(draft);
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }
}
