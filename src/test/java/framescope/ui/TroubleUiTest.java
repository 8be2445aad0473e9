package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.settings.UserSettings;
import framescope.testing.Await;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import framescope.testing.Threat;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.ChoiceBox;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// While the journal cannot be written a banner says why, traffic goes on, and both the banner and
/// the trouble end by themselves.
@Tag("ui")
class TroubleUiTest {
    @TempDir private Path folder;

    private static void getsItsEcho(RawClient page, String message) throws Exception {
        page.send(FrameBytes.text(message).masked());
        assertThat(page.readFrame()).isEqualTo(FrameBytes.text(message));
    }

    private static RawClient connect(WindowHarness window) throws Exception {
        return RawClient.open(URI.create("ws://127.0.0.1:" + window.start() + "/"));
    }

    private static void awaitBanner(WindowHarness window, String words) throws Exception {
        Await.until(() -> {
            assertThat(onFxThread(() -> window.wiring().main().troubleProperty().get()))
                    .contains(words);
            assertThat(isBannerShown(window)).isTrue();
        });
    }

    private static void awaitNoBanner(WindowHarness window) throws Exception {
        Await.until(() -> assertThat(isBannerShown(window)).isFalse());
    }

    private static boolean isBannerShown(WindowHarness window) throws Exception {
        return onFxThread(() -> window.scene().lookup("#trouble-banner").isVisible());
    }

    @Threat("F3")
    @Test
    void aFullDiskShowsABannerUntilThereIsRoom() throws Exception {
        Path settings = folder.resolve("settings.json");
        Files.writeString(settings, "{\"journal\": {\"freeBytes\": 4000000000000000000}}");
        try (WindowHarness window = WindowHarness.open(UserSettings.at(settings))) {
            try (RawClient page = connect(window)) {
                getsItsEcho(page, "one");
                awaitBanner(window, "The disk is full");
                getsItsEcho(page, "two");
                onFxThread(() -> {
                    chooseSmallestFloor(window);
                    return true;
                });
                awaitNoBanner(window);
                getsItsEcho(page, "three");
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static void chooseSmallestFloor(WindowHarness window) {
        ChoiceBox<Long> floor = (ChoiceBox<Long>) window.scene().lookup("#journal-floor");
        floor.setValue(floor.getItems().getFirst());
    }

    @Threat("F4")
    @Test
    void aFolderThatCannotBeMadeAtTheStartShowsABannerUntilItCan() throws Exception {
        Path journals = folder.resolve("journals");
        Files.writeString(journals, "a file where the folder should be");
        try (WindowHarness window = WindowHarness.open(journals)) {
            awaitBanner(window, "The journal cannot be written");
            try (RawClient page = connect(window)) {
                getsItsEcho(page, "one");
                Files.delete(journals);
                awaitNoBanner(window);
                getsItsEcho(page, "two");
                Path journal = window.wiring().journalFile().orElseThrow();
                Await.until(() ->
                        assertThat(Files.readString(journal, StandardCharsets.ISO_8859_1))
                                .contains("one", "two"));
            }
        }
    }
}
