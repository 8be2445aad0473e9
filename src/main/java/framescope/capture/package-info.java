/// What was on the wire, kept: the bytes of every read and write, and one fixed-size row for each
/// thing that happened.
///
/// A capture is bytes; everything else is derived. Whoever drives a connection hands the bytes of
/// a read or a write to the [framescope.capture.CaptureSink] once, as a chunk, and then the
/// [framescope.capture.RowBatch] of what became whole with it. Readers see
/// [framescope.capture.CaptureStore]: rows by number, and the bytes behind a row. Text is made by
/// whoever shows a row, never here.
///
/// It uses `protocol` only. [framescope.capture.MemoryCapture] is both doors at once and may be
/// used from any thread.
///
/// One path: an event loop appends a chunk of 64 KiB and gets its number; 500 frames were in it,
/// so it appends a batch of 500 rows that point into the chunk; listeners hear «there is more»;
/// on the next pulse the window asks how many rows there are and reads the forty it shows.
@NullMarked
package framescope.capture;

import org.jspecify.annotations.NullMarked;
