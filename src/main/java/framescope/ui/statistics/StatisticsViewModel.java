package framescope.ui.statistics;

import framescope.analysis.CaptureStatistics;
import framescope.analysis.RowLinks;
import framescope.analysis.RowWalk;
import framescope.analysis.Statistics;
import framescope.capture.CaptureStore;
import framescope.text.Messages;
import framescope.ui.common.BackgroundTasks;
import framescope.ui.common.BackgroundWalk;
import framescope.ui.common.ViewExport;
import java.nio.charset.StandardCharsets;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;

/// The statistics that are shown: of all connections, or of the selected one. FX thread only.
public final class StatisticsViewModel {
    private final CaptureStore store;
    private final RowLinks links;
    private final BackgroundTasks tasks;
    private final ViewExport export;
    private CaptureStatistics statistics;
    private BackgroundWalk walk;

    // ---------------------------------------------------------------- properties

    private final ReadOnlyObjectWrapper<Statistics> shown = new ReadOnlyObjectWrapper<>();
    private final BooleanProperty visible = new SimpleBooleanProperty();
    private final BooleanProperty oneConnection = new SimpleBooleanProperty();
    private final IntegerProperty connection = new SimpleIntegerProperty();

    public StatisticsViewModel(
            CaptureStore store, RowLinks links, BackgroundTasks tasks, ViewExport export) {
        this.store = store;
        this.links = links;
        this.tasks = tasks;
        this.export = export;
        statistics = new CaptureStatistics(store, links, CaptureStatistics.ALL);
        walk = new BackgroundWalk(new RowWalk(store, statistics), tasks);
        shown.set(statistics.view());
        visible.subscribe(this::goOn);
        oneConnection.subscribe(this::begin);
        connection.subscribe(this::followConnection);
    }

    /// What is shown.
    public ReadOnlyObjectProperty<Statistics> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// Whether anybody looks: otherwise nothing is counted.
    public BooleanProperty visibleProperty() {
        return visible;
    }

    /// Whether only the frames of the selected connection count.
    public BooleanProperty oneConnectionProperty() {
        return oneConnection;
    }

    /// The selected connection, as whoever knows the selection says; 0 for none.
    public IntegerProperty connectionProperty() {
        return connection;
    }

    // ---------------------------------------------------------------- commands

    private void followConnection() {
        if (connection.get() == 0) {
            // Not all of them under the name of one.
            oneConnection.set(false);
        } else if (oneConnection.get()) {
            begin();
        }
    }

    private void begin() {
        int number = oneConnection.get() ? connection.get() : CaptureStatistics.ALL;
        statistics = new CaptureStatistics(store, links, number);
        walk = new BackgroundWalk(new RowWalk(store, statistics), tasks);
        walk.addListener(this::sample);
        goOn();
    }

    /// Counts the rows that have come since, if anybody looks. To be called when the capture has
    /// changed.
    public void goOn() {
        if (visible.get()) {
            walk.goOn();
        }
    }

    /// Takes over what was counted; to be called now and then.
    public void sample() {
        if (visible.get()) {
            shown.set(statistics.view());
        }
    }

    /// Asks for a place, and writes the numbers there as CSV.
    void exportCsv() {
        String csv = StatisticsCsv.of(shown.get());
        export.save(name(), ".csv", () -> out -> out.write(csv.getBytes(StandardCharsets.UTF_8)));
    }

    /// Asks for a place, and writes a picture there.
    void exportPicture(ViewExport.Content picture) {
        export.save(name(), ".png", picture);
    }

    private String name() {
        return oneConnection.get()
                ? Messages.format("statistics.fileOfOne", String.valueOf(connection.get()))
                : Messages.get("statistics.file");
    }
}
