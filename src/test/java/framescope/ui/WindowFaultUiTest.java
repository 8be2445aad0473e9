package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import framescope.testing.Await;
import framescope.testing.Threat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A fault of ours in the window: its user hears of it, the log has it, the window goes on, and no
/// test in which it happens passes.
@Tag("ui")
@Threat("U8")
class WindowFaultUiTest {
    private static final Logger LOG = Logger.getLogger(MainWindow.class.getName());

    private final List<LogRecord> logged = new CopyOnWriteArrayList<>();
    private final Handler remembering = new Remembering();

    @BeforeEach
    void listenToTheLog() {
        LOG.setUseParentHandlers(false);
        LOG.addHandler(remembering);
    }

    @AfterEach
    void leaveTheLog() {
        LOG.removeHandler(remembering);
        LOG.setUseParentHandlers(true);
    }

    @Test
    void isShownAndLoggedAndTheWindowGoesOn() throws Exception {
        WindowHarness window = WindowHarness.open();
        Platform.runLater(() -> {
            throw new IllegalStateException("made on purpose");
        });
        Await.until(() ->
                assertThat(onFxThread(() -> notice(window)))
                        .contains("IllegalStateException", "made on purpose"));
        assertThat(logged)
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.getLevel()).isEqualTo(Level.SEVERE);
                    assertThat(record.getThrown()).hasMessage("made on purpose");
                });
        assertThat(window.start()).isPositive();
        assertThatThrownBy(window::close)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("made on purpose");
    }

    private static String notice(WindowHarness window) {
        return ((Labeled) window.scene().lookup("#status-notice")).getText();
    }

    private final class Remembering extends Handler {
        @Override
        public void publish(LogRecord entry) {
            logged.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
