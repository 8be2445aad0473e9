package framescope.ui.behaviour;

import framescope.behaviour.Pongs;
import java.time.Duration;

/// How Pings are answered, as the form offers it.
public enum PongChoice {
    AT_ONCE(Pongs.Mode.ON),
    LATE(Pongs.Mode.ON),
    WRONG(Pongs.Mode.WRONG),
    NEVER(Pongs.Mode.OFF);

    private final Pongs.Mode mode;

    PongChoice(Pongs.Mode mode) {
        this.mode = mode;
    }

    /// Whether a delay belongs to it.
    public boolean hasDelay() {
        return this == LATE || this == WRONG;
    }

    Pongs pongs(Duration delay) {
        return new Pongs(mode, hasDelay() ? delay : Duration.ZERO);
    }

    static PongChoice of(Pongs pongs) {
        return switch (pongs.mode()) {
            case ON -> pongs.delay().isZero() ? AT_ONCE : LATE;
            case WRONG -> WRONG;
            case OFF -> NEVER;
        };
    }
}
