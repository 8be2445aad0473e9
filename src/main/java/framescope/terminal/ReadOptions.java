package framescope.terminal;

import framescope.capture.MemoryCapture;
import framescope.filter.DisplayFilter;
import framescope.protocol.connection.Limits;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/// What the printing of a saved capture is told.
///
/// @param decodeAs ports whose connections are WebSockets, whatever they begin with
/// @param quiet whether nothing is printed
/// @param filter which rows are printed, and exported
/// @param export what is left behind at the end
/// @param spaceFloor how many bytes of the disk are left free meanwhile
/// @param memory how many bytes of it what is exported may take, but for its wire bytes
/// @param mostInflated how many bytes a message may have that is inflated
public record ReadOptions(
        Path file,
        Set<Integer> decodeAs,
        TerminalOptions.Format format,
        boolean quiet,
        DisplayFilter filter,
        Optional<TerminalExport> export,
        long spaceFloor,
        long memory,
        int mostInflated) {
    /// The usual memory and number of bytes.
    public ReadOptions(
            Path file,
            Set<Integer> decodeAs,
            TerminalOptions.Format format,
            boolean quiet,
            DisplayFilter filter,
            Optional<TerminalExport> export,
            long spaceFloor) {
        this(
                file,
                decodeAs,
                format,
                quiet,
                filter,
                export,
                spaceFloor,
                MemoryCapture.USUAL_LIMIT,
                Limits.DEFAULT.message());
    }
}
