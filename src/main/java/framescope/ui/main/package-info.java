/// The window's frame: what it is made of, its status line, and what belongs to no single part.
///
/// One path: twice a second [framescope.ui.main.MainViewModel] compares the capture's counts with
/// those before, and the status line shows frames, bytes and the rate.
@NullMarked
package framescope.ui.main;

import org.jspecify.annotations.NullMarked;
