/// Captures opened and saved: what lies between a file and a capture.
///
/// Opening replays a file: [framescope.inspector.file.CaptureImport] lets its packets through
/// reassembly, and what comes out through a
/// [framescope.protocol.connection.WebSocketTap], which reads and judges as live connections are.
/// Saving goes the other way: [framescope.inspector.file.CaptureExport] writes what was read and
/// written, as it was or inflated.
///
/// It uses `capture.file`, `capture`, `protocol` and `file`. A job is an object that runs once, on the
/// thread of whoever calls it, and may be watched and cancelled from others.
///
/// One path: `CaptureImport.run` reads a packet of a file; its bytes become a chunk of the capture,
/// the tap finds two frames in them, and two rows are appended; whoever looks at the capture sees
/// them while the next packet is read.
@NullMarked
package framescope.inspector.file;

import org.jspecify.annotations.NullMarked;
