package framescope.ui.framelist;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import java.util.BitSet;
import java.util.Optional;
import java.util.stream.LongStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// The rows of a list that are selected: one that leads, whose detail is shown, and others with it.
/// They stay on their rows whatever is listed. A bit a row, so all of ten million can be selected.
/// FX thread only.
public final class FrameSelection {
    private final CaptureStore store;
    private final ObjectProperty<Optional<CaptureRecord>> lead =
            new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyLongWrapper changes = new ReadOnlyLongWrapper();
    private final BitSet rows = new BitSet();
    private long base;
    private long anchor;
    private boolean several;

    FrameSelection(CaptureStore store) {
        this.store = store;
        lead.subscribe(this::only);
    }

    /// The row that leads. One that is set here is selected alone.
    public ObjectProperty<Optional<CaptureRecord>> leadProperty() {
        return lead;
    }

    /// Counts how often other rows were selected than before.
    public ReadOnlyLongProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /// Whether a row is selected.
    public boolean contains(long row) {
        return row >= base && row - base < rows.length() && rows.get((int) (row - base));
    }

    /// How many rows are selected.
    public int count() {
        return rows.cardinality();
    }

    /// The numbers of the selected rows, in their order.
    public LongStream numbers() {
        return rows.stream().mapToLong(bit -> base + bit);
    }

    /// Selects a row alone.
    void select(Optional<CaptureRecord> row) {
        if (row.equals(lead.get())) {
            only(row);
        } else {
            lead.set(row);
        }
    }

    private void only(Optional<CaptureRecord> row) {
        if (several) {
            return;
        }
        rows.clear();
        base = store.firstRow();
        row.ifPresent(selected -> {
            anchor = selected.number();
            add(selected.number());
        });
        changed();
    }

    private void add(long row) {
        if (row >= base) {
            rows.set((int) (row - base));
        }
    }

    private void changed() {
        changes.set(changes.get() + 1);
    }

    private void lead(Optional<CaptureRecord> row) {
        several = true;
        lead.set(row);
        several = false;
        changed();
    }

    /// Selects a row besides the others, or leaves it out from now on.
    void toggle(CaptureRecord row) {
        anchor = row.number();
        if (contains(row.number())) {
            rows.clear((int) (row.number() - base));
            int near = rows.previousSetBit((int) (row.number() - base));
            int next = near >= 0 ? near : rows.nextSetBit(0);
            lead(next < 0 ? Optional.empty() : store.row(base + next));
        } else {
            add(row.number());
            lead(Optional.of(row));
        }
    }

    /// Selects what is listed between the row that was selected alone and this one, which leads.
    void extendTo(CaptureRecord row, ListedRows listed) {
        if (rows.isEmpty()) {
            select(Optional.of(row));
            return;
        }
        rows.clear();
        if (listed instanceof ListedRows.Sorted && listed.contains(anchor)) {
            addPlaces(listed.before(anchor), listed.before(row.number()), listed);
            lead(Optional.of(row));
            return;
        }
        addListed(Math.min(anchor, row.number()), Math.max(anchor, row.number()) + 1, listed);
        add(row.number());
        lead(Optional.of(row));
    }

    /// Selects everything that is listed.
    void all(ListedRows listed) {
        if (rows.isEmpty()) {
            base = store.firstRow();
        }
        rows.clear();
        addListed(base, listed.end(), listed);
        Optional<CaptureRecord> leading = lead.get().filter(row -> contains(row.number()));
        lead(leading.or(() -> store.row(base + Math.max(0, rows.length() - 1))));
    }

    private void addPlaces(long one, long other, ListedRows listed) {
        for (long place = Math.min(one, other); place <= Math.max(one, other); place++) {
            add(listed.row(place));
        }
    }

    private void addListed(long from, long to, ListedRows listed) {
        if (listed instanceof ListedRows.All) {
            rows.set((int) Math.max(0, from - base), (int) Math.max(0, to - base));
            return;
        }
        for (long row = from; row < to; row++) {
            if (listed.contains(row)) {
                add(row);
            }
        }
    }

    /// Forgets rows that are not kept any more.
    void dropBefore(long first) {
        if (first > base && !rows.isEmpty()) {
            select(Optional.empty());
        }
    }
}
