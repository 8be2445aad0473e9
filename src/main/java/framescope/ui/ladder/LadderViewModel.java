package framescope.ui.ladder;

import framescope.analysis.RowLinks;
import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.ConnectionInfo;
import framescope.dissect.FieldSpec;
import framescope.file.SafeFile;
import framescope.filter.DerivedValues;
import framescope.filter.DisplayFilter;
import framescope.filter.FilterScan;
import framescope.filter.FilterSyntaxException;
import framescope.filter.FilterText;
import framescope.report.SvgLadder;
import framescope.text.Messages;
import framescope.ui.common.BackgroundTasks;
import framescope.ui.common.RowWindow;
import framescope.ui.common.ViewExport;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// A window over the rows of the selected connection, as steps of a ladder. FX thread only.
public final class LadderViewModel {
    private final CaptureStore store;
    private final RowLinks links;
    private final BackgroundTasks tasks;
    private final ViewExport export;
    private final Consumer<CaptureRecord> choose;
    private @Nullable FilterScan scan;
    private boolean running;
    private final RowWindow scroll = new RowWindow(this::fill);

    // ---------------------------------------------------------------- properties

    private final ObservableList<LadderStep> steps = FXCollections.observableArrayList();
    private final ObservableList<LadderStep> readOnlySteps =
            FXCollections.unmodifiableObservableList(steps);
    private final IntegerProperty connection = new SimpleIntegerProperty();
    private final BooleanProperty visible = new SimpleBooleanProperty();
    private final DoubleProperty zoom = new SimpleDoubleProperty(1);
    private final ObjectProperty<Optional<CaptureRecord>> selected =
            new SimpleObjectProperty<>(Optional.empty());

    /// @param choose selects a row everywhere
    public LadderViewModel(
            CaptureStore store,
            RowLinks links,
            BackgroundTasks tasks,
            ViewExport export,
            Consumer<CaptureRecord> choose) {
        this.store = store;
        this.links = links;
        this.tasks = tasks;
        this.export = export;
        this.choose = choose;
        connection.subscribe(this::begin);
        visible.subscribe(this::refresh);
        selected.subscribe(row -> row.ifPresent(this::bringIntoView));
    }

    /// The steps on the screen, from top to bottom.
    ObservableList<LadderStep> steps() {
        return readOnlySteps;
    }

    /// Where the window of these steps stands on the connection's rows.
    RowWindow scroll() {
        return scroll;
    }

    /// Which connection is shown, as whoever knows the selection says; 0 for none.
    public IntegerProperty connectionProperty() {
        return connection;
    }

    /// Whether anybody looks: otherwise nothing is read.
    public BooleanProperty visibleProperty() {
        return visible;
    }

    /// How high a step is, 1 as usual.
    DoubleProperty zoomProperty() {
        return zoom;
    }

    /// The row that is selected, of whichever connection.
    public ObjectProperty<Optional<CaptureRecord>> selectedProperty() {
        return selected;
    }

    /// The two ends of the connection; empty where there is none.
    Optional<ConnectionInfo> ends() {
        return store.connection(connection.get());
    }

    // ---------------------------------------------------------------- commands

    private void begin() {
        if (scan != null) {
            scan.cancel();
        }
        scan = connection.get() == 0 ? null : scanOf(connection.get());
        scroll.follow();
        refresh();
        selected.get().ifPresent(this::bringIntoView);
    }

    private FilterScan scanOf(int number) {
        try {
            DisplayFilter filter =
                    DisplayFilter.parse(FilterText.equal(FieldSpec.CONNECTION_NUMBER, number));
            return new FilterScan(store, filter, DerivedValues.NONE);
        } catch (FilterSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Takes over the rows that have come since. To be called when the capture has changed.
    public void refresh() {
        if (!visible.get()) {
            return;
        }
        FilterScan now = scan;
        if (now != null && !running && now.isBehind()) {
            running = true;
            tasks.run(
                    () -> {
                        now.run();
                        links.goOnTo(now.progress().hits().end());
                    },
                    this::ended);
        }
        fill();
    }

    private void ended() {
        running = false;
        refresh();
    }

    /// Says how many steps fit on the screen.
    void resize(int fitting) {
        scroll.setCapacity(fitting);
        fill();
    }

    /// Selects a row everywhere.
    void choose(CaptureRecord row) {
        choose.accept(row);
    }

    /// Selects the row that lies this far from the selected one.
    void moveSelection(long by) {
        allSteps()
                .filter(all -> all.count() > 0)
                .ifPresent(all -> {
                    long from =
                            selected.get()
                                    .flatMap(all::placeOf)
                                    .orElse(by > 0 ? scroll.topProperty().get() - 1 : scroll.end());
                    all.row(Math.clamp(from + by, 0, all.count() - 1)).ifPresent(this::choose);
                });
    }

    private void bringIntoView(CaptureRecord row) {
        allSteps().flatMap(all -> all.placeOf(row)).ifPresent(scroll::bringIntoView);
    }

    /// Asks for a place, and draws the ladder there as SVG.
    void exportDrawing() {
        allSteps().ifPresent(all -> export.save(name(), ".svg", () -> out -> draw(all, out)));
    }

    private void draw(LadderSteps all, OutputStream out) throws IOException {
        SvgLadder.write(out, all.rows(0, SvgLadder.MOST), all.count(), links);
    }

    /// Draws steps and writes the picture, with a note below them unless that is empty.
    @FunctionalInterface
    interface Picture {
        SafeFile.Content of(LadderSteps steps, String note);
    }

    /// Asks for a place, and writes a picture of the ladder there.
    ///
    /// @param most how many steps have room in it
    void exportPicture(int most, Picture picture) {
        allSteps()
                .ifPresent(all -> {
                    String note =
                            all.count() > most
                                    ? Messages.format(
                                            "ladder.png.cut", most, all.count(), SvgLadder.MOST)
                                    : "";
                    export.save(name(), ".png", () -> picture.of(all, note), note);
                });
    }

    private String name() {
        return Messages.format("ladder.file", String.valueOf(connection.get()));
    }

    // ---------------------------------------------------------------- inside

    private Optional<LadderSteps> allSteps() {
        return Optional.ofNullable(scan)
                .map(now -> now.progress().hits())
                .filter(hits -> hits.first() == store.firstRow())
                .map(hits ->
                        new LadderSteps(
                                store,
                                links,
                                hits,
                                ends().map(ConnectionInfo::openedAt).orElse(0L)));
    }

    private void fill() {
        Optional<LadderSteps> all = allSteps();
        scroll.setRowCount(all.map(LadderSteps::count).orElse(0L));
        List<LadderStep> now =
                all.map(each ->
                                each.read(
                                        scroll.topProperty().get(),
                                        scroll.capacityProperty().get()))
                        .orElse(List.of());
        if (!now.equals(steps)) {
            steps.setAll(now);
        }
    }
}
