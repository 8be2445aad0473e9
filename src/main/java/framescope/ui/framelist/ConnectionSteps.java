package framescope.ui.framelist;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.RowBlock;
import framescope.ui.common.BackgroundTasks;
import java.util.Optional;

/// The way from a row to the next one of its connection, which may lie millions of rows away:
/// looked for in the background. FX thread only.
public final class ConnectionSteps {
    private final CaptureStore store;
    private final FrameListViewModel list;
    private final BackgroundTasks tasks;
    private boolean looking;

    public ConnectionSteps(CaptureStore store, FrameListViewModel list, BackgroundTasks tasks) {
        this.store = store;
        this.list = list;
        this.tasks = tasks;
    }

    /// Selects the next listed row of the selected row's connection, if there is one.
    public void next() {
        step(true);
    }

    /// Selects the one before.
    public void previous() {
        step(false);
    }

    private void step(boolean forward) {
        Optional<CaptureRecord> from = list.selectedProperty().get();
        if (from.isEmpty() || looking) {
            return;
        }
        looking = true;
        ListedRows listed = list.listed();
        tasks.run(
                () -> forward ? after(from.get(), listed) : before(from.get(), listed),
                found -> {
                    looking = false;
                    found.ifPresent(list::reveal);
                },
                failure -> {
                    looking = false;
                    throw new IllegalStateException(failure);
                });
    }

    private Optional<CaptureRecord> after(CaptureRecord row, ListedRows listed) {
        RowBlock block = new RowBlock();
        long from = row.number() + 1;
        while (from < listed.end() && store.read(from, block)) {
            for (int at = 0; at < block.count(); at++) {
                if (isWanted(block, at, row, listed)) {
                    return Optional.of(block.row(at));
                }
            }
            from = block.first() + block.count();
        }
        return Optional.empty();
    }

    private Optional<CaptureRecord> before(CaptureRecord row, ListedRows listed) {
        RowBlock block = new RowBlock();
        long end = row.number();
        while (end > store.firstRow()
                && store.read(Math.max(store.firstRow(), end - RowBlock.CAPACITY), block)) {
            for (int at = block.count() - 1; at >= 0; at--) {
                if (block.number(at) < end && isWanted(block, at, row, listed)) {
                    return Optional.of(block.row(at));
                }
            }
            end = Math.min(end - 1, block.first());
        }
        return Optional.empty();
    }

    private static boolean isWanted(RowBlock block, int at, CaptureRecord row, ListedRows listed) {
        return block.connection(at) == row.connection() && listed.contains(block.number(at));
    }
}
