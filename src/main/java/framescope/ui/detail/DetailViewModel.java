package framescope.ui.detail;

import framescope.capture.CaptureRecord;
import framescope.dissect.DataSource;
import framescope.dissect.Dissection;
import framescope.dissect.Field;
import framescope.dissect.RowDissector;
import framescope.text.RowText;
import framescope.ui.common.BackgroundTasks;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// The selected row taken apart, and which of its fields is selected. FX thread only.
public final class DetailViewModel {
    private final RowDissector dissector;
    private final RowText texts;
    private final BackgroundTasks tasks;

    // ---------------------------------------------------------------- properties

    private final ReadOnlyObjectWrapper<Optional<CaptureRecord>> row =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Dissection>> dissection =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Optional<Field>> selectedField =
            new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");

    public DetailViewModel(RowDissector dissector, RowText texts, BackgroundTasks tasks) {
        this.dissector = dissector;
        this.texts = texts;
        this.tasks = tasks;
    }

    /// The row that is shown.
    public ReadOnlyObjectProperty<Optional<CaptureRecord>> rowProperty() {
        return row.getReadOnlyProperty();
    }

    /// Its fields; empty for rows without bytes.
    public ReadOnlyObjectProperty<Optional<Dissection>> dissectionProperty() {
        return dissection.getReadOnlyProperty();
    }

    /// The field that is lit up.
    public ObjectProperty<Optional<Field>> selectedFieldProperty() {
        return selectedField;
    }

    /// The row in a sentence.
    public ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    // ---------------------------------------------------------------- commands

    /// Shows a row, or nothing.
    public void show(Optional<CaptureRecord> shown) {
        row.set(shown);
        shown.ifPresentOrElse(
                this::takeApart,
                () -> {
                    summary.set("");
                    set(Optional.empty());
                });
    }

    private void takeApart(CaptureRecord shown) {
        tasks.run(
                () -> new Result(dissector.dissect(shown), texts.preview(shown)),
                result -> {
                    if (row.get().filter(shown::equals).isPresent()) {
                        summary.set(result.summary());
                        set(result.dissection());
                    }
                },
                failure -> {
                    throw new IllegalStateException("dissecting row " + shown, failure);
                });
    }

    private record Result(Optional<Dissection> dissection, String summary) {}

    // What is wrong with a row is what people look for first.
    private void set(Optional<Dissection> taken) {
        selectedField.set(Optional.empty());
        dissection.set(taken);
        selectedField.set(taken.flatMap(each -> faulty(each.root())));
    }

    private static Optional<Field> faulty(Field field) {
        return field.findings().isEmpty()
                ? field.children().stream()
                        .map(DetailViewModel::faulty)
                        .flatMap(Optional::stream)
                        .findFirst()
                : Optional.of(field);
    }

    /// Selects the smallest field that holds a byte.
    public void selectFieldAt(DataSource.Kind source, int offset) {
        selectedField.set(dissection.get().flatMap(taken -> taken.fieldAt(source, offset)));
    }
}
