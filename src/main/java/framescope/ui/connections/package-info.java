/// The list of connections on the left, and which of them is selected.
///
/// One path: the feed says that the capture has changed; the view model asks the store for the
/// connections, changes only the items that differ, and keeps the selection on its number.
@NullMarked
package framescope.ui.connections;

import org.jspecify.annotations.NullMarked;
