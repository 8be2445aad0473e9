package framescope.ui.ladder;

import framescope.analysis.RowLinks;
import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.ConnectionInfo;
import framescope.dissect.FieldSpec;
import framescope.filter.DerivedValues;
import framescope.filter.DisplayFilter;
import framescope.filter.FilterScan;
import framescope.filter.FilterSyntaxException;
import framescope.filter.FilterText;
import framescope.filter.RowHits;
import framescope.report.SvgLadder;
import framescope.text.Messages;
import framescope.ui.common.BackgroundTasks;
import framescope.ui.common.RowWindow;
import framescope.ui.common.ViewExport;
import java.util.ArrayList;
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
    /// The most rows of a drawing: more than that nobody looks at.
    static final int MOST_DRAWN = SvgLadder.MOST;

    private static final int ROWS_BEHIND = 64;

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
        hits().filter(hits -> hits.count() > 0)
                .ifPresent(hits -> {
                    long from =
                            selected.get()
                                    .filter(row -> hits.contains(row.number()))
                                    .map(row -> hits.before(row.number()))
                                    .orElse(by > 0 ? scroll.topProperty().get() - 1 : scroll.end());
                    long place = Math.clamp(from + by, 0, hits.count() - 1);
                    store.row(hits.row(place)).ifPresent(this::choose);
                });
    }

    private void bringIntoView(CaptureRecord row) {
        hits().filter(hits -> hits.contains(row.number()))
                .map(hits -> hits.before(row.number()))
                .ifPresent(scroll::bringIntoView);
    }

    /// Asks for a place, and draws the ladder there as SVG.
    void exportDrawing() {
        List<CaptureRecord> rows = hits().map(hits -> rows(hits, 0, MOST_DRAWN)).orElse(List.of());
        export.save(name(), ".svg", file -> () -> SvgLadder.write(file, rows, links));
    }

    /// Asks for a place, and writes a picture of what is on the screen there.
    void exportPicture(ViewExport.Content picture) {
        export.save(name(), ".png", picture);
    }

    private String name() {
        return Messages.format("ladder.file", String.valueOf(connection.get()));
    }

    // ---------------------------------------------------------------- inside

    private Optional<RowHits> hits() {
        return Optional.ofNullable(scan)
                .map(now -> now.progress().hits())
                .filter(hits -> hits.first() == store.firstRow());
    }

    private List<CaptureRecord> rows(RowHits hits, long from, long count) {
        List<CaptureRecord> rows = new ArrayList<>();
        for (long place = from; place < Math.min(from + count, hits.count()); place++) {
            store.row(hits.row(place)).ifPresent(rows::add);
        }
        return rows;
    }

    private void fill() {
        Optional<RowHits> hits = hits();
        scroll.setRowCount(hits.map(RowHits::count).orElse(0L));
        List<LadderStep> now = hits.map(this::read).orElse(List.of());
        if (!now.equals(steps)) {
            steps.setAll(now);
        }
    }

    private List<LadderStep> read(RowHits hits) {
        long top = scroll.topProperty().get();
        int capacity = scroll.capacityProperty().get();
        List<CaptureRecord> rows = rows(hits, top, (long) capacity + ROWS_BEHIND);
        int shown = Math.min(capacity, rows.size());
        Brackets brackets = new Brackets(rows, shown, links::of);
        long start = ends().map(ConnectionInfo::openedAt).orElse(0L);
        List<LadderStep> read = new ArrayList<>(shown);
        for (int at = 0; at < shown; at++) {
            CaptureRecord row = rows.get(at);
            read.add(
                    new LadderStep(
                            row,
                            row.time() - start,
                            links.roundTrip(row),
                            brackets.fragments(at),
                            brackets.pings(at)));
        }
        return read;
    }
}
