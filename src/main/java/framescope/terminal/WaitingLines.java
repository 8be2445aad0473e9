package framescope.terminal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Typed commands on their way from the thread that reads them to the one that obeys them, in their
/// order. Who reads waits while there is no room, so that a script that writes without end waits as
/// well. May be used from any thread.
final class WaitingLines {
    /// How many commands wait here at the most.
    static final int MOST = 1_000;

    /// How many characters their lines have at the most; a single one may be longer.
    static final int MOST_CHARACTERS = 1 << 20;

    private record Line(TypedCommand command, int length) {}

    private final Deque<Line> lines = new ArrayDeque<>();
    private int characters;
    private boolean ended;
    private volatile boolean awaited;

    /// Adds a command.
    ///
    /// @param length of its line, in characters
    /// @return whether there was room; otherwise nothing was added
    synchronized boolean offer(TypedCommand command, int length) {
        boolean room =
                lines.isEmpty() || lines.size() < MOST && characters + length <= MOST_CHARACTERS;
        if (room) {
            lines.add(new Line(command, length));
            characters += length;
            notifyAll();
        }
        return room;
    }

    /// Adds a command once there is room.
    synchronized void put(TypedCommand command, int length) throws InterruptedException {
        while (!offer(command, length)) {
            wait();
        }
    }

    /// No further command will come.
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /// The next command, once there is one; it goes on taking up room until it is [#done]. Empty at
    /// the end.
    synchronized Optional<TypedCommand> next() throws InterruptedException {
        while (lines.isEmpty() && !ended) {
            wait();
        }
        return Optional.ofNullable(lines.peek()).map(Line::command);
    }

    /// The command that came last is obeyed.
    synchronized void done() {
        characters -= lines.remove().length();
        notifyAll();
    }

    /// Waits until something holds; that is asked again after [#look].
    synchronized void await(BooleanSupplier condition) throws InterruptedException {
        awaited = true; // Before it is asked, so that no look passes it by.
        try {
            while (!condition.getAsBoolean()) {
                wait();
            }
        } finally {
            awaited = false;
        }
    }

    /// Lets [#await] ask again. Costs nothing while nobody waits: it comes with every connection.
    void look() {
        if (awaited) {
            lookAgain();
        }
    }

    private synchronized void lookAgain() {
        notifyAll();
    }
}
