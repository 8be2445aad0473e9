package framescope.terminal;

import java.io.PrintStream;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.DoubleSupplier;

/// A line that says how far some work has come, written over itself until the work is done, and
/// wiped then.
final class ProgressLine {
    private static final long EVERY_MILLIS = 200;

    private final PrintStream out;
    private final DoubleSupplier part;
    private final DoubleFunction<String> words;
    private final Optional<Thread> thread;
    private int width;

    private ProgressLine(
            PrintStream out, boolean watched, DoubleSupplier part, DoubleFunction<String> words) {
        this.out = out;
        this.part = part;
        this.words = words;
        thread =
                watched
                        ? Optional.of(
                                Thread.ofVirtual().name("framescope-progress").start(this::run))
                        : Optional.empty();
    }

    /// Shows it from now on.
    ///
    /// @param watched whether there is anybody to show it to
    /// @param part how much is done, from 0 to 1; less than 0 while that is not known
    /// @param words the line, for such a part
    static ProgressLine show(
            PrintStream out, boolean watched, DoubleSupplier part, DoubleFunction<String> words) {
        return new ProgressLine(out, watched, part, words);
    }

    /// Whether somebody sits at a terminal, who alone has use for it.
    @SuppressWarnings("SystemConsoleNull") // From JDK 25 on it is null again without a terminal.
    static boolean isWatched() {
        return System.console() != null && System.console().isTerminal();
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(EVERY_MILLIS);
                double now = part.getAsDouble();
                if (now >= 0) {
                    write(words.apply(now));
                }
            }
        } catch (InterruptedException e) {
            if (width > 0) {
                write("");
                out.print("\r");
                out.flush();
            }
        }
    }

    private void write(String line) {
        out.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
        out.flush();
        width = Math.max(width, line.length());
    }

    /// Wipes it; it may be called more than once.
    void close() {
        try {
            if (thread.isPresent()) {
                thread.get().interrupt();
                thread.get().join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
