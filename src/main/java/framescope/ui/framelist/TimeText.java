package framescope.ui.framelist;

import framescope.capture.CaptureRecord;
import framescope.settings.UserSettings;
import framescope.text.RowText;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// The times of rows in the way that the user has chosen. FX thread only.
public final class TimeText {
    private final FrameListViewModel list;
    private final ObjectProperty<TimeMode> mode;

    public TimeText(FrameListViewModel list, UserSettings settings) {
        this.list = list;
        mode = new SimpleObjectProperty<>(settings.get(TimeSettings.SECTION).mode());
        mode.subscribe(now -> settings.set(TimeSettings.SECTION, new TimeSettings(now)));
    }

    /// What the times tell.
    public ObjectProperty<TimeMode> modeProperty() {
        return mode;
    }

    /// A row's time.
    String of(CaptureRecord row) {
        return switch (mode.get()) {
            case CLOCK -> RowText.time(row);
            case ABSOLUTE -> RowText.dateAndTime(row);
            case SINCE_START -> seconds(row, list.firstRow());
            case SINCE_PREVIOUS -> seconds(row, list.listedBefore(row));
        };
    }

    private static String seconds(CaptureRecord row, Optional<CaptureRecord> since) {
        long nanos = row.time() - since.map(CaptureRecord::time).orElse(row.time());
        return String.format(
                Locale.getDefault(), "%.6f", (double) nanos / TimeUnit.SECONDS.toNanos(1));
    }
}
