/// What the rows of a capture add up to: the rules that are broken in it and where.
///
/// Rows are looked at once, in order, many at a time and without an object for each: a
/// [framescope.analysis.RowWalk] goes through the capture, old rows and new ones as they come, and
/// shows them to its [framescope.analysis.RowVisitor]s. What a visitor has found it publishes as a
/// value, so that any thread can look at it. Nothing here has a thread of its own, and no words:
/// those stand in `text`.
///
/// One path: the window hears that there is more; a background thread has the walk go on; the
/// [framescope.analysis.FindingTally] counts the rules of the rows that break any, and publishes
/// its counts; on the next pulse the findings panel shows them.
@NullMarked
package framescope.analysis;

import org.jspecify.annotations.NullMarked;
