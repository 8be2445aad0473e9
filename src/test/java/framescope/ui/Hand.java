package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.testing.Await;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.robot.Robot;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// The user's hand: mouse and keyboard of the platform, without the pauses of a real one. Each
/// method returns once the window has answered.
final class Hand {
    private static @Nullable Robot onlyRobot;

    /// The only node on the screen that a query such as `#send` finds, in menus too; waits for it.
    static Node find(String query) throws Exception {
        Await.until(() ->
                assertThat(onFxThread(() -> shown(query)))
                        .as("nodes on the screen that are " + query)
                        .hasSize(1));
        return onFxThread(() -> shown(query)).getFirst();
    }

    private static List<Node> shown(String query) {
        return new FxRobot().lookup(query).queryAll().stream().filter(Hand::isOnScreen).toList();
    }

    static boolean isOnScreen(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null && node.getScene().getWindow().isShowing();
    }

    void click(String query) throws Exception {
        click(find(query));
    }

    void click(Node node) throws Exception {
        click(node, MouseButton.PRIMARY);
    }

    /// Presses the mouse on a node with Shift or Ctrl held down, which the robot of the headless
    /// platform does not tell.
    static void pressHolding(KeyCode key, Node node) throws Exception {
        fire(node, MouseEvent.MOUSE_PRESSED, key == KeyCode.SHIFT, key == KeyCode.CONTROL);
    }

    /// Clicks on the head of a column: on the headless platform the robot's clicks all ask for a
    /// context menu.
    static void clickHead(Node head) throws Exception {
        fire(head, MouseEvent.MOUSE_PRESSED, false, false);
        fire(head, MouseEvent.MOUSE_RELEASED, false, false);
    }

    private static void fire(Node node, EventType<MouseEvent> type, boolean shift, boolean control)
            throws Exception {
        onFxThread(() -> {
            Bounds bounds = node.getBoundsInLocal();
            double x = bounds.getCenterX();
            double y = bounds.getCenterY();
            boolean pressed = type == MouseEvent.MOUSE_PRESSED;
            PickResult picked = new PickResult(node, x, y);
            Event.fireEvent(
                    node,
                    new MouseEvent(
                            type,
                            x,
                            y,
                            x,
                            y,
                            MouseButton.PRIMARY,
                            1,
                            shift,
                            control,
                            false,
                            false,
                            pressed,
                            false,
                            false,
                            false,
                            false,
                            true,
                            picked));
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents(2);
    }

    void clickRight(Node node) throws Exception {
        click(node, MouseButton.SECONDARY);
    }

    private void click(Node node, MouseButton button) throws Exception {
        at(node, robot -> robot.mouseClick(button));
    }

    /// Moves the mouse over a node.
    void hover(Node node) throws Exception {
        at(node, robot -> {});
    }

    /// Turns the wheel over a node by so many notches, up when negative.
    void wheel(String query, int notches) throws Exception {
        at(find(query), robot -> robot.mouseWheel(notches));
    }

    /// Drags the middle of a node, such as a divider.
    void drag(Node node, double across, double down) throws Exception {
        Bounds bounds = onFxThread(() -> node.localToScreen(node.getLayoutBounds()));
        drag(bounds.getCenterX(), bounds.getCenterY(), across, down);
    }

    /// Drags the right edge of the head of a column.
    void dragRightEdge(Node head, double across) throws Exception {
        Bounds bounds = onFxThread(() -> head.localToScreen(head.getLayoutBounds()));
        drag(bounds.getMaxX(), bounds.getCenterY(), across, 0);
    }

    private static void drag(double x, double y, double across, double down) throws Exception {
        act(robot -> robot.mouseMove(x, y));
        act(robot -> robot.mousePress(MouseButton.PRIMARY));
        // JavaFX: on the headless platform only the first move after the press is one of a drag.
        act(robot -> robot.mouseMove(x + across, y + down));
        act(robot -> robot.mouseRelease(MouseButton.PRIMARY));
    }

    private void at(Node node, Consumer<Robot> action) throws Exception {
        act(robot -> {
            Bounds bounds = node.localToScreen(node.getBoundsInLocal());
            robot.mouseMove(bounds.getCenterX(), bounds.getCenterY());
            action.accept(robot);
        });
    }

    /// Presses keys together, as `press(CONTROL, E)`.
    void press(KeyCode... keys) throws Exception {
        act(robot -> {
            Stream.of(keys).forEach(robot::keyPress);
            for (int i = keys.length - 1; i >= 0; i--) {
                robot.keyRelease(keys[i]);
            }
        });
    }

    /// Replaces what stands in the text control that has the focus; letters, digits and spaces.
    void write(String text) throws Exception {
        press(KeyCode.CONTROL, KeyCode.A);
        press(KeyCode.DELETE);
        act(robot -> text.chars().forEach(character -> robot.keyType(key((char) character))));
    }

    private static KeyCode key(char character) {
        return character == ' '
                ? KeyCode.SPACE
                : KeyCode.getKeyCode(String.valueOf(character).toUpperCase(Locale.ROOT));
    }

    private static void act(Consumer<Robot> action) throws Exception {
        onFxThread(() -> {
            action.accept(robot());
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents(2);
    }

    // JavaFX: on the headless platform each robot keeps the windows of the one before alive.
    private static Robot robot() {
        if (onlyRobot == null) {
            onlyRobot = new Robot();
        }
        return onlyRobot;
    }
}
