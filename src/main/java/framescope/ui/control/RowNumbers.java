package framescope.ui.control;

import javafx.collections.ObservableListBase;

/// The numbers from 0 to a count, without keeping them: the items of a virtualised list of rows.
public final class RowNumbers extends ObservableListBase<Integer> {
    private final int count;

    public RowNumbers(int count) {
        this.count = count;
    }

    @Override
    public Integer get(int index) {
        return index;
    }

    @Override
    public int size() {
        return count;
    }
}
