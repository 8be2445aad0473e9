package framescope.terminal;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;

/// How an event becomes a line of output.
interface LineFormat {
    /// The lines of a capture's rows in a format.
    static LineFormat of(TerminalOptions.Format format, CaptureStore store) {
        return switch (format) {
            case TEXT -> new TextLines(store);
            case JSON -> new JsonLines(store);
        };
    }

    /// The line that says where the server listens.
    String listening(String url);

    /// The line of a row, without its line break.
    String line(CaptureRecord row);
}
