/// The live table of rows: a window over the store, as many rows as fit on the screen, and the
/// filter bar over it.
///
/// The table's items never grow with the capture: a scroll bar of our own says which rows are
/// looked at, and only those are read. Following the tail is a state of the view model.
///
/// One path: the feed says that the capture has changed; the view model moves its window to the
/// tail, or stays where the user is and counts the new rows below; the table shows the window's
/// rows, and [framescope.ui.framelist.FrameColumn] makes the texts of visible cells.
///
/// Another: a filter is applied; [framescope.ui.framelist.FilterRun] lets a scan run in the
/// background, and tells on pulses that it has come further; the list takes a view of the rows that
/// passed ([framescope.ui.framelist.ListedRows]), and shows its window over those.
@NullMarked
package framescope.ui.framelist;

import org.jspecify.annotations.NullMarked;
