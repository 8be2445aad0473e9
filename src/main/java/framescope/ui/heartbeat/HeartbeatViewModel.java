package framescope.ui.heartbeat;

import framescope.capture.CaptureStore;
import framescope.inspector.Heartbeat;
import framescope.inspector.Inspector;
import framescope.text.Messages;
import framescope.ui.common.BackgroundTasks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// Numbered Pings to one connection, and what becomes of them. FX thread only.
public final class HeartbeatViewModel {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final System.Logger LOG = System.getLogger(HeartbeatViewModel.class.getName());

    private final CaptureStore store;
    private final Inspector inspector;
    private final BackgroundTasks tasks;
    private final Silence silence;
    private @Nullable Heartbeat heartbeat;
    private @Nullable HeartbeatScan scan;
    private Heartbeats beats = new Heartbeats(0);
    private long firstNumber = 1;
    private boolean scanning;
    private int watched;

    // ---------------------------------------------------------------- properties

    private final ObjectProperty<List<Integer>> openConnections =
            new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<Optional<Integer>> target =
            new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty interval = new SimpleStringProperty("1000");
    private final StringProperty patience = new SimpleStringProperty("1000");
    private final BooleanProperty silent = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper startable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper counts = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<List<Point>> points =
            new ReadOnlyObjectWrapper<>(List.of());

    /// @param silencer lets the server stop answering a connection, or answer it again
    public HeartbeatViewModel(
            CaptureStore store,
            Inspector inspector,
            BackgroundTasks tasks,
            BiConsumer<Integer, Boolean> silencer) {
        this.store = store;
        this.inspector = inspector;
        this.tasks = tasks;
        silence = new Silence(inspector, silencer);
        interval.subscribe(this::check);
        patience.subscribe(this::check);
        target.subscribe(this::check);
        openConnections.subscribe(this::connectionsChanged);
        silent.subscribe((before, now) -> keepSilence(now));
        showCounts();
        check();
    }

    /// The connections that can be pinged, given by whoever knows.
    public ObjectProperty<List<Integer>> openConnectionsProperty() {
        return openConnections;
    }

    /// The connection to ping.
    public ObjectProperty<Optional<Integer>> targetProperty() {
        return target;
    }

    /// Milliseconds between two Pings, as written.
    public StringProperty intervalProperty() {
        return interval;
    }

    /// Milliseconds after which a Pong is late, as written.
    public StringProperty patienceProperty() {
        return patience;
    }

    /// Whether the server has stopped answering the connection: no reply, no Pong, no Close.
    public BooleanProperty silentProperty() {
        return silent;
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// Whether [#start] would start.
    public ReadOnlyBooleanProperty startableProperty() {
        return startable.getReadOnlyProperty();
    }

    /// Why it cannot start; empty when it can.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Pings sent, Pongs, lost, late and unsolicited ones, in words.
    public ReadOnlyStringProperty countsProperty() {
        return counts.getReadOnlyProperty();
    }

    /// What the peer makes of the silence, in a sentence.
    public ReadOnlyStringProperty silenceProperty() {
        return silence.sentenceProperty();
    }

    /// The last round trips.
    ReadOnlyObjectProperty<List<Point>> pointsProperty() {
        return points.getReadOnlyProperty();
    }

    // ---------------------------------------------------------------- commands

    /// Starts a heartbeat, with new counts.
    public void start() {
        check();
        if (!startable.get()) {
            return;
        }
        int connection = target.get().orElseThrow();
        firstNumber += beats.sent();
        beats = new Heartbeats(millis(patience.get()) * NANOS_PER_MILLI);
        scan = new HeartbeatScan(store, connection);
        watched = connection;
        heartbeat =
                Heartbeat.start(
                        inspector,
                        connection,
                        Duration.ofMillis(millis(interval.get())),
                        firstNumber);
        running.set(true);
        show();
        check();
    }

    /// Sends no more Pings; Pongs that are still to come are counted.
    public void stop() {
        if (heartbeat != null) {
            heartbeat.close();
            heartbeat = null;
        }
        running.set(false);
        check();
    }

    /// Looks for new Pongs; to be called when the capture has changed.
    public void refresh() {
        HeartbeatScan current = scan;
        if (current == null || scanning) {
            return;
        }
        scanning = true;
        tasks.run(
                current::read,
                finds -> {
                    scanning = false;
                    if (current.equals(scan)) {
                        finds.forEach(this::count);
                        show();
                    }
                    if (!finds.isEmpty()) {
                        refresh(); // More may have come meanwhile.
                    }
                },
                failure -> {
                    scanning = false;
                    LOG.log(System.Logger.Level.ERROR, "looking for Pongs failed", failure);
                });
    }

    private void count(HeartbeatScan.Find find) {
        if (find.ping()) {
            beats.pinged(find.payload(), find.at());
        } else {
            beats.ponged(find.payload(), find.asked(), find.at());
        }
    }

    /// Looks at the clock; to be called now and then.
    ///
    /// @param now nanoseconds since 1970
    public void sample(long now) {
        beats.passed(now);
        show();
        check();
        lookWhetherItLeft();
    }

    /// Ends the chosen connection without a Close frame.
    void drop() {
        target.get().ifPresent(connection -> inspector.drop(List.of(connection)));
    }

    // ---------------------------------------------------------------- silence

    private void keepSilence(boolean now) {
        if (now) {
            target.get().filter(openConnections.get()::contains).ifPresent(silence::begin);
        } else {
            silence.end();
        }
    }

    private void lookWhetherItLeft() {
        if (silence.look()) {
            silent.set(false);
            chooseTarget();
        }
    }

    private void connectionsChanged(List<Integer> open) {
        if (running.get() && !open.contains(watched)) {
            stop();
        }
        lookWhetherItLeft();
        chooseTarget();
        check();
    }

    private void chooseTarget() {
        List<Integer> open = openConnections.get();
        if (!silence.isKept() && target.get().filter(open::contains).isEmpty()) {
            target.set(open.stream().findFirst());
        }
    }

    // ---------------------------------------------------------------- showing

    private void show() {
        showCounts();
        List<Point> now = Point.of(beats, firstNumber);
        if (!now.equals(points.get())) {
            points.set(now);
        }
    }

    private void showCounts() {
        counts.set(
                Messages.format(
                        "heartbeat.counts",
                        beats.sent(),
                        beats.answered(),
                        beats.late(),
                        beats.lost(),
                        beats.unsolicited()));
    }

    private void check() {
        boolean reachable = target.get().filter(openConnections.get()::contains).isPresent();
        boolean numbers = isNumber(interval.get()) && isNumber(patience.get());
        String fault =
                !numbers
                        ? "heartbeat.badNumber"
                        : !reachable
                                ? "heartbeat.nobody"
                                : store.isStopped() ? "heartbeat.notCapturing" : "";
        problem.set(fault.isEmpty() ? "" : Messages.get(fault));
        startable.set(fault.isEmpty() && !running.get());
    }

    private static boolean isNumber(String text) {
        return text.matches("[0-9]{1,6}") && millis(text) >= 10;
    }

    private static long millis(String text) {
        return Long.parseLong(text);
    }
}
