/// What all parts of the window share: loading of views, the theme, the way of new rows to the FX
/// thread, and work off it.
///
/// It uses everything below `ui` but `net`, and no other part of `ui` but `ui.control`.
///
/// One path: a batch of rows is appended on an event loop; [framescope.ui.common.CaptureFeed]
/// hears of it and, unless it is armed already, asks [framescope.ui.common.FxPulse] for pulses; on
/// each one, on the FX thread, it tells the view models once, however many rows came.
@NullMarked
package framescope.ui.common;

import org.jspecify.annotations.NullMarked;
