package framescope.ui.detail;

import framescope.dissect.Dissection;
import framescope.dissect.Field;
import java.util.Optional;
import java.util.function.Consumer;

/// Keeps a tab's view in step with the selected row and field, but only while the tab is looked at:
/// nobody waits for a view to be filled that is hidden. For the JavaFX application thread.
final class WhileShown {
    private final DetailViewModel model;
    private final DetailTab tab;
    private final Consumer<Optional<Dissection>> onRow;
    private final Consumer<Optional<Field>> onField;
    private boolean behind = true;

    /// @param onRow is given each row that the tab shows
    /// @param onField is given the field that is lit up, after each row too
    WhileShown(
            DetailViewModel model,
            DetailTab tab,
            Consumer<Optional<Dissection>> onRow,
            Consumer<Optional<Field>> onField) {
        this.model = model;
        this.tab = tab;
        this.onRow = onRow;
        this.onField = onField;
        model.dissectionProperty()
                .subscribe(() -> {
                    behind = true;
                    catchUp();
                });
        model.tabProperty().subscribe(this::catchUp);
        model.selectedFieldProperty().subscribe(this::light);
        catchUp();
    }

    private void catchUp() {
        if (behind && model.shownTab() == tab) {
            behind = false;
            onRow.accept(model.dissectionProperty().get());
            light();
        }
    }

    private void light() {
        if (!behind) {
            onField.accept(model.selectedFieldProperty().get());
        }
    }
}
