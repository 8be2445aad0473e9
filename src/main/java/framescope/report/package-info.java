/// Captures in forms that others read: HAR, JSON lines, CSV, and a page of HTML.
///
/// Stands beside `terminal` and below the window; both let it write.
/// [framescope.report.CaptureExporter] chooses the format by a file's ending and puts a whole file
/// in its place, or none. Each format is a [framescope.report.ReportWriter] over
/// [framescope.report.ReportRows], the rows there are at one moment: rows stream through it, so memory
/// does not depend on their number. What a row is called and what it holds stands once, in
/// [framescope.report.RowFields], which the terminal's JSON takes from too.
///
/// It may use `text`, `filter`, `dissect`, `capture`, `protocol` and `file`, and knows no JavaFX. Nothing
/// here is thread-safe; whoever wants an export gives it a thread.
///
/// One path: a capture is exported to `talk.csv`; a hidden file beside it takes a line a row, the
/// progress bar hears of every 512 of them, a cell that a spreadsheet would take for a formula gets
/// an apostrophe, and with the last row the file gets its name.
@NullMarked
package framescope.report;

import org.jspecify.annotations.NullMarked;
