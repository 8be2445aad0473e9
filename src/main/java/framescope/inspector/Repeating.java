package framescope.inspector;

import framescope.net.Repetition;

/// Something that is being sent again and again. May be used from any thread.
public final class Repeating {
    private final Repetition repetition;

    Repeating(Repetition repetition) {
        this.repetition = repetition;
    }

    /// How many messages went out on all connections together.
    public long sent() {
        return repetition.sent();
    }

    /// On how many connections it goes on; 0 when it is over.
    public int going() {
        return repetition.going();
    }

    /// Sends nothing more. Returns at once.
    public void stop() {
        repetition.stop();
    }
}
