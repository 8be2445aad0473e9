package framescope.ui;

import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.testing.Await;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import java.nio.file.Path;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ctrl+L clears, but not by accident.
class ClearingUiTest extends WindowTest {
    @TempDir private Path folder;

    private RawClient talk(int frames) throws Exception {
        RawClient client = connect(startSilent());
        send(client, frames);
        awaitRows(3 + frames);
        return client;
    }

    private static void send(RawClient client, int frames) throws Exception {
        FrameBytes frame = text("a").masked();
        client.send(Stream.generate(() -> frame).limit(frames).toArray(FrameBytes[]::new));
    }

    private void pressClear() throws Exception {
        onFx(() -> window.scene().lookup("#frames").requestFocus());
        hand.press(KeyCode.CONTROL, KeyCode.L);
    }

    @Test
    void inATextFieldNothingIsCleared() throws Exception {
        talk(1);
        hand.click("#filter");
        hand.press(KeyCode.CONTROL, KeyCode.L);
        assertThat(rows()).hasSize(4);
        pressClear();
        awaitRows(0);
    }

    @Test
    void manyRowsAreClearedOnlyAfterAQuestion() throws Exception {
        talk(1_000);
        window.dialogs().answer(false);
        pressClear();
        assertThat(window.dialogs().questions()).hasSize(1);
        awaitRows(1_003);
        hand.click("#clear");
        assertThat(window.dialogs().questions()).hasSize(2);
        window.dialogs().answer(true);
        pressClear();
        awaitRows(0);
    }

    @Test
    void whatIsInAFileIsNotAskedFor() throws Exception {
        RawClient client = talk(1_000);
        window.dialogs().choose(folder.resolve("talk.pcapng"));
        hand.click("#save-file");
        Await.until(() -> assertThat(textOf("#status-notice")).startsWith("Saved as"));
        send(client, 1_001);
        awaitRows(2_004);
        pressClear();
        assertThat(window.dialogs().questions())
                .singleElement()
                .asString()
                .startsWith("1,001 rows are in no file yet");
        awaitRows(0);
        send(client, 2);
        awaitRows(2);
        pressClear();
        assertThat(window.dialogs().questions()).hasSize(1);
    }
}
