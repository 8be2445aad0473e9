package framescope.ui;

import static framescope.testing.FrameBytes.text;
import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.testing.Await;
import java.util.List;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Nothing is edited or sent in a composer that is folded or behind another tab.
class ComposerShownUiTest extends WindowTest {
    @BeforeEach
    void talk() throws Exception {
        connect(startSilent()).send(text("again").masked());
        awaitRows(4);
        var open = window.wiring().compose().targets().openConnectionsProperty();
        Await.until(() -> assertThat(onFxThread(open::get)).isEqualTo(List.of(1)));
        onFx(() -> window.wiring().compose().draft().simple().textProperty().set("Hello"));
    }

    private void hide(boolean folded) throws Exception {
        TabPane side = (TabPane) window.scene().lookup("#side");
        if (folded) {
            hand.click("#show-composer");
        } else {
            onFx(() -> side.getSelectionModel().select(1));
        }
        assertThat(onFxThread(() -> isComposerShown())).isFalse();
    }

    private boolean isComposerShown() {
        return window.scene().lookup("#send") != null
                && Hand.isOnScreen(window.scene().lookup("#send"));
    }

    private void sendByKey() throws Exception {
        hand.press(KeyCode.CONTROL, KeyCode.ENTER);
    }

    private void sendsOnlyWhatCanBeSeen(boolean folded) throws Exception {
        hide(folded);
        sendByKey();
        assertThat(onFxThread(() -> isComposerShown())).isTrue();
        sendByKey();
        awaitRows(5);
        assertThat(window.wiring().store().totals().frames()).isEqualTo(2);
    }

    @Test
    void ctrlEnterUnfoldsTheComposerFirst() throws Exception {
        sendsOnlyWhatCanBeSeen(true);
    }

    @Test
    void ctrlEnterBringsTheComposerToTheFrontFirst() throws Exception {
        sendsOnlyWhatCanBeSeen(false);
    }

    @Test
    void aFrameThatIsToBeEditedIsThere() throws Exception {
        for (boolean folded : List.of(true, false)) {
            hide(folded);
            hand.clickRight(onFxThread(() -> new VisibleTable(window.scene()).row(3)));
            hand.click("#edit-and-resend");
            assertThat(onFxThread(() -> isComposerShown())).isTrue();
        }
    }
}
