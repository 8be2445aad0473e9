package framescope.report;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.filter.DerivedValues;
import framescope.protocol.Bytes;
import framescope.protocol.ClosePayload;
import framescope.protocol.Opcode;
import framescope.protocol.Utf8Validator;

/// What a frame carries, and what the message is that it ends, as named values.
///
/// Each has its own bytes under the name that its opcode has in Wireshark, and a text only what is
/// UTF-8: bytes that are not, such as a fragment cut inside a character, are written as bytes.
final class PayloadFields {
    /// The most bytes of a value that are written.
    static final int MAX = 16 * 1024 * 1024;

    private final CaptureStore store;
    private final DerivedValues derived;

    /// @param derived knows of the messages that frames end
    PayloadFields(CaptureStore store, DerivedValues derived) {
        this.store = store;
        this.derived = derived;
    }

    /// A value as far as it is written.
    ///
    /// @param omitted how many bytes are left out behind that
    private record Value(Bytes bytes, long omitted) {
        /// The first bytes of a value that has this many in all, or says so: a frame may declare more
        /// than it has.
        private static Value of(Bytes first, long whole) {
            return new Value(first, first.length() == MAX ? whole - MAX : 0);
        }

        /// The value without the part of a character that a cut has left at its end.
        private Value asText() {
            Bytes whole = omitted == 0 ? bytes : TextCut.wholeCharacters(bytes);
            return new Value(whole, omitted + bytes.length() - whole.length());
        }
    }

    /// Hands over the fields of a frame's payload.
    void write(CaptureRecord row, FieldOutput out) {
        if (row.isDeflating()) {
            out.flag(RowField.COMPRESSED, row.header().rsv1());
        }
        Value payload = Value.of(store.payload(row, MAX), row.length());
        long omitted;
        if (row.isCompressed()) {
            hex(RowField.PAYLOAD_COMPRESSED, payload.bytes(), out);
            omitted = Math.max(payload.omitted(), inflated(row, out));
        } else if (row.opcode() == Opcode.TEXT) {
            omitted = text(payload, out);
        } else {
            payload(row.opcode(), payload.bytes(), out);
            omitted = payload.omitted();
        }
        omitted(Math.max(omitted, message(row, out)), out);
    }

    /// Says how much of a row is not written, if it is not all.
    static void omitted(long bytes, FieldOutput out) {
        if (bytes > 0) {
            out.number(RowField.OMITTED, bytes);
        }
    }

    // Wireshark shows what was inflated in place of the payload.
    private long inflated(CaptureRecord row, FieldOutput out) {
        if (!row.isInflated()) {
            return 0;
        }
        Value message = Value.of(store.inflated(row, MAX), store.inflatedLength(row));
        if (row.message() == Opcode.TEXT) {
            return text(message, out);
        }
        hex(RowField.DATA, message.bytes(), out);
        return message.omitted();
    }

    private static void payload(Opcode opcode, Bytes bytes, FieldOutput out) {
        switch (opcode) {
            case CLOSE ->
                    ClosePayload.read(bytes)
                            .filter(close -> !bytes.isEmpty())
                            .ifPresentOrElse(
                                    close -> close(close, out),
                                    () -> hex(RowField.CLOSE, bytes, out));
            case PING -> hex(RowField.PING, bytes, out);
            case PONG -> hex(RowField.PONG, bytes, out);
            case CONTINUATION -> hex(RowField.CONTINUE, bytes, out);
            case BINARY -> hex(RowField.DATA, bytes, out);
            default -> hex(RowField.UNKNOWN, bytes, out);
        }
    }

    private static void close(ClosePayload close, FieldOutput out) {
        out.number(RowField.CLOSE_CODE, close.code());
        out.text(RowField.CLOSE_REASON, close.reason().text());
    }

    /// @return how many bytes are not written
    private static long text(Value value, FieldOutput out) {
        Value text = value.asText();
        if (Utf8Validator.isValid(text.bytes())) {
            out.text(RowField.TEXT, text.bytes().text());
            return text.omitted();
        }
        hex(RowField.DATA, value.bytes(), out);
        return value.omitted();
    }

    /// Hands over the fields of the message that a frame ends, where it came in several.
    ///
    /// @return how many of its bytes are not written
    private long message(CaptureRecord row, FieldOutput out) {
        long fragments = derived.fragments(row);
        if (fragments == DerivedValues.UNKNOWN) {
            return 0;
        }
        long length = derived.reassembledLength(row);
        out.number(RowField.FRAGMENT_COUNT, fragments);
        out.number(RowField.REASSEMBLED_LENGTH, length);
        if (row.message() != Opcode.TEXT) {
            return 0;
        }
        Bytes joined = row.isInflated() ? store.inflated(row, MAX) : derived.message(row);
        if (joined == null) {
            return 0;
        }
        Value text =
                Value.of(joined, row.isInflated() ? store.inflatedLength(row) : length).asText();
        // Its fragments have been written as bytes.
        if (!Utf8Validator.isValid(text.bytes())) {
            return 0;
        }
        out.text(RowField.MESSAGE_TEXT, text.bytes().text());
        return text.omitted();
    }

    static void hex(RowField field, Bytes bytes, FieldOutput out) {
        if (!bytes.isEmpty()) {
            out.hex(field, bytes);
        }
    }
}
