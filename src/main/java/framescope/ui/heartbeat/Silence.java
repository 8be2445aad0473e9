package framescope.ui.heartbeat;

import framescope.inspector.Inspector;
import framescope.text.Messages;
import java.time.Duration;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// The server stops answering one connection: no reply, no Pong, no Close; and its peer bears that or
/// leaves. FX thread only.
final class Silence {
    private static final double MILLIS_PER_SECOND = 1000;

    private final Inspector inspector;
    private final BiConsumer<Integer, Boolean> silencer;
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");
    private int connection;

    /// Of [System#nanoTime]; means nothing while nobody is kept in silence.
    private long since;

    private boolean kept;

    /// @param silencer lets the server stop answering a connection, or answer it again
    Silence(Inspector inspector, BiConsumer<Integer, Boolean> silencer) {
        this.inspector = inspector;
        this.silencer = silencer;
    }

    /// What the peer makes of it.
    ReadOnlyStringProperty sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }

    /// Whether it is kept, and the peer still there.
    boolean isKept() {
        return kept;
    }

    void begin(int newConnection) {
        connection = newConnection;
        silencer.accept(connection, true);
        since = System.nanoTime();
        kept = true;
        tellHowLong();
    }

    /// Answers the peer again, if it is there.
    void end() {
        if (kept) {
            kept = false;
            silencer.accept(connection, false);
            sentence.set("");
        }
    }

    /// Tells how long it has been kept, or that the peer has left meanwhile.
    ///
    /// @return whether it has just left
    boolean look() {
        // One that closes waits for the server's Close, and is still there.
        boolean left = kept && !inspector.connected().contains(connection);
        if (left) {
            kept = false;
            sentence.set(
                    Messages.format(
                            "heartbeat.leftAfter",
                            String.valueOf(connection),
                            lasted().toMillis() / MILLIS_PER_SECOND));
        } else if (kept) {
            tellHowLong();
        }
        return left;
    }

    private void tellHowLong() {
        sentence.set(Messages.format("heartbeat.silentFor", lasted().toSeconds()));
    }

    private Duration lasted() {
        return Duration.ofNanos(System.nanoTime() - since);
    }
}
