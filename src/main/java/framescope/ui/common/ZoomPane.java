package framescope.ui.common;

import javafx.beans.value.ObservableDoubleValue;
import javafx.geometry.Orientation;
import javafx.scene.Parent;
import javafx.scene.layout.Pane;
import javafx.scene.transform.Scale;

/// Shows its content larger or smaller: text, controls and drawings alike, which are laid out as if
/// the room were smaller or larger.
///
/// To be the root of a scene; a pane, since the root of a popup has to be one. FX thread only.
public final class ZoomPane extends Pane {
    private final ObservableDoubleValue factor;
    private final Parent content;

    /// @param factor lengths on the screen to lengths in the content; above 0
    public ZoomPane(Parent content, ObservableDoubleValue factor) {
        this.content = content;
        this.factor = factor;
        Scale scale = new Scale();
        scale.xProperty().bind(factor);
        scale.yProperty().bind(factor);
        content.getTransforms().add(scale);
        getChildren().add(content);
        factor.subscribe(this::requestLayout);
        new ZoomedDrags(factor).watch(this);
    }

    @Override
    protected void layoutChildren() {
        content.resizeRelocate(0, 0, getWidth() / factor.get(), getHeight() / factor.get());
    }

    @Override
    public Orientation getContentBias() {
        return content.getContentBias();
    }

    @Override
    protected double computePrefWidth(double height) {
        return scaled(content.prefWidth(unscaled(height)));
    }

    // JavaFX: of a dialog with wrapped text, only the height for a width is the whole one.
    @Override
    protected double computePrefHeight(double width) {
        return scaled(content.prefHeight(width < 0 ? content.prefWidth(-1) : unscaled(width)));
    }

    @Override
    protected double computeMinWidth(double height) {
        return scaled(content.minWidth(unscaled(height)));
    }

    @Override
    protected double computeMinHeight(double width) {
        return scaled(content.minHeight(unscaled(width)));
    }

    // Whole pixels: a window too narrow by a part of one would cut texts short.
    private double scaled(double length) {
        return Math.ceil(length * factor.get());
    }

    // A negative length stands for none.
    private double unscaled(double length) {
        return length < 0 ? length : length / factor.get();
    }
}
