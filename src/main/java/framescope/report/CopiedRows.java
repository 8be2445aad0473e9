package framescope.report;

/// Rows as text for the clipboard.
///
/// @param rows how many of them there was room for, from the first on
/// @param cutAfter the most bytes of a row in the text, where one had more; otherwise 0
public record CopiedRows(String text, int rows, int cutAfter) {}
