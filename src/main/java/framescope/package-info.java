/// The way in: [framescope.Main] reads the command line and decides between the window (`ui`) and
/// the terminal mode (`terminal`).
@NullMarked
package framescope;

import org.jspecify.annotations.NullMarked;
