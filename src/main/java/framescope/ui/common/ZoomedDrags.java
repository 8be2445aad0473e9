package framescope.ui.common;

import javafx.beans.value.ObservableDoubleValue;
import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.control.skin.NestedTableColumnHeader;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.Rectangle;

/// Lets dividers and the edges of columns stay under the mouse in what is shown larger or smaller.
///
/// JavaFX: both take the way of the mouse over the scene for the way they have to go, which is right
/// only where nothing is scaled. All else that is dragged reckons in its own coordinates.
final class ZoomedDrags {
    private final ObservableDoubleValue factor;
    private double pressedX;
    private double pressedY;
    private boolean telling;

    ZoomedDrags(ObservableDoubleValue factor) {
        this.factor = factor;
    }

    void watch(Node root) {
        root.addEventFilter(
                MouseEvent.MOUSE_PRESSED,
                press -> {
                    pressedX = press.getSceneX();
                    pressedY = press.getSceneY();
                });
        root.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::retell);
    }

    private void retell(MouseEvent drag) {
        if (telling || factor.get() == 1 || !goesByTheScene(drag.getTarget())) {
            return;
        }
        drag.consume();
        telling = true;
        try {
            Event.fireEvent(drag.getTarget(), shortened(drag));
        } finally {
            telling = false;
        }
    }

    private static boolean goesByTheScene(EventTarget target) {
        boolean edgeOfColumn =
                target instanceof Rectangle edge
                        && edge.getParent() instanceof NestedTableColumnHeader;
        return edgeOfColumn || isDivider(target);
    }

    private static boolean isDivider(EventTarget target) {
        for (Node node = target instanceof Node hit ? hit : null;
                node != null;
                node = node.getParent()) {
            if (node.getStyleClass().contains("split-pane-divider")) {
                return true;
            }
        }
        return false;
    }

    private MouseEvent shortened(MouseEvent drag) {
        return new MouseEvent(
                drag.getSource(),
                drag.getTarget(),
                drag.getEventType(),
                pressedX + (drag.getSceneX() - pressedX) / factor.get(),
                pressedY + (drag.getSceneY() - pressedY) / factor.get(),
                drag.getScreenX(),
                drag.getScreenY(),
                drag.getButton(),
                drag.getClickCount(),
                drag.isShiftDown(),
                drag.isControlDown(),
                drag.isAltDown(),
                drag.isMetaDown(),
                drag.isPrimaryButtonDown(),
                drag.isMiddleButtonDown(),
                drag.isSecondaryButtonDown(),
                drag.isSynthesized(),
                drag.isPopupTrigger(),
                drag.isStillSincePress(),
                drag.getPickResult());
    }
}
