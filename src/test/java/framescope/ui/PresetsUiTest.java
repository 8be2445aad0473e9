package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.compose.Draft;
import framescope.compose.Preset;
import framescope.settings.UserSettings;
import framescope.testing.Await;
import framescope.testing.Conversation;
import framescope.testing.RawClient;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/// Presets that the user saves are there in the next run, and in files.
@Tag("ui")
class PresetsUiTest {
    private final Hand hand = new Hand();

    @TempDir private Path folder;

    @Test
    void presetsAreSavedAndRestored() throws Exception {
        Path file = folder.resolve("settings.json");
        Draft draft = Draft.text("mine").withBits(0x20);
        try (WindowHarness window = WindowHarness.open(UserSettings.at(file))) {
            arrange();
            save(window, Draft.text("other"), "first");
            save(window, draft, "second");
            hand.click("#preset-up");
            assertThat(names(window)).containsExactly("second", "first");
        }
        try (WindowHarness window = WindowHarness.open(UserSettings.at(file))) {
            hand.click("#presets");
            hand.click("#presets-own");
            hand.click("#own-preset-0");
            assertThat(draft(window)).isEqualTo(draft);
            assertThat(onFxThread(() -> window.scene().lookup("#own-presets").isVisible()))
                    .isFalse();
        }
    }

    @Test
    void aBuiltInPresetFillsTheComposerAndAnAnswerToTheHandshakeWaitsForTheNextOne()
            throws Exception {
        try (WindowHarness window = WindowHarness.open()) {
            hand.click("#presets");
            hand.click("#preset-group-FRAGMENTATION");
            hand.click("#preset-PING_BETWEEN_FRAGMENTS");
            Draft ping = Preset.PING_BETWEEN_FRAGMENTS.draft();
            assertThat(draft(window)).isEqualTo(ping);
            hand.click("#presets");
            hand.click("#preset-group-HANDSHAKE");
            hand.click("#preset-MISSING_UPGRADE");
            assertThat(draft(window)).isEqualTo(ping);
            assertThat(text(window, "#status-notice")).contains("No Upgrade");
            assertThat(text(window, "#next-answer-left-out")).endsWith(": Upgrade");
            assertThat(text(window, "#next-answer-prediction")).contains("fails the connection");
            int port = window.start();
            try (RawClient client =
                    RawClient.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                            .send(Conversation.REQUEST)) {
                assertThat(client.readHead().header("Upgrade")).isEmpty();
            }
        }
    }

    @Test
    void aPresetIsRenamedUsedAndRemoved() throws Exception {
        try (WindowHarness window = WindowHarness.open()) {
            arrange();
            save(window, Draft.text("one"), "one");
            save(window, Draft.text("two"), "two");
            hand.click("#preset-name");
            hand.write("uno");
            hand.click("#preset-rename");
            assertThat(names(window)).containsExactly("one", "uno");
            hand.click("#preset-name");
            hand.write("one");
            hand.click("#preset-rename");
            assertThat(names(window)).containsExactly("one", "uno");
            assertThat(text(window, "#presets-message")).contains("«one» already");
            hand.click("#presets-list");
            hand.press(KeyCode.HOME);
            hand.press(KeyCode.ENTER);
            assertThat(draft(window)).isEqualTo(Draft.text("one"));
            hand.press(KeyCode.DELETE);
            assertThat(names(window)).containsExactly("uno");
        }
    }

    @Test
    void aNameThatIsTakenIsAskedAbout() throws Exception {
        try (WindowHarness window = WindowHarness.open()) {
            arrange();
            save(window, Draft.text("one"), "name");
            window.dialogs().answer(false);
            save(window, Draft.text("two"), "name");
            use(window);
            assertThat(draft(window)).isEqualTo(Draft.text("one"));
            window.dialogs().answer(true);
            save(window, Draft.text("two"), "name");
            use(window);
            assertThat(draft(window)).isEqualTo(Draft.text("two"));
            assertThat(names(window)).containsExactly("name");
        }
    }

    @Test
    void presetsGoThroughAFileToAnotherUser() throws Exception {
        Path file = folder.resolve("presets.json");
        try (WindowHarness window = WindowHarness.open()) {
            arrange();
            save(window, Draft.text("one").cutAt(1, 2), "cut");
            window.dialogs().choose(file);
            hand.click("#presets-export");
            Await.until(() -> assertThat(file).exists());
        }
        try (WindowHarness window = WindowHarness.open()) {
            arrange();
            window.dialogs().choose(file);
            hand.click("#presets-import");
            Await.until(() -> assertThat(names(window)).containsExactly("cut"));
            use(window);
            assertThat(draft(window)).isEqualTo(Draft.text("one").cutAt(1, 2));
            Files.writeString(file, "{\"presets\": [{}]}");
            hand.click("#presets-import");
            Await.until(() ->
                    assertThat(text(window, "#presets-message"))
                            .startsWith("presets.json holds no presets: line 1, column "));
        }
    }

    // ---------------------------------------------------------------- steps

    private void arrange() throws Exception {
        hand.click("#presets");
        hand.click("#presets-arrange");
    }

    private void save(WindowHarness window, Draft draft, String name) throws Exception {
        onFxThread(() -> {
            window.wiring().compose().draft().edit(draft);
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents(2);
        hand.click("#preset-name");
        hand.write(name);
        hand.click("#preset-save");
    }

    private void use(WindowHarness window) throws Exception {
        onFxThread(() -> {
            list(window).getSelectionModel().select(0);
            return true;
        });
        hand.click("#preset-use");
    }

    private static ListView<?> list(WindowHarness window) {
        return (ListView<?>) window.scene().lookup("#presets-list");
    }

    private static List<String> names(WindowHarness window) throws Exception {
        return onFxThread(() ->
                window.wiring().compose().presets().own().stream()
                        .map(each -> each.name())
                        .toList());
    }

    private static Draft draft(WindowHarness window) throws Exception {
        return onFxThread(() ->
                        window.wiring().compose().draft().compositionProperty().get().orElseThrow())
                .draft();
    }

    private static String text(WindowHarness window, String query) throws Exception {
        return onFxThread(() -> ((Labeled) window.scene().lookup(query)).getText());
    }
}
