package framescope.ui.framelist;

import framescope.text.Messages;
import java.util.Locale;

/// What the frame list's column of times tells.
public enum TimeMode {
    /// The time of day.
    CLOCK(100),
    /// Date and time of day.
    ABSOLUTE(202),
    /// Seconds since the first row.
    SINCE_START(100),
    /// Seconds since the row that is listed before.
    SINCE_PREVIOUS(100);

    private final double width;

    TimeMode(double width) {
        this.width = width;
    }

    /// How wide the column has to be, in pixels.
    double width() {
        return width;
    }

    String id() {
        return "time-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String title() {
        return Messages.of("time.mode", this);
    }
}
