package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;

import framescope.behaviour.Reply;
import framescope.capture.RowKind;
import framescope.protocol.Opcode;
import framescope.testing.Await;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import framescope.ui.behaviour.BehaviourViewModel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/// Takes pictures of the tabs beside the composer (see [PicturesTest]).
@Tag("pictures")
class SidePicturesTest {
    private static final String RULES =
            """
            {"reply": {"text": "Hi!"}, "delayMillis": 500, "pong": {"delayMillis": 3000},
            "closeAfter": {"messages": 10, "code": 1001, "reason": "enough"},
            "rules": [
            {"when": {"opcode": "text", "matches": "^hel+o"}, "do": {"reply": "reversed"}},
            {"when": {"opcode": "ping"}, "do": {"drop": true}, "delayMillis": 2000},
            {"when": {"opcode": "binary", "beginsWithHex": "ff d8"}, "do": {"reply": "echo"}},
            {"when": {"opcode": "close"}, "do": {"close": 1002, "reason": "never"}}]}
            """;

    @Test
    void takePicturesOfTheBehaviour(@TempDir Path folder) throws Exception {
        try (WindowHarness window = WindowHarness.open()) {
            int port = window.start();
            InetSocketAddress address =
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            try (RawClient client = RawClient.open(address)) {
                client.patience(Await.DEADLINE);
                openTab(window, 1);
                BehaviourViewModel model = window.wiring().side().behaviour();
                take(window, "behaviour-usual");
                Path file = folder.resolve("rules.json");
                Files.writeString(file, RULES);
                window.dialogs().choose(file);
                onFxThread(() -> {
                    model.importFile();
                    return true;
                });
                WaitForAsyncUtils.waitFor(
                        10,
                        TimeUnit.SECONDS,
                        () -> model.form().replyProperty().get() == Reply.Kind.TEXT);
                onFxThread(() -> {
                    model.switchOn();
                    model.rules().selectedProperty().set(0);
                    model.rules().sampleProperty().set("helllo there");
                    return true;
                });
                take(window, "behaviour-top");
                scroll(window, 0.55);
                take(window, "behaviour-middle");
                scroll(window, 1);
                take(window, "behaviour-rules");
            }
        }
    }

    @Test
    void takePicturesOfTheNotebook() throws Exception {
        try (WindowHarness window = WindowHarness.open()) {
            int port = window.start();
            InetSocketAddress address =
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            try (RawClient client = RawClient.openDeflating(address)) {
                client.patience(Await.DEADLINE);
                openTab(window, 3);
                take(window, "notebook-sample");
                PicturesTest.select(window, row -> row.is(RowKind.REQUEST));
                take(window, "notebook");
                onFxThread(() -> {
                    ((ScrollPane) window.scene().lookup("#notebook")).setVvalue(1);
                    return true;
                });
                take(window, "notebook-headers");
            }
        }
    }

    @Test
    void takePicturesOfTheHeartbeat() throws Exception {
        try (WindowHarness window = WindowHarness.open()) {
            InetSocketAddress address =
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), window.start());
            try (RawClient client = RawClient.openDeflating(address)) {
                openTab(window, 2);
                var model = window.wiring().side().heartbeat();
                onFxThread(() -> {
                    model.intervalProperty().set("50");
                    model.patienceProperty().set("60");
                    return true;
                });
                Await.until(() ->
                        Assertions.assertThat(onFxThread(() -> model.targetProperty().get()))
                                .isPresent());
                onFxThread(() -> {
                    model.start();
                    return true;
                });
                for (int i = 0; i < 20; i++) {
                    FrameBytes beat = client.readFrame();
                    if (i == 8) {
                        Thread.sleep(150); // This one and those behind it come late.
                    }
                    if (i % 7 != 5) {
                        client.send(FrameBytes.of(Opcode.PONG, beat.payload()).masked());
                    }
                }
                Thread.sleep(300); // Until those without a Pong count as lost.
                onFxThread(() -> {
                    model.stop();
                    return true;
                });
                take(window, "heartbeat");
            }
        }
    }

    // In the small window too, where the side is folded at first.
    private static void take(WindowHarness window, String name) throws Exception {
        for (boolean dark : new boolean[] {false, true}) {
            onFxThread(() -> {
                window.wiring().theme().choose(dark);
                return true;
            });
            WaitForAsyncUtils.waitForFxEvents();
            String theme = dark ? "-dark" : "-light";
            PicturesTest.save(window.picture(1024, 700), file(name + theme + "-small.png"));
            PicturesTest.save(window.picture(1600, 1000), file(name + theme + ".png"));
        }
    }

    private static Path file(String name) {
        return Path.of(System.getProperty("framescope.pictures", "target/pictures"), name);
    }

    private static void openTab(WindowHarness window, int index) throws Exception {
        onFxThread(() -> {
            ((TabPane) window.scene().lookup("#side")).getSelectionModel().select(index);
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void scroll(WindowHarness window, double to) throws Exception {
        onFxThread(() -> {
            ((ScrollPane) window.scene().lookup("#behaviour-form")).setVvalue(to);
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }
}
