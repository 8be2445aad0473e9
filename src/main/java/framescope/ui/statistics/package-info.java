/// Statistics of the whole capture, or of the selected connection, as charts and numbers.
///
/// One path: while this view is on the screen, a walk in the background counts the rows that come;
/// twice a second the view model takes over what was counted, and the charts move their points.
@NullMarked
package framescope.ui.statistics;

import org.jspecify.annotations.NullMarked;
