/// The program without a window: a line an event on standard output, until Ctrl+C.
///
/// Stands beside `ui`, under the same rules, without JavaFX. [framescope.terminal.TerminalApp]
/// starts the inspector on a capture that passes: its own printing thread is the only reader, and
/// what it has printed is forgotten. When nobody takes its output the capture fills up to its
/// limit and the peers wait; no event is lost.
///
/// One path: a frame is appended to the capture on an event loop, which wakes the printing thread;
/// that reads all new rows, lets a [framescope.terminal.LineFormat] write each as a line, flushes
/// once, and forgets them.
@NullMarked
package framescope.terminal;

import org.jspecify.annotations.NullMarked;
