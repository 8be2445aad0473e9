package framescope.terminal;

import framescope.filter.DisplayFilter;
import framescope.inspector.file.ExportForm;
import framescope.report.ExportFormat;
import framescope.report.ExportOptions;
import java.nio.file.Path;
import java.util.Optional;

/// A file that the terminal mode leaves behind.
///
/// @param format how rows are written; empty for pcapng
/// @param options what it holds and what it may do; the rows of a filter are added to them
/// @param form of pcapng
public record TerminalExport(
        Path file, Optional<ExportFormat> format, ExportOptions options, ExportForm form) {
    /// Whether it leaves out nothing: every byte of a capture, as on the wire.
    ///
    /// @param filter which rows are written
    boolean isWhole(DisplayFilter filter) {
        return format.isEmpty() && form == ExportForm.WIRE && filter.isEverything();
    }
}
