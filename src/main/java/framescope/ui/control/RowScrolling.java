package framescope.ui.control;

import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;

/// Scrolls a list of rows of one height, no farther than it must.
final class RowScrolling {
    private RowScrolling() {}

    /// Brings a row onto the screen; leaves the list where it is when the row is there already.
    static void reveal(ListView<?> list, int row, double rowHeight) {
        if (row < 0 || row >= list.getItems().size()) {
            return;
        }
        int first = -1;
        int last = -1;
        if (list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow
                && flow.getFirstVisibleCell() != null) {
            first = flow.getFirstVisibleCell().getIndex();
            last = flow.getLastVisibleCell().getIndex();
        }
        // The last row that is visible may be so only in part.
        if (row >= first && row < last) {
            return;
        }
        int whole = (int) (list.getHeight() / rowHeight);
        list.scrollTo(Math.max(0, row == last ? row - whole + 1 : row - 1));
    }
}
