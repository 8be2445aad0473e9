package framescope.capture.file;

import java.io.IOException;
import java.io.Serial;

/// A file is not what it was taken for, so that nothing in it can be read.
public final class CaptureFormatException extends IOException {
    @Serial private static final long serialVersionUID = 1L;

    /// What is wrong; the words for it stand in `messages.properties`.
    public enum Reason {
        /// The file is none of the formats that are read.
        UNKNOWN_FORMAT,
        /// It is no JSON.
        BAD_JSON,
        /// It is JSON, and no HAR.
        NOT_HAR,
        /// A value in it is deeper or longer than values may be.
        LIMIT
    }

    private final Reason reason;
    private final long offset;

    /// @param offset in the file, where it is known, otherwise -1
    CaptureFormatException(Reason reason, long offset, String detail) {
        super(detail);
        this.reason = reason;
        this.offset = offset;
    }

    public Reason reason() {
        return reason;
    }

    /// Where in the file, in bytes from its beginning; -1 where that is not known.
    public long offset() {
        return offset;
    }
}
