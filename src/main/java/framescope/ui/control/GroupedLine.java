package framescope.ui.control;

import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// Two groups of controls: beside each other where there is room for both, and otherwise one below
/// the other. The first one takes what room the second leaves.
public final class GroupedLine extends Pane {
    private static final double GAP = 5;

    private Node first() {
        return getManagedChildren().getFirst();
    }

    private Node second() {
        return getManagedChildren().getLast();
    }

    private boolean fits(double width) {
        return width < 0 || width >= first().minWidth(-1) + GAP + second().prefWidth(-1);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return across(getInsets()) + Math.max(first().minWidth(-1), second().minWidth(-1));
    }

    @Override
    protected double computePrefWidth(double height) {
        return across(getInsets()) + first().prefWidth(-1) + GAP + second().prefWidth(-1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double one = first().prefHeight(-1);
        double other = second().prefHeight(-1);
        boolean beside = fits(width < 0 ? width : Math.max(0, width - across(getInsets())));
        return down(getInsets()) + (beside ? Math.max(one, other) : one + GAP + other);
    }

    @Override
    protected void layoutChildren() {
        Insets room = getInsets();
        double width = Math.max(0, getWidth() - across(room));
        double height = Math.max(0, getHeight() - down(room));
        if (fits(width)) {
            double right = second().prefWidth(-1);
            double left = width - GAP - right;
            first().resizeRelocate(room.getLeft(), room.getTop(), left, height);
            second().resizeRelocate(room.getLeft() + left + GAP, room.getTop(), right, height);
        } else {
            double above = first().prefHeight(-1);
            first().resizeRelocate(room.getLeft(), room.getTop(), width, above);
            second().resizeRelocate(
                            room.getLeft(),
                            room.getTop() + above + GAP,
                            width,
                            second().prefHeight(-1));
        }
    }

    private static double across(Insets insets) {
        return insets.getLeft() + insets.getRight();
    }

    private static double down(Insets insets) {
        return insets.getTop() + insets.getBottom();
    }
}
