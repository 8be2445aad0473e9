package framescope.ui.detail;

import framescope.capture.CaptureRecord;
import framescope.capture.RowKind;
import framescope.capture.RowPiece;
import framescope.dissect.DataSource;
import framescope.dissect.Dissection;
import framescope.dissect.Field;
import framescope.dissect.FieldSpec;
import framescope.dissect.RowDissector;
import framescope.protocol.Opcode;
import framescope.text.RowText;
import framescope.ui.common.BackgroundTasks;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
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
    private final ReadOnlyObjectWrapper<List<RowPiece>> pieces =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final ObjectProperty<DetailTab> tab = new SimpleObjectProperty<>(DetailTab.BITS);
    private final ObjectProperty<DataSource.Kind> source =
            new SimpleObjectProperty<>(DataSource.Kind.WIRE);
    private Consumer<CaptureRecord> onGoTo = other -> {};

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

    /// Which reads or writes have carried its bytes.
    ReadOnlyObjectProperty<List<RowPiece>> piecesProperty() {
        return pieces.getReadOnlyProperty();
    }

    /// The row in a sentence.
    public ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /// The tab that the user likes best. Where the row cannot fill it, another is shown meanwhile:
    /// [#shownTab].
    public ObjectProperty<DetailTab> tabProperty() {
        return tab;
    }

    /// The data source whose bytes are shown.
    public ObjectProperty<DataSource.Kind> sourceProperty() {
        return source;
    }

    /// The tabs that the row can fill.
    public Set<DetailTab> tabs() {
        return dissection.get().map(this::tabs).orElse(Set.of());
    }

    private Set<DetailTab> tabs(Dissection shown) {
        Set<DetailTab> tabs = EnumSet.of(DetailTab.BYTES, DetailTab.CONTENT);
        if (shown.root().spec() == FieldSpec.FRAME) {
            tabs.add(DetailTab.BITS);
        }
        if (!shown.bytes(DataSource.Kind.UNMASKED).isEmpty()) {
            tabs.add(DetailTab.UNMASKING);
        }
        row.get()
                .filter(DetailViewModel::isData)
                .ifPresent(data -> {
                    tabs.add(DetailTab.MESSAGE);
                    if (data.isCompressed()) {
                        tabs.add(DetailTab.DEFLATE);
                    }
                    if (data.message() == Opcode.TEXT) {
                        tabs.add(DetailTab.UTF8);
                    }
                });
        return tabs;
    }

    private static boolean isData(CaptureRecord shown) {
        return shown.is(RowKind.FRAME) && !shown.opcode().isControl();
    }

    /// The tab that is shown.
    public DetailTab shownTab() {
        return tabs().contains(tab.get()) ? tab.get() : DetailTab.BYTES;
    }

    // ---------------------------------------------------------------- commands

    /// Shows a row, or nothing.
    public void show(Optional<CaptureRecord> shown) {
        row.set(shown);
        shown.ifPresentOrElse(
                this::takeApart,
                () -> {
                    summary.set("");
                    pieces.set(List.of());
                    set(Optional.empty());
                });
    }

    private void takeApart(CaptureRecord shown) {
        tasks.run(
                () ->
                        new Result(
                                dissector.dissect(shown),
                                dissector.pieces(shown),
                                texts.preview(shown)),
                result -> {
                    if (row.get().filter(shown::equals).isPresent()) {
                        summary.set(result.summary());
                        pieces.set(result.pieces());
                        set(result.dissection());
                    }
                },
                failure -> {
                    throw new IllegalStateException("dissecting row " + shown, failure);
                });
    }

    private record Result(Optional<Dissection> dissection, List<RowPiece> pieces, String summary) {}

    // What is wrong with a row is what people look for first.
    private void set(Optional<Dissection> taken) {
        selectedField.set(Optional.empty());
        if (taken.isEmpty() || taken.get().bytes(source.get()).isEmpty()) {
            source.set(DataSource.Kind.WIRE);
        }
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

    /// Asks for another row to be selected.
    public void goTo(CaptureRecord other) {
        onGoTo.accept(other);
    }

    /// Sets who selects the row that is asked for.
    public void setOnGoTo(Consumer<CaptureRecord> consumer) {
        onGoTo = consumer;
    }

    /// Selects a field, and shows its bytes where they are not to be seen yet; but whoever reads the
    /// message or its content stays there: those speak of no single field.
    public void select(Field field) {
        selectedField.set(Optional.of(field));
        if (!field.range().isEmpty()) {
            source.set(field.source());
            if (!shows(shownTab(), field)) {
                tab.set(DetailTab.BYTES);
            }
        }
    }

    private static boolean shows(DetailTab tab, Field field) {
        return switch (tab) {
            case BITS -> field.source() == DataSource.Kind.WIRE;
            case BYTES -> true;
            case UNMASKING ->
                    field.source() == DataSource.Kind.UNMASKED
                            || field.spec() == FieldSpec.MASKING_KEY
                            || field.spec() == FieldSpec.MASKED_PAYLOAD;
            case MESSAGE, DEFLATE, UTF8, CONTENT -> true;
        };
    }

    /// Selects a field and goes to its bytes.
    void showBytes(Field field) {
        select(field);
        if (!field.range().isEmpty()) {
            tab.set(DetailTab.BYTES);
        }
    }

    /// Selects the smallest field that holds a byte.
    public void selectFieldAt(DataSource.Kind kind, int offset) {
        dissection
                .get()
                .flatMap(taken -> taken.fieldAt(kind, offset))
                .ifPresentOrElse(this::select, () -> selectedField.set(Optional.empty()));
    }

    /// Selects the smallest field on the wire that holds a bit, counted from the first one.
    public void selectFieldAtBit(int bit) {
        dissection.get().flatMap(taken -> taken.fieldAtBit(bit)).ifPresent(this::select);
    }
}
