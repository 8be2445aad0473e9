package framescope.terminal;

import framescope.analysis.LinkedValues;
import framescope.capture.MemoryCapture;
import framescope.capture.RowBlock;
import framescope.filter.DisplayFilter;
import framescope.filter.RowMatcher;
import framescope.filter.RunawayPatternException;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/// Prints rows that pass a filter as they come, on a thread of its own, and
/// forgets what it has printed where nobody needs it any more. Where nothing is to be printed it
/// only forgets.
final class RowPrinter {
    private static final System.Logger LOG = System.getLogger(RowPrinter.class.getName());
    private static final int FINISH_MILLIS = 2000;
    private static final int FORGET_MILLIS = 5;
    private static final int FEW_ROWS = 1024;

    private final MemoryCapture capture;
    private final Optional<LineFormat> format;
    private final Writer out;
    private final RowMatcher matcher;
    private final RowBlock block = new RowBlock();
    private final Runnable onOutputGone;
    private final Consumer<RunawayPatternException> onRunaway;
    private final Semaphore news = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "framescope-print");
    private final boolean forgetting;
    private long forgotten;
    private volatile boolean finishing;

    /// @param format of the lines; empty where nothing is to be printed
    /// @param onOutputGone is run when the output takes no more lines
    /// @param onRunaway is told when the filter cannot go on; nothing is printed from then on
    /// @param forgetting whether what is printed is not needed any more
    RowPrinter(
            MemoryCapture capture,
            DisplayFilter filter,
            Optional<LineFormat> format,
            Writer out,
            Runnable onOutputGone,
            Consumer<RunawayPatternException> onRunaway,
            boolean forgetting) {
        this.capture = capture;
        this.matcher = filter.matcher(capture, new LinkedValues(capture));
        this.onRunaway = onRunaway;
        this.forgetting = forgetting;
        this.format = format;
        this.out = out;
        this.onOutputGone = onOutputGone;
        thread.setDaemon(true);
        capture.addListener(this::wake);
    }

    private void wake() {
        // One permit says «there is more», however often it is said.
        if (news.availablePermits() == 0) {
            news.release();
        }
    }

    void start() {
        thread.start();
    }

    /// Prints what is left and waits for it, for a while.
    void finish() {
        finishing = true;
        wake();
        try {
            thread.join(FINISH_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Prints what is left and waits for it, however long that takes.
    void finishAll() throws InterruptedException {
        finishing = true;
        wake();
        thread.join();
    }

    private void run() {
        long next = 0;
        try {
            while (true) {
                next = printNew(next);
                if (next < capture.endRow()) {
                    continue;
                }
                if (finishing) {
                    return;
                }
                news.acquire();
                if (format.isEmpty()) {
                    // Nobody waits to see a row: so it is not woken for each.
                    Thread.sleep(FORGET_MILLIS);
                }
            }
        } catch (IOException e) {
            onOutputGone.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RunawayPatternException e) {
            onRunaway.accept(e);
        } catch (RuntimeException e) {
            // Without a printer the peers would wait for ever: better to end, and to say why.
            LOG.log(System.Logger.Level.ERROR, "printing failed", e);
            onOutputGone.run();
        }
    }

    private long printNew(long from) throws IOException {
        long to = format.isPresent() ? print(format.get(), from) : capture.endRow();
        // Forgetting looks at every row that is left, so there are no more of these than of those
        // that go, or only few.
        long left = capture.endRow() - to;
        if (forgetting && (left < FEW_ROWS || left < to - forgotten)) {
            capture.forgetBefore(to);
            forgotten = to;
        }
        return to;
    }

    private long print(LineFormat lines, long from) throws IOException {
        if (!capture.read(from, block)) {
            return from;
        }
        if (from == 0) {
            matcher.countFrom(0, block.time(0));
        }
        for (int at = 0; at < block.count(); at++) {
            if (matcher.matches(block, at)) {
                out.write(lines.line(block.row(at)));
                out.write('\n');
            }
        }
        out.flush();
        return block.first() + block.count();
    }
}
