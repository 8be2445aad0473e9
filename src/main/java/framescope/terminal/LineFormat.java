package framescope.terminal;

import framescope.capture.CaptureRecord;

/// How an event becomes a line of output.
interface LineFormat {
    /// The line that says where the server listens.
    String listening(String url);

    /// The line of a row, without its line break.
    String line(CaptureRecord row);
}
