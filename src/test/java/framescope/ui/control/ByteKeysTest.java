package framescope.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where keys go among 100 bytes in rows of 16, with pages of three rows.
class ByteKeysTest {
    @ParameterizedTest
    @CsvSource({
        "LEFT, 20, 19",
        "LEFT, 0, 0",
        "RIGHT, 20, 21",
        "RIGHT, 99, 99",
        "UP, 20, 4",
        "UP, 4, 4",
        "DOWN, 20, 36",
        "DOWN, 83, 99",
        "DOWN, 99, 99",
        "DOWN, 90, 90",
        "PAGE_UP, 60, 12",
        "PAGE_UP, 20, 4",
        "PAGE_DOWN, 20, 68",
        "PAGE_DOWN, 67, 99",
        "PAGE_DOWN, 68, 84",
        "PAGE_DOWN, 40, 88",
        "HOME, 50, 0",
        "END, 50, 99"
    })
    void aKeyGoes(KeyCode key, int from, int to) {
        assertThat(ByteKeys.target(press(key, false), from, 100, 16, 3)).hasValue(to);
    }

    @Test
    void otherKeysGoNowhere() {
        assertThat(ByteKeys.target(press(KeyCode.A, false), 20, 100, 16, 3)).isEmpty();
        assertThat(ByteKeys.target(press(KeyCode.UP, true), 20, 100, 16, 3)).isEmpty();
        assertThat(ByteKeys.target(press(KeyCode.UP, false), 0, 0, 16, 3)).isEmpty();
    }

    private static KeyEvent press(KeyCode key, boolean alt) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, alt, false);
    }
}
