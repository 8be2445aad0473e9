package framescope.ui.framelist;

import framescope.text.Messages;
import framescope.ui.common.FileDialogs;
import java.util.function.LongSupplier;

/// Clears the capture, after a question where that loses much. FX thread only.
public final class Clearing {
    /// As many rows are soon there again.
    private static final long FEW = 1_000;

    private final FrameListViewModel list;
    private final LongSupplier unsaved;
    private final FileDialogs dialogs;

    /// @param unsaved says how many rows are in no file of the user's
    public Clearing(FrameListViewModel list, LongSupplier unsaved, FileDialogs dialogs) {
        this.list = list;
        this.unsaved = unsaved;
        this.dialogs = dialogs;
    }

    /// Forgets all rows, unless the user would rather keep them.
    public void clear() {
        long lost = unsaved.getAsLong();
        if (lost <= FEW
                || dialogs.confirm(
                        Messages.format("frames.clear.question", lost),
                        Messages.get("frames.clear.consent"))) {
            list.clear();
        }
    }
}
