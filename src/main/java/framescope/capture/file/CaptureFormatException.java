package framescope.capture.file;

import framescope.protocol.Bytes;
import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    /// A place in a text.
    ///
    /// @param line from 1 on
    /// @param column from 1 on
    /// @param offset in bytes from the beginning of the content; -1 where that is not known
    /// @param unpacked whether the content is what came out of a compressed file
    public record Place(int line, int column, long offset, boolean unpacked)
            implements Serializable {}

    private final Reason reason;
    private final String detail;
    private final @Nullable Place place;
    private final byte[] beginning;

    private CaptureFormatException(
            Reason reason, String message, String detail, @Nullable Place place, Bytes beginning) {
        super(message);
        this.reason = reason;
        this.detail = detail;
        this.place = place;
        this.beginning = beginning.toArray();
    }

    /// The file is of no format that is read.
    ///
    /// @param beginning the first bytes of its content
    static CaptureFormatException unknown(Bytes beginning) {
        String message = "no format that is known begins with " + beginning.hex();
        return new CaptureFormatException(Reason.UNKNOWN_FORMAT, message, "", null, beginning);
    }

    /// Something is wrong at a place of its text.
    ///
    /// @param detail what it is, in English; may be empty
    static CaptureFormatException at(Place place, Reason reason, String detail) {
        String where = "line %d, column %d".formatted(place.line(), place.column());
        String message = detail.isEmpty() ? where : detail + ", " + where;
        return new CaptureFormatException(reason, message, detail, place, Bytes.EMPTY);
    }

    public Reason reason() {
        return reason;
    }

    /// What is wrong, more exactly, in English; may be empty.
    public String detail() {
        return detail;
    }

    /// Where that is; empty for [Reason#UNKNOWN_FORMAT].
    public Optional<Place> place() {
        return Optional.ofNullable(place);
    }

    /// The first bytes of a content of [Reason#UNKNOWN_FORMAT], 8 at the most.
    public Bytes beginning() {
        return Bytes.wrap(beginning.clone());
    }
}
