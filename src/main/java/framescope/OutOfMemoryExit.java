package framescope;

import framescope.text.Messages;
import java.io.PrintStream;
import java.lang.Thread.UncaughtExceptionHandler;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/// Ends the program when its memory has run out: with a sentence, what was captured closed, and an
/// exit code of its own. Nobody could tell what still works, so nothing goes on.
///
/// Everything that it needs is made beforehand, since there may be no memory to make it.
final class OutOfMemoryExit implements UncaughtExceptionHandler {
    /// The program's exit code.
    static final int CODE = 3;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final PrintStream errors;
    private final String sentence =
            Messages.format("main.outOfMemory", Runtime.getRuntime().maxMemory() >> 20);
    // The server stops and the journal is closed by the program's own hooks.
    private final Thread exit = new Thread(() -> System.exit(CODE), "framescope-exit");
    private final Thread guard = new Thread(OutOfMemoryExit::haltLater, "framescope-halt");
    private final AtomicBoolean begun = new AtomicBoolean();

    /// @param errors where the sentence goes
    OutOfMemoryExit(PrintStream errors) {
        this.errors = errors;
        guard.setDaemon(true);
    }

    private static void haltLater() {
        try {
            Thread.sleep(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(CODE);
    }

    @Override
    public void uncaughtException(Thread thread, Throwable fault) {
        if (!isOutOfMemory(fault)) {
            errors.print("Exception in thread \"" + thread.getName() + "\" ");
            fault.printStackTrace(errors);
            return;
        }
        if (begun.compareAndSet(false, true)) {
            guard.start();
            errors.println(sentence);
            exit.start();
        }
    }

    private static boolean isOutOfMemory(Throwable fault) {
        for (Throwable each = fault; each != null; each = each.getCause()) {
            if (each instanceof OutOfMemoryError) {
                return true;
            }
        }
        return false;
    }
}
