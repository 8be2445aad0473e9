/// The composer: what is sent from the window, on one connection or on all.
///
/// One path: the user types a text; [framescope.ui.compose.DraftViewModel] makes the frame of it at
/// each change and shows its very bytes; «Send» hands that frame to the inspector, on the
/// connections that [framescope.ui.compose.TargetsViewModel] names, and it appears in the list like
/// any other.
@NullMarked
package framescope.ui.compose;

import org.jspecify.annotations.NullMarked;
