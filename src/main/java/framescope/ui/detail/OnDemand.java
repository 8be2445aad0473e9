package framescope.ui.detail;

import framescope.capture.CaptureRecord;
import framescope.ui.common.BackgroundTasks;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What a tab makes of the selected row: in the background, and not before the tab is looked at.
/// FX thread only.
public final class OnDemand<T> {
    private final DetailViewModel detail;
    private final DetailTab tab;
    private final BackgroundTasks tasks;
    private final Function<CaptureRecord, Optional<T>> maker;
    private final ReadOnlyObjectWrapper<Optional<T>> value =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private int asked;

    /// @param maker called in the background
    public OnDemand(
            DetailViewModel detail,
            DetailTab tab,
            BackgroundTasks tasks,
            Function<CaptureRecord, Optional<T>> maker) {
        this.detail = detail;
        this.tab = tab;
        this.tasks = tasks;
        this.maker = maker;
        detail.dissectionProperty().subscribe(this::makeIfSeen);
        detail.tabProperty().subscribe(this::makeIfSeen);
    }

    /// What was made of the row; empty until then, and where nothing can be made of it.
    public ReadOnlyObjectProperty<Optional<T>> valueProperty() {
        return value.getReadOnlyProperty();
    }

    private void makeIfSeen() {
        asked++;
        Optional<CaptureRecord> row = detail.rowProperty().get();
        if (detail.shownTab() != tab || row.isEmpty() || !detail.tabs().contains(tab)) {
            value.set(Optional.empty());
            return;
        }
        int ticket = asked;
        tasks.run(
                () -> maker.apply(row.get()),
                made -> {
                    if (ticket == asked) {
                        value.set(made);
                    }
                },
                failure -> {
                    throw new IllegalStateException(tab + " of row " + row.get(), failure);
                });
    }
}
