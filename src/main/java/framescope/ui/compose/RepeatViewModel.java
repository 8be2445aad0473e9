package framescope.ui.compose;

import framescope.compose.Composition;
import framescope.compose.Draft;
import framescope.compose.Outlook;
import framescope.compose.Payload;
import framescope.inspector.Inspector;
import framescope.inspector.Placeholders;
import framescope.inspector.Repeating;
import framescope.protocol.connection.Transmission;
import framescope.text.Messages;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// Sends what was composed again and again, by ones or in bursts, at an interval or as fast as the
/// sockets take it. FX thread only.
final class RepeatViewModel {
    private static final int LONGEST_INTERVAL = 3_600_000;
    private static final int LARGEST_BURST = 1_000_000;
    private static final int MOST_TIMES = 999_999_999;

    /// Characters of a message that has its placeholders filled in.
    private static final int MOST_SHOWN = 120;

    private final Inspector inspector;
    private @Nullable Repeating repeating;
    private Optional<Composition> written = Optional.empty();
    private long startedAt;

    // ---------------------------------------------------------------- properties

    private final BooleanProperty open = new SimpleBooleanProperty();
    private final StringProperty interval = new SimpleStringProperty("1000");
    private final StringProperty atOnce = new SimpleStringProperty("1");
    private final StringProperty times = new SimpleStringProperty("10");
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper filled = new ReadOnlyStringWrapper("");

    RepeatViewModel(Inspector inspector) {
        this.inspector = inspector;
        interval.subscribe(this::check);
        atOnce.subscribe(this::check);
        times.subscribe(this::check);
        running.addListener(changed -> fill());
    }

    /// Whether it is shown.
    BooleanProperty openProperty() {
        return open;
    }

    /// Milliseconds between two bursts on a connection, as written; 0 for as fast as they are
    /// taken.
    StringProperty intervalProperty() {
        return interval;
    }

    /// How many messages a burst has, as written.
    StringProperty atOnceProperty() {
        return atOnce;
    }

    /// How many messages each connection gets, as written; empty for no end.
    StringProperty timesProperty() {
        return times;
    }

    ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// Why what is written is no interval or number; empty when it is.
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// How far it is, or how it ended; empty before.
    ReadOnlyStringProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// What the first message would be at this moment, where the draft has placeholders; empty where
    /// every message is as it is shown, and while they are sent.
    ReadOnlyStringProperty filledProperty() {
        return filled.getReadOnlyProperty();
    }

    // ---------------------------------------------------------------- commands

    /// Takes note of what is written.
    void tellOf(Optional<Composition> nowWritten) {
        written = nowWritten;
        fill();
    }

    private void fill() {
        filled.set(
                written.map(Composition::draft)
                        .filter(draft -> !running.get() && hasPlaceholders(draft))
                        .map(draft -> draft.payload().bytes().text())
                        .map(text -> Placeholders.fill(text, 1, Instant.now()))
                        .map(text -> Messages.format("repeat.filled", start(text)))
                        .orElse(""));
    }

    private static String start(String text) {
        return text.codePointCount(0, text.length()) <= MOST_SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MOST_SHOWN)) + "…";
    }

    private static boolean hasPlaceholders(Draft draft) {
        Payload payload = draft.payload();
        return payload.form() == Payload.Form.TEXT
                && payload.bytes().length() <= DraftViewModel.COMPOSED_AT_ONCE
                && Placeholders.areIn(payload.bytes().text());
    }

    /// Begins to send, until so many messages went out, or [#stop].
    void start(Outlook composed, Collection<Integer> targets) {
        if (running.get() || !problem.get().isEmpty()) {
            return;
        }
        repeating =
                inspector.repeat(
                        targets,
                        messages(composed),
                        Duration.ofMillis(Long.parseLong(interval.get().strip())),
                        Integer.parseInt(atOnce.get().strip()),
                        times.get().isBlank()
                                ? Long.MAX_VALUE
                                : Long.parseLong(times.get().strip()));
        startedAt = System.nanoTime();
        running.set(true);
        sample();
    }

    /// What goes out: the same each time, or with its placeholders filled in.
    static LongFunction<Transmission> messages(Outlook outlook) {
        Composition composed = outlook.made();
        Draft draft = composed.draft();
        boolean alike = outlook.connections() == outlook.parts().getFirst().connections().size();
        if (!hasPlaceholders(draft)) {
            Transmission same = alike ? composed.transmission() : composed.transmissionToOthers();
            return number -> same;
        }
        String text = draft.payload().bytes().text();
        return number -> {
            String now = Placeholders.fill(text, number, Instant.now());
            return composed.filled(Payload.text(now), alike);
        };
    }

    /// Sends nothing more.
    void stop() {
        if (repeating != null) {
            repeating.stop();
            sample();
        }
    }

    /// Looks how far it is; to be called now and then.
    void sample() {
        fill();
        Repeating current = repeating;
        if (current == null) {
            return;
        }
        int going = current.going();
        long sent = current.sent();
        if (going == 0) {
            repeating = null;
            running.set(false);
            progress.set(Messages.format("repeat.done", sent));
            return;
        }
        double seconds = (double) (System.nanoTime() - startedAt) / TimeUnit.SECONDS.toNanos(1);
        progress.set(
                Messages.format(
                        "repeat.progress", sent, going, Math.round(sent / Math.max(1, seconds))));
    }

    private void check() {
        try {
            if (interval.get().isBlank()) {
                throw new UnfitException("repeat.noInterval");
            }
            Written.number(interval.get(), 0, LONGEST_INTERVAL);
            if (atOnce.get().isBlank()) {
                throw new UnfitException("repeat.noBurst");
            }
            Written.number(atOnce.get(), 1, LARGEST_BURST);
            if (!times.get().isBlank()) {
                Written.number(times.get(), 1, MOST_TIMES);
            }
            problem.set("");
        } catch (UnfitException e) {
            problem.set(e.sentence());
        }
    }
}
