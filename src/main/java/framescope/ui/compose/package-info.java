/// The composer: what is sent from the window, on one connection or on all.
///
/// One path: the user types a text; [framescope.ui.compose.ComposeViewModel] makes the frame of
/// it at each change and shows its very bytes; «Send» hands that frame to the inspector, and it
/// appears in the list like any other.
@NullMarked
package framescope.ui.compose;

import org.jspecify.annotations.NullMarked;
