/// Rows of a capture in words, for the window and the terminal alike.
///
/// Every visible word stands in `messages.properties` and is reached through
/// [framescope.text.Messages]; bytes of a peer become text through [framescope.text.VisibleText],
/// so that no control character or direction override of theirs acts on our screen. It uses
/// what it has words for, from `inspector` down, and no JavaFX.
///
/// One path: the table asks [framescope.text.RowText] for the preview of a visible row; it reads
/// the first bytes of the payload from the capture, unmasked, and returns them as escaped text.
@NullMarked
package framescope.text;

import org.jspecify.annotations.NullMarked;
