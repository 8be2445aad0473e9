package framescope.ui.main;

import framescope.capture.CaptureHealth;
import framescope.capture.CaptureStore;
import framescope.capture.CaptureTotals;
import framescope.settings.UserSettings;
import framescope.text.ByteCount;
import framescope.text.Messages;
import framescope.ui.common.PaneLayout;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Counts, rate and messages of the status line, and which parts of the window are open. FX thread
/// only.
public final class MainViewModel {
    private static final String COMPOSER_TAB = "side-send";

    private final CaptureStore store;
    private final PaneLayout panes;
    private CaptureTotals before;
    private long beforeAt;

    // ---------------------------------------------------------------- properties

    private final ReadOnlyStringWrapper counts = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper rate = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper full = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final StringProperty notice = new SimpleStringProperty("");
    private final ObjectProperty<CentreView> view = new SimpleObjectProperty<>(CentreView.FRAMES);
    private final LongProperty findingCount = new SimpleLongProperty();

    /// @param now nanoseconds, for intervals only
    public MainViewModel(CaptureStore store, UserSettings settings, long now) {
        this.store = store;
        panes = new PaneLayout(settings);
        before = store.totals();
        beforeAt = now;
        show(before, 0);
    }

    /// Connections, frames and bytes so far.
    public ReadOnlyStringProperty countsProperty() {
        return counts.getReadOnlyProperty();
    }

    /// Frames and bytes a second.
    public ReadOnlyStringProperty rateProperty() {
        return rate.getReadOnlyProperty();
    }

    /// Whether the capture is full, so that all peers wait.
    public ReadOnlyBooleanProperty fullProperty() {
        return full.getReadOnlyProperty();
    }

    /// What keeps the capture from keeping everything at once; empty when nothing does.
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// The last thing worth saying.
    public StringProperty noticeProperty() {
        return notice;
    }

    public BooleanProperty composerOpenProperty() {
        return panes.composerOpenProperty();
    }

    /// How the window is divided.
    public PaneLayout panes() {
        return panes;
    }

    /// What stands in the middle of the window.
    public ObjectProperty<CentreView> viewProperty() {
        return view;
    }

    /// How many findings there are, as whoever counts them says.
    public LongProperty findingCountProperty() {
        return findingCount;
    }

    /// Whether the composer is on the screen, neither folded nor behind another tab.
    public boolean isComposerShown() {
        return composerOpenProperty().get() && panes.sideTabProperty().get().equals(COMPOSER_TAB);
    }

    // ---------------------------------------------------------------- commands

    /// Puts the composer on the screen.
    public void showComposer() {
        composerOpenProperty().set(true);
        panes.sideTabProperty().set(COMPOSER_TAB);
    }

    /// Looks at the counts anew; to be called now and then.
    ///
    /// @param now nanoseconds, for intervals only
    public void sample(long now) {
        CaptureTotals totals = store.totals();
        double seconds = (double) (now - beforeAt) / TimeUnit.SECONDS.toNanos(1);
        if (seconds > 0) {
            show(totals, seconds);
            before = totals;
            beforeAt = now;
        }
    }

    private void show(CaptureTotals totals, double seconds) {
        counts.set(
                Messages.format(
                        "status.counts",
                        totals.openConnections(),
                        totals.frames(),
                        ByteCount.of(totals.bytes())));
        // After clearing, the counts begin anew.
        long frames = Math.max(0, totals.frames() - before.frames());
        long bytes = Math.max(0, totals.bytes() - before.bytes());
        rate.set(
                Messages.format(
                        "status.rate",
                        Math.round(seconds == 0 ? 0 : frames / seconds),
                        ByteCount.of(Math.round(seconds == 0 ? 0 : bytes / seconds))));
        full.set(totals.full());
        trouble.set(
                totals.health() == CaptureHealth.KEEPING
                        ? ""
                        : Messages.of("status.health", totals.health()));
    }
}
