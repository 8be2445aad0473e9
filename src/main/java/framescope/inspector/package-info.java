/// What a user can do, without a user interface: start and stop the server, choose how it
/// replies, send frames.
///
/// The window and the terminal mode both stand on [framescope.inspector.Inspector], so neither can
/// do what the other cannot. It uses `net`, `capture` and `protocol`.
///
/// One path: a click on «Start» becomes `Inspector.start` on a background task; the server listens;
/// each message that comes is handed to the chosen [framescope.inspector.ReplyMode] on its event
/// loop; a click on «Send» becomes `Inspector.send`, which returns at once.
@NullMarked
package framescope.inspector;

import org.jspecify.annotations.NullMarked;
