package framescope.ui;

import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.testing.Await;
import framescope.testing.Threat;
import framescope.ui.main.CentreView;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// No view that is saved goes through a link into another file.
@Threat("F9")
class ViewExportsUiTest extends WindowTest {
    @TempDir private Path folder;

    @BeforeEach
    void talk() throws Exception {
        connect(startSilent()).send(text("a").masked());
        awaitRows(4);
        onFx(() -> window.wiring().frames().moveSelection(-1, false));
    }

    private void saveOverALink(CentreView view, String... buttons) throws Exception {
        onFx(() -> window.wiring().main().viewProperty().set(view));
        Path precious = Files.writeString(folder.resolve("precious"), "precious");
        for (String button : buttons) {
            String name = button.substring(1);
            Path link = Files.createSymbolicLink(folder.resolve(name), precious);
            window.dialogs().choose(link);
            hand.click(button);
            String done = "Saved as «" + name + "»";
            Await.until(() -> assertThat(textOf("#status-notice")).startsWith(done));
            assertThat(precious).hasContent("precious");
            assertThat(Files.isSymbolicLink(link)).isFalse();
            assertThat(Files.size(link)).isGreaterThan(100);
        }
        assertThat(window.dialogs().questions()).hasSize(buttons.length);
    }

    @Test
    void neitherStatistics() throws Exception {
        saveOverALink(CentreView.STATISTICS, "#statistics-csv", "#statistics-png");
    }

    @Test
    void norALadder() throws Exception {
        saveOverALink(CentreView.LADDER, "#ladder-svg", "#ladder-png");
    }
}
