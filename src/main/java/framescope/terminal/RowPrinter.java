package framescope.terminal;

import framescope.capture.CaptureRecord;
import framescope.capture.MemoryCapture;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// Prints rows as they come, on a thread of its own, and forgets what it has printed.
final class RowPrinter {
    private static final System.Logger LOG = System.getLogger(RowPrinter.class.getName());
    private static final int FINISH_MILLIS = 2000;
    private static final int ROWS_PER_BATCH = 1024;

    private final MemoryCapture capture;
    private final LineFormat format;
    private final Writer out;
    private final Runnable onOutputGone;
    private final Semaphore news = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "framescope-print");
    private volatile boolean finishing;

    /// @param onOutputGone is run when the output takes no more lines
    RowPrinter(MemoryCapture capture, LineFormat format, Writer out, Runnable onOutputGone) {
        this.capture = capture;
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
            }
        } catch (IOException e) {
            onOutputGone.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // Without a printer the peers would wait for ever: better to end, and to say why.
            LOG.log(System.Logger.Level.ERROR, "printing failed", e);
            onOutputGone.run();
        }
    }

    private long printNew(long from) throws IOException {
        long to = Math.min(capture.endRow(), from + ROWS_PER_BATCH);
        for (long number = from; number < to; number++) {
            Optional<CaptureRecord> row = capture.row(number);
            if (row.isPresent()) {
                out.write(format.line(row.get()));
                out.write('\n');
            }
        }
        if (to > from) {
            out.flush();
        }
        // Forgetting looks at every row that is left, so it waits until these are few.
        if (capture.endRow() - to < ROWS_PER_BATCH) {
            capture.forgetBefore(to);
        }
        return to;
    }
}
