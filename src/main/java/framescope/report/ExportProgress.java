package framescope.report;

/// Hears how far an export has come, some hundred rows at a time, on its thread.
@FunctionalInterface
public interface ExportProgress {
    /// Hears nothing and wants all of it.
    ExportProgress UNHEARD = (done, total) -> true;

    /// Hears how far it has come, and says whether to go on.
    ///
    /// @param done rows that are behind it
    /// @param total rows there are
    /// @return whether to go on; otherwise the export is cancelled, and leaves no file
    boolean reached(long done, long total);
}
