package framescope.ui.ladder;

import framescope.file.SafeFile;
import framescope.text.RowText;
import framescope.ui.common.BackgroundTasks;
import framescope.ui.common.PngFile;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The ladder of a connection in one picture, also what is not on the screen: drawn off it, slice
/// by slice, so that the FX thread has other things done in between.
final class LadderPicture {
    private static final int SLICE_STEPS = 24;
    private static final int NOTE_HEIGHT = 32;

    private final RowText texts;
    private final BackgroundTasks tasks;
    private final Region ends;
    private final int width;
    private final int stepHeight;
    private final List<String> stylesheets;

    /// Takes over how the ladder looks now. FX thread only, but for what is said otherwise.
    ///
    /// @param ends names the two ends, above the ladder
    /// @param stepHeight in whole pixels
    LadderPicture(
            RowText texts, BackgroundTasks tasks, Region ends, LadderPane shown, int stepHeight) {
        this.texts = texts;
        this.tasks = tasks;
        this.ends = ends;
        this.stepHeight = stepHeight;
        width = (int) Math.ceil(ends.getWidth());
        stylesheets = List.copyOf(shown.getScene().getStylesheets());
    }

    /// How many steps have room in a picture.
    int most() {
        return (PngFile.MOST_HEIGHT - height(ends) - NOTE_HEIGHT) / stepHeight;
    }

    private static int height(Region region) {
        return (int) Math.ceil(region.getHeight());
    }

    /// What draws these steps and writes the picture, on any thread but the FX thread.
    ///
    /// @param note stands below the steps; empty for none
    SafeFile.Content writing(LadderSteps steps, String note) {
        int count = (int) Math.min(most(), steps.count());
        int noteHeight = note.isEmpty() ? 0 : NOTE_HEIGHT;
        int endsHeight = height(ends);
        LadderPane pane = new LadderPane();
        pane.use(texts, row -> {}, fitting -> {});
        pane.setStepHeight(stepHeight);
        Region drawn = dressed(pane, SLICE_STEPS * stepHeight);
        return out -> {
            PngFile picture = new PngFile(width, endsHeight + count * stepHeight + noteHeight);
            picture.add(tasks.onScreen(() -> ends.snapshot(null, null)));
            for (int from = 0; from < count; from += SLICE_STEPS) {
                List<LadderStep> slice = steps.read(from, Math.min(SLICE_STEPS, count - from));
                picture.add(
                        tasks.onScreen(() -> {
                            pane.show(slice);
                            return taken(drawn, slice.size() * stepHeight);
                        }));
            }
            if (noteHeight > 0) {
                picture.add(
                        tasks.onScreen(() -> taken(dressed(words(note), noteHeight), noteHeight)));
            }
            picture.writeTo(out);
        };
    }

    private static Label words(String note) {
        Label words = new Label(note);
        words.getStyleClass().add("placeholder-hint");
        return words;
    }

    // A scene of its own, which is never shown, dressed as that on the screen.
    private Region dressed(Node content, int height) {
        StackPane box = new StackPane(content);
        box.getStyleClass().add("ladder-picture");
        box.setMinSize(width, height);
        box.setPrefSize(width, height);
        box.setMaxSize(width, height);
        new Scene(new Group(box), width, height).getStylesheets().setAll(stylesheets);
        return box;
    }

    private Image taken(Region box, int height) {
        // The steps are made once their height is known, and styled after that.
        for (int pass = 0; pass < 2; pass++) {
            box.getScene().getRoot().applyCss();
            box.getScene().getRoot().layout();
        }
        SnapshotParameters all = new SnapshotParameters();
        all.setViewport(new Rectangle2D(0, 0, width, height));
        return box.snapshot(all, null);
    }
}
