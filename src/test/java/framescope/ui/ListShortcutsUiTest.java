package framescope.ui;

import static framescope.testing.FrameBytes.text;
import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.testing.Await;
import framescope.ui.main.CentreView;
import java.util.EnumSet;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// Shortcuts whose answer stands in the frame list show the list, whatever view is open.
class ListShortcutsUiTest extends WindowTest {
    @Test
    void theFilterBarIsThere() throws Exception {
        fromEveryOtherView("#filter", KeyCode.CONTROL, KeyCode.F);
    }

    @Test
    void theSearchBarIsThere() throws Exception {
        fromEveryOtherView("#search", KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
    }

    @Test
    void theFieldForARowsNumberIsThere() throws Exception {
        fromEveryOtherView("#go-to-number", KeyCode.CONTROL, KeyCode.G);
    }

    @Test
    void theEditorForACommentIsThere() throws Exception {
        connect(startSilent()).send(text("a").masked());
        awaitRows(4);
        onFx(() -> window.wiring().frames().moveSelection(-1, false));
        fromEveryOtherView("#comment-text", KeyCode.CONTROL, KeyCode.ALT, KeyCode.C);
    }

    private void fromEveryOtherView(String query, KeyCode... keys) throws Exception {
        for (CentreView view : EnumSet.complementOf(EnumSet.of(CentreView.FRAMES))) {
            onFx(() -> window.wiring().main().viewProperty().set(view));
            hand.press(keys);
            Node asked = Hand.find(query);
            Await.until(() ->
                    assertThat(onFxThread(() -> asked.isFocused()))
                            .as(query + " has the keys, asked for in " + view)
                            .isTrue());
            hand.press(KeyCode.ESCAPE);
        }
    }
}
