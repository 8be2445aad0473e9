package framescope.inspector.file;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureStore;
import framescope.capture.MemoryCapture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/// Saves captures and opens them again, as whole ones.
final class SavedCaptures {
    private SavedCaptures() {}

    /// Saves all of a capture in a file, and gives its path back.
    static Path save(CaptureStore capture, Path file, ExportForm form) throws IOException {
        assertThat(CaptureExport.ofAll(capture, file, form).run(true)).isTrue();
        return file;
    }

    static MemoryCapture open(Path file) throws IOException {
        MemoryCapture opened = MemoryCapture.keeping(1 << 28);
        ImportSummary summary = new CaptureImport(file, opened, Set.of()).run();
        assertThat(summary.complete()).isTrue();
        assertThat(summary.damagedRegions()).isZero();
        assertThat(opened.totals().openConnections()).isZero();
        return opened;
    }
}
