package framescope.ui;

import static framescope.testing.FrameBytes.text;
import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.MemoryCapture;
import framescope.capture.RowMark;
import framescope.inspector.file.CaptureImport;
import framescope.testing.Await;
import framescope.testing.RawClient;
import framescope.ui.control.Tip;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.javafx.FontIcon;

/// Marks and comments on rows.
class MarksUiTest extends WindowTest {
    @TempDir private Path folder;

    @BeforeEach
    void talk() throws Exception {
        RawClient client = connect(startSilent());
        for (String word : List.of("one", "two", "three")) {
            client.send(text(word).masked());
        }
        awaitRows(6);
    }

    private Node row(int index) throws Exception {
        // The middle of a row may lie behind the table's edge.
        return onFxThread(() -> new VisibleTable(window.scene()).row(index).lookup(".cell-number"));
    }

    /// The icons in a row, and the words for whoever hears them.
    private List<String> mark(int index) throws Exception {
        Node cell = row(index).getParent().lookup(".cell-mark");
        return onFxThread(() -> {
            Node icons = ((Labeled) cell).getGraphic();
            List<String> shown =
                    icons == null
                            ? List.of()
                            : icons.lookupAll(".ikonli-font-icon").stream()
                                    .filter(Node::isVisible)
                                    .map(icon -> ((FontIcon) icon).getIconLiteral())
                                    .toList();
            String tooltip = Tip.getText(cell);
            assertThat(tooltip)
                    .isEqualTo(cell.getAccessibleText() == null ? "" : cell.getAccessibleText());
            return Stream.concat(shown.stream(), Stream.of(tooltip)).toList();
        });
    }

    private long selectedNumber() throws Exception {
        return onFxThread(
                () -> window.wiring().frames().selectedProperty().get().orElseThrow().number() + 1);
    }

    private void comment(int row, String words) throws Exception {
        hand.clickRight(row(row));
        hand.click("#comment-rows");
        hand.write(words);
        hand.press(KeyCode.CONTROL, KeyCode.ENTER);
        Await.until(() -> assertThat(isVisible("#comment-editor")).isFalse());
    }

    @Test
    void selectedRowsAreMarkedAndUnmarked() throws Exception {
        hand.click(row(3));
        Hand.pressHolding(KeyCode.SHIFT, row(4));
        hand.press(KeyCode.CONTROL, KeyCode.M);
        assertThat(mark(3)).containsExactly("fth-bookmark", "marked");
        assertThat(mark(4)).containsExactly("fth-bookmark", "marked");
        assertThat(mark(5)).containsExactly("");
        hand.click(row(4));
        hand.press(KeyCode.CONTROL, KeyCode.M);
        assertThat(mark(3)).containsExactly("fth-bookmark", "marked");
        assertThat(mark(4)).containsExactly("");
    }

    @Test
    void aCommentIsWrittenChangedAndTakenAway() throws Exception {
        comment(3, "look here");
        assertThat(mark(3)).containsExactly("fth-message-square", "look here");
        hand.press(KeyCode.CONTROL, KeyCode.M);
        assertThat(mark(3))
                .containsExactly("fth-bookmark", "fth-message-square", "marked: look here");
        hand.press(KeyCode.CONTROL, KeyCode.ALT, KeyCode.C);
        hand.write("instead");
        hand.press(KeyCode.ESCAPE);
        assertThat(mark(3)).contains("marked: look here");
        comment(3, "");
        assertThat(mark(3)).containsExactly("fth-bookmark", "marked");
    }

    @Test
    void markedRowsAreGoneTo() throws Exception {
        for (int marked : new int[] {1, 5}) {
            hand.click(row(marked));
            hand.press(KeyCode.CONTROL, KeyCode.M);
        }
        hand.click(row(3));
        hand.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N);
        assertThat(selectedNumber()).isEqualTo(6);
        hand.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.B);
        assertThat(selectedNumber()).isEqualTo(2);
        hand.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.B);
        assertThat(selectedNumber()).isEqualTo(2);
        assertThat(textOf("#status-notice")).isEqualTo("No other row that is marked is listed.");
    }

    @Test
    void markedRowsAreFilteredAndAFilterHearsOfMarks() throws Exception {
        hand.click(row(3));
        hand.press(KeyCode.CONTROL, KeyCode.M);
        comment(4, "of note");
        onFx(() ->
                window.wiring().filter().apply("frame.marked or frame.comment contains \"note\""));
        awaitRows(2);
        hand.click(row(0));
        hand.press(KeyCode.CONTROL, KeyCode.M);
        awaitRows(1);
        assertThat(mark(0)).containsExactly("fth-message-square", "of note");
    }

    @Test
    void marksAreKeptAfterSavingAndOpening() throws Exception {
        hand.click(row(2));
        hand.press(KeyCode.CONTROL, KeyCode.M);
        comment(4, "kept");
        Path file = folder.resolve("marked.pcapng");
        window.dialogs().choose(file);
        hand.click("#save-file");
        Await.until(() -> assertThat(textOf("#status-notice")).contains("Saved as"));
        onFx(() -> window.wiring().endpoint().toggle());
        Await.until(() -> assertThat(textOf("#server-state")).isEqualTo("Stopped"));
        hand.click("#clear");
        awaitRows(0);
        hand.click("#open-file");
        awaitRows(7);
        Await.until(() -> assertThat(mark(2)).containsExactly("fth-bookmark", "marked"));
        assertThat(mark(4)).containsExactly("fth-message-square", "kept");
        assertThat(mark(3)).containsExactly("");
    }

    @Test
    void marksAreInTheJournal() throws Exception {
        hand.click(row(3));
        hand.press(KeyCode.CONTROL, KeyCode.M);
        comment(3, "in the journal");
        Path journal = window.wiring().journalFile().orElseThrow();
        Await.until(() ->
                assertThat(marksIn(journal))
                        .containsExactly(Map.entry(3L, new RowMark(true, "in the journal"))));
    }

    private static NavigableMap<Long, RowMark> marksIn(Path file) throws Exception {
        MemoryCapture opened = MemoryCapture.keeping(1 << 26);
        new CaptureImport(file, opened, Set.of()).run();
        return opened.marks().all();
    }
}
