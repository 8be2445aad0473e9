/// A connection as a ladder: the client's line and the server's, and an arrow for all that went from
/// one to the other, with fragments in brackets and Pings tied to their Pongs.
///
/// One path: the selected connection changes; a scan in the background finds its rows, and links
/// them; on the next pulse the view model reads those that fit on the screen, works out which
/// brackets pass through them, and the pane draws just these.
@NullMarked
package framescope.ui.ladder;

import org.jspecify.annotations.NullMarked;
