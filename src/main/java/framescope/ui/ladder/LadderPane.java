package framescope.ui.ladder;

import framescope.capture.CaptureRecord;
import framescope.text.RowText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;

/// Draws the steps that are on the screen, and no others: a few dozen nodes, however long the ladder
/// is.
public final class LadderPane extends Pane {
    private final List<LadderStepView> views = new ArrayList<>();
    private List<LadderStep> steps = List.of();
    private Optional<CaptureRecord> selected = Optional.empty();
    private double stepHeight = 30;
    private Runnable fitting = () -> {};

    public LadderPane() {
        getStyleClass().add("ladder-pane");
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
    }

    /// Draws with these texts, tells which row was clicked, and how many steps fit.
    void use(RowText texts, Consumer<CaptureRecord> onClick, IntConsumer onFit) {
        fitting = () -> fit(texts, onClick, onFit);
        heightProperty().subscribe(fitting);
    }

    private void fit(RowText texts, Consumer<CaptureRecord> onClick, IntConsumer onFit) {
        int count = (int) (getHeight() / stepHeight);
        while (views.size() < count) {
            LadderStepView view = new LadderStepView(texts);
            view.setOnMouseClicked(click -> {
                LadderStep step = view.step();
                if (step != null) {
                    onClick.accept(step.row());
                    requestFocus();
                }
            });
            views.add(view);
            getChildren().add(view);
        }
        onFit.accept(count);
        requestLayout();
    }

    double stepHeight() {
        return stepHeight;
    }

    /// Draws steps of this height from now on.
    void setStepHeight(double height) {
        stepHeight = height;
        fitting.run();
    }

    void show(List<LadderStep> now) {
        steps = List.copyOf(now);
        requestLayout();
    }

    void select(Optional<CaptureRecord> row) {
        selected = row;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        for (int at = 0; at < views.size(); at++) {
            LadderStepView view = views.get(at);
            boolean used = at < steps.size();
            view.setVisible(used);
            if (used) {
                LadderStep step = steps.get(at);
                view.show(step, selected.filter(step.row()::equals).isPresent());
                view.resizeRelocate(0, at * stepHeight, getWidth(), stepHeight);
            }
        }
    }
}
