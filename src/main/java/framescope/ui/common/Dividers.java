package framescope.ui.common;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;

/// The dividers of a pane, which stand where the user has left them, also when a part of it was away
/// for a while. FX thread only.
public final class Dividers {
    private final SplitPane pane;
    private final String name;
    private final PaneLayout layout;

    /// All that there are, in their order, with those that are away.
    private final List<Node> parts;

    /// Each of the divider behind a part.
    private final List<Double> places;

    private boolean moving;

    /// @param name what the pane is called in the settings
    /// @param layout where the places are kept; the pane's own are the defaults
    Dividers(SplitPane pane, String name, PaneLayout layout) {
        this.pane = pane;
        this.name = name;
        this.layout = layout;
        parts = List.copyOf(pane.getItems());
        places = new ArrayList<>();
        for (double place : pane.getDividerPositions()) {
            places.add(place);
        }
        List<Double> kept = layout.dividers(name);
        for (int i = 0; i < Math.min(kept.size(), places.size()); i++) {
            places.set(i, kept.get(i));
        }
        restore();
        pane.getDividers().forEach(this::watch);
        pane.getDividers()
                .addListener(
                        (ListChangeListener<SplitPane.Divider>)
                                change -> {
                                    while (change.next()) {
                                        change.getAddedSubList().forEach(this::watch);
                                    }
                                });
    }

    private void watch(SplitPane.Divider divider) {
        divider.positionProperty().subscribe((before, now) -> keep());
    }

    private void keep() {
        // Before the window is shown nobody has moved anything.
        if (moving || pane.getScene() == null || !pane.getScene().getWindow().isShowing()) {
            return;
        }
        double[] now = pane.getDividerPositions();
        for (int i = 0; i < now.length; i++) {
            places.set(placeOf(i), now[i]);
        }
        layout.keepDividers(name, places);
    }

    private void restore() {
        for (int i = 0; i < pane.getDividers().size(); i++) {
            pane.setDividerPosition(i, places.get(placeOf(i)));
        }
    }

    // Of a divider of the parts that are there.
    private int placeOf(int divider) {
        return parts.indexOf(pane.getItems().get(divider + 1)) - 1;
    }

    /// Shows a part of the pane, or takes it away.
    public void show(Node part, boolean shown) {
        if (shown == pane.getItems().contains(part)) {
            return;
        }
        moving = true;
        if (!shown) {
            pane.getItems().remove(part);
        } else {
            List<Node> before = parts.subList(0, parts.indexOf(part));
            pane.getItems()
                    .add((int) pane.getItems().stream().filter(before::contains).count(), part);
        }
        restore();
        moving = false;
    }
}
