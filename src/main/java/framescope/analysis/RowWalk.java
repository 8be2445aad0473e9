package framescope.analysis;

import framescope.capture.CaptureStore;
import framescope.capture.RowBlock;
import java.util.List;

/// Goes through all rows of a capture, in order, and then through new ones as they come. When the
/// capture is cleared it begins anew.
///
/// It has no thread of its own: one thread at a time calls [#run], and calls again when there are
/// more rows. Any thread may ask whether it [#isBehind].
public final class RowWalk {
    private static final int BLOCKS_BETWEEN_VIEWS = 512;

    private final CaptureStore store;
    private final List<RowVisitor> visitors;
    private final RowBlock block = new RowBlock();
    private volatile long first;
    private volatile long end;

    /// A walk that has seen nothing yet.
    public RowWalk(CaptureStore store, RowVisitor... visitors) {
        this.store = store;
        this.visitors = List.of(visitors);
        begin(store.firstRow());
    }

    /// Whether there are rows to look at, or whether the capture was cleared since.
    public boolean isBehind() {
        return end < store.endRow() || first != store.firstRow();
    }

    /// Looks at rows until there are none left for now.
    public void run() {
        int blocks = 0;
        while (isBehind()) {
            step();
            if (++blocks % BLOCKS_BETWEEN_VIEWS == 0) {
                visitors.forEach(RowVisitor::publish);
            }
        }
        visitors.forEach(RowVisitor::publish);
    }

    private void step() {
        if (first != store.firstRow()) {
            begin(store.firstRow());
        }
        if (!store.read(end, block)) {
            return;
        }
        if (block.first() != end) {
            begin(block.first());
        }
        visitors.forEach(visitor -> visitor.visit(block));
        end = block.first() + block.count();
    }

    private void begin(long row) {
        first = row;
        end = row;
        visitors.forEach(visitor -> visitor.begin(row));
    }
}
