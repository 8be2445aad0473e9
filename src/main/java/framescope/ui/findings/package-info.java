/// The findings of the whole capture: which rules are broken, how often, and where.
///
/// One path: a background walk has counted the rules of new rows; the view model takes over what
/// differs and keeps the selected rule; the user selects one, and a list beside it names the frames
/// that break it; a click on one of them selects that frame everywhere.
@NullMarked
package framescope.ui.findings;

import org.jspecify.annotations.NullMarked;
