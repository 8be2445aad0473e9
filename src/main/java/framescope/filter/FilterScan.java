package framescope.filter;

import framescope.capture.CaptureStore;
import framescope.capture.RowBlock;
import java.util.Optional;

/// Looks at all rows of a capture, in order, and then at new ones as they come: which of them pass
/// a filter. When the capture is cleared it begins anew.
///
/// It has no thread of its own: one thread at a time calls [#run] or [#step], and calls again when
/// there are more rows. Any thread may ask for the [#progress], and [#cancel].
public final class FilterScan {
    private static final long BYTES_BETWEEN_VIEWS = 1 << 20;

    /// What a scan has found at one moment.
    ///
    /// @param hits the rows that passed, as far as it has come
    /// @param failure why it will come no further
    public record Progress(RowHits hits, Optional<RunawayPatternException> failure) {}

    private final CaptureStore store;
    private final FilterRow row;
    private final RowMatcher matcher;
    private final RowBlock block = new RowBlock();
    private HitRecorder recorder;
    private volatile Progress progress;
    private volatile boolean cancelled;

    /// A scan that has looked at nothing yet.
    public FilterScan(CaptureStore store, DisplayFilter filter, DerivedValues derived) {
        this.store = store;
        row = new FilterRow(store, derived, () -> cancelled);
        matcher = filter.matcher(row);
        recorder = new HitRecorder(store.firstRow());
        progress = new Progress(recorder.view(), Optional.empty());
    }

    /// What was found so far.
    public Progress progress() {
        return progress;
    }

    /// Whether there are rows to look at, or whether the capture was cleared since.
    public boolean isBehind() {
        Progress now = progress;
        return !cancelled
                && now.failure().isEmpty()
                && (now.hits().end() < store.endRow() || now.hits().first() != store.firstRow());
    }

    /// Lets a running scan end soon, in the midst of a row too; it finds nothing more.
    public void cancel() {
        cancelled = true;
    }

    /// Looks at rows until there are none left for now.
    public void run() {
        boolean more = true;
        while (more) {
            more = step();
        }
    }

    /// Looks at the next rows, a few hundred at the most.
    ///
    /// @return whether there are more
    public boolean step() {
        if (!isBehind()) {
            return false;
        }
        if (recorder.first() != store.firstRow()) {
            begin(store.firstRow());
        }
        if (store.read(recorder.end(), block)) {
            if (block.first() == recorder.end()) {
                look();
            } else {
                begin(block.first());
            }
        }
        return isBehind();
    }

    private void begin(long first) {
        recorder = new HitRecorder(first);
        publish(Optional.empty());
    }

    private void look() {
        if (recorder.end() == recorder.first()) {
            matcher.countFrom(block.first(), block.time(0));
        }
        try {
            for (int at = 0; at < block.count(); at++) {
                recorder.add(matcher.matches(block, at));
                if (row.bytesRead() > BYTES_BETWEEN_VIEWS) {
                    row.forgetBytesRead();
                    publish(Optional.empty());
                }
                if (cancelled) {
                    break;
                }
            }
            publish(Optional.empty());
        } catch (FilterCancelledException e) {
            publish(Optional.empty());
        } catch (RunawayPatternException e) {
            publish(Optional.of(e));
        }
    }

    private void publish(Optional<RunawayPatternException> failure) {
        progress = new Progress(recorder.view(), failure);
    }
}
