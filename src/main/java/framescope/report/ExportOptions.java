package framescope.report;

/// What an export writes and what it may do.
///
/// @param rows which rows
/// @param secrets whether headers that let one in elsewhere are written as they are; `***` stands
///     for their values otherwise
/// @param frames whether a HAR gets the frames too, control frames included, with their bytes as
///     they stood on the wire; every other format has them anyway
/// @param overwrite whether a file, or a link, of that name may be replaced
public record ExportOptions(RowSelection rows, boolean secrets, boolean frames, boolean overwrite) {
    /// All rows, no secrets, messages only, and never over a file.
    public static final ExportOptions DEFAULT =
            new ExportOptions((block, at) -> true, false, false, false);

    /// The same for these rows only.
    public ExportOptions selecting(RowSelection newRows) {
        return new ExportOptions(newRows, secrets, frames, overwrite);
    }

    /// The same with secrets as they are.
    public ExportOptions withSecrets() {
        return new ExportOptions(rows, true, frames, overwrite);
    }

    /// The same with frames in a HAR.
    public ExportOptions withFrames() {
        return new ExportOptions(rows, secrets, true, overwrite);
    }

    /// The same, over whatever has the name.
    public ExportOptions overwriting() {
        return new ExportOptions(rows, secrets, frames, true);
    }
}
