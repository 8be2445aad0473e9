package framescope.terminal;

import framescope.capture.CaptureSink;
import framescope.capture.MemoryCapture;
import framescope.filter.RunawayPatternException;
import framescope.inspector.Inspector;
import framescope.inspector.ListenAddress;
import framescope.inspector.StartException;
import framescope.text.FilterProblem;
import framescope.text.ListenProblem;
import framescope.text.Messages;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.util.concurrent.CountDownLatch;

/// The terminal mode, from its first line to Ctrl+C.
public final class TerminalApp {
    private static final long CAPTURE_LIMIT = 32L * 1024 * 1024;

    private final TerminalOptions options;
    private final Writer out;
    private final PrintStream errors;
    private final MemoryCapture capture;
    private final boolean printing;
    private final Inspector inspector;
    private final LineFormat format;
    private final CountDownLatch outputGone = new CountDownLatch(1);
    private volatile int exitCode;
    private boolean stopped;

    /// @param out where lines go; it is flushed after each batch of them
    public TerminalApp(TerminalOptions options, Writer out, PrintStream errors) {
        this.options = options;
        this.out = out;
        this.errors = errors;
        boolean keeping = options.export().isPresent();
        capture =
                keeping
                        ? MemoryCapture.keeping(Runtime.getRuntime().maxMemory() / 2)
                        : MemoryCapture.passing(CAPTURE_LIMIT);
        printing = options.capture() && !options.quiet();
        inspector = new Inspector(printing || keeping ? capture : CaptureSink.NOWHERE);
        format = LineFormat.of(options.format(), capture);
    }

    /// Listens and prints until the program is told to end, or nobody takes its output any more.
    ///
    /// @return the program's exit code
    public int run() throws InterruptedException {
        inspector.setReplyMode(options.replyMode());
        inspector.setPolicy(options.policy());
        RowPrinter printer =
                new RowPrinter(
                        capture,
                        options.filter(),
                        format,
                        out,
                        outputGone::countDown,
                        this::failFiltering,
                        options.export().isEmpty());
        ListenAddress address;
        try {
            address = inspector.start(options.settings());
            out.write(format.listening(address.webSocketUrl()) + "\n");
            out.flush();
            if (!address.isLoopback()) {
                errors.println(Messages.format("endpoint.openToNetwork", address));
            }
        } catch (StartException e) {
            errors.println(ListenProblem.describe(options.settings().address(), e));
            return 1;
        } catch (IOException e) {
            return 0; // Nobody reads what we print: there is nobody to tell, and nothing to do.
        }
        if (printing) {
            printer.start();
        }
        Thread stop = new Thread(() -> stop(printer), "framescope-stop");
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            outputGone.await();
        } finally {
            stop(printer);
        }
        return exitCode;
    }

    private void failFiltering(RunawayPatternException problem) {
        errors.println(FilterProblem.describe(problem));
        exitCode = 1;
        outputGone.countDown();
    }

    private synchronized void stop(RowPrinter printer) {
        inspector.stop();
        printer.finish();
        if (!stopped) {
            stopped = true;
            options.export().ifPresent(this::export);
        }
    }

    private void export(TerminalExport export) {
        if (!export.write(capture, options.filter(), errors)) {
            exitCode = 1;
        }
    }
}
