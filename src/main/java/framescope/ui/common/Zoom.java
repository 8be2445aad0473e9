package framescope.ui.common;

import framescope.settings.UserSettings;
import java.util.List;
import java.util.function.IntPredicate;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/// How large text and all else is shown, in steps; kept for later runs. FX thread only.
public final class Zoom {
    private static final int ACTUAL = ZoomSettings.SECTION.defaults().percent();
    private static final List<Integer> STEPS = List.of(70, 80, 90, ACTUAL, 110, 125, 150, 175, 200);

    private final UserSettings settings;
    private final ReadOnlyIntegerWrapper percent = new ReadOnlyIntegerWrapper(ACTUAL);

    public Zoom(UserSettings settings) {
        this.settings = settings;
        int kept = settings.get(ZoomSettings.SECTION).percent();
        percent.set(Math.clamp(kept, STEPS.getFirst(), STEPS.getLast()));
    }

    /// Percent of the usual size.
    public ReadOnlyIntegerProperty percentProperty() {
        return percent.getReadOnlyProperty();
    }

    /// What lengths are multiplied with.
    DoubleBinding factor() {
        return percent.divide((double) ACTUAL);
    }

    /// Whether everything has its usual size.
    boolean isActual() {
        return percent.get() == ACTUAL;
    }

    // ---------------------------------------------------------------- commands

    /// One step larger, unless it is the largest.
    public void enlarge() {
        choose(STEPS, step -> step > percent.get());
    }

    /// One step smaller, unless it is the smallest.
    public void reduce() {
        choose(STEPS.reversed(), step -> step < percent.get());
    }

    /// Back to the usual size.
    public void reset() {
        choose(List.of(ACTUAL), step -> true);
    }

    private void choose(List<Integer> steps, IntPredicate wanted) {
        steps.stream()
                .mapToInt(Integer::intValue)
                .filter(wanted)
                .findFirst()
                .ifPresent(step -> {
                    percent.set(step);
                    settings.set(ZoomSettings.SECTION, new ZoomSettings(step));
                });
    }
}
