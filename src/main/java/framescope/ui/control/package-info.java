/// Controls of our own: they know bytes and ranges, and nothing of captures or connections.
///
/// One path: the detail view gives [framescope.ui.control.HexView] the bytes of a frame and a
/// coloured span for each field; a click on a byte comes back as its offset; the range that the
/// selected field covers is set as `selectedRange` and lights up.
@NullMarked
package framescope.ui.control;

import org.jspecify.annotations.NullMarked;
