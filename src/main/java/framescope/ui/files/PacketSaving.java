package framescope.ui.files;

import framescope.capture.CaptureStore;
import framescope.filter.RowHits;
import framescope.inspector.file.CaptureExport;
import framescope.inspector.file.FileProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Saving as pcapng.
final class PacketSaving implements SavingJob {
    private final CaptureExport export;

    PacketSaving(CaptureStore store, Path file, SaveOptions options, Optional<RowHits> listed) {
        export =
                listed.map(hits ->
                                CaptureExport.ofRows(
                                        store,
                                        file,
                                        options.form(),
                                        row -> hits.contains(row.number())))
                        .orElseGet(() -> CaptureExport.ofAll(store, file, options.form()));
    }

    @Override
    public boolean run(boolean replacing) throws IOException {
        return export.run(replacing);
    }

    @Override
    public FileProgress progress() {
        return export.progress();
    }

    @Override
    public void cancel() {
        export.cancel();
    }
}
