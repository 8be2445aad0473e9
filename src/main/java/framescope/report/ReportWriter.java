package framescope.report;

import java.io.IOException;
import java.io.OutputStream;

/// Writes rows in one format.
interface ReportWriter {
    /// Writes all of it; the stream stays open.
    ///
    /// @throws java.util.concurrent.CancellationException when nobody wants it any more
    void write(ReportRows rows, OutputStream out) throws IOException;
}
