package framescope.ui.common;

import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;

/// A scroll bar, a mouse wheel and keys that move a [RowWindow]. FX thread only.
public final class WindowScrolling {
    private static final double WHEEL_PIXELS_PER_ROW = 13;
    private static final double SMALLEST_THUMB = 0.06;

    private final RowWindow window;
    private boolean showing;
    private double wheel;

    public WindowScrolling(RowWindow window) {
        this.window = window;
    }

    /// Ties a scroll bar to the window, both ways.
    public void tie(ScrollBar bar) {
        bar.valueProperty()
                .subscribe(value -> {
                    if (!showing) {
                        window.scrollTo(Math.round(value.doubleValue()));
                    }
                });
        window.topProperty().subscribe(() -> show(bar));
        window.rowCountProperty().subscribe(() -> show(bar));
        window.capacityProperty().subscribe(() -> show(bar));
        show(bar);
    }

    private void show(ScrollBar bar) {
        showing = true;
        int capacity = window.capacityProperty().get();
        long last = window.lastTop();
        bar.setMax((double) Math.max(1, last));
        // JavaFX: the thumb's share of the track is visibleAmount / (max - min).
        double share = (double) capacity / Math.max(1, window.rowCountProperty().get());
        bar.setVisibleAmount(bar.getMax() * Math.clamp(share, SMALLEST_THUMB, 1));
        bar.setBlockIncrement(Math.max(1, capacity - 1));
        bar.setValue((double) window.topProperty().get());
        bar.setDisable(last == 0);
        // It keeps its place, so that nothing moves when it comes.
        bar.setVisible(last > 0);
        showing = false;
    }

    /// Moves the window as the wheel was turned.
    public void turn(ScrollEvent scroll) {
        if (scroll.getDeltaY() == 0) {
            return;
        }
        wheel -= scroll.getDeltaY();
        long rows = (long) (wheel / WHEEL_PIXELS_PER_ROW);
        wheel -= rows * WHEEL_PIXELS_PER_ROW;
        window.scrollBy(rows);
        scroll.consume();
    }

    /// How many rows a key moves the selection by: up when negative, 0 for any other key.
    public long rowsOf(KeyEvent press) {
        int page = window.capacityProperty().get() - 1;
        return switch (press.getCode()) {
            case UP -> -1;
            case DOWN -> 1;
            case PAGE_UP -> -page;
            case PAGE_DOWN -> page;
            case HOME -> -window.rowCountProperty().get();
            case END -> window.rowCountProperty().get();
            default -> 0;
        };
    }
}
