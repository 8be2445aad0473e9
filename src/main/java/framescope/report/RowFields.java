package framescope.report;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.RowMark;
import framescope.filter.DerivedValues;
import framescope.protocol.Bytes;
import framescope.protocol.FrameHeader;
import framescope.protocol.connection.CloseSummary;
import framescope.protocol.handshake.HttpHead;
import java.util.Locale;

/// The rows of a capture as named values, for every format that has fields.
final class RowFields {
    /// The most bytes of a payload that are written.
    static final int MAX_PAYLOAD = PayloadFields.MAX;

    private static final int NANOS_PER_SECOND = 1_000_000_000;

    private final CaptureStore store;
    private final boolean secrets;
    private final DerivedValues derived;
    private final PayloadFields payloads;

    /// @param secrets whether headers that let one in elsewhere are written as they are
    /// @param derived what rows say of one another
    RowFields(CaptureStore store, boolean secrets, DerivedValues derived) {
        this.store = store;
        this.secrets = secrets;
        this.derived = derived;
        payloads = new PayloadFields(store, derived);
    }

    /// Hands over the fields that a row has, each once.
    void write(CaptureRecord row, FieldOutput out) {
        out.text(RowField.EVENT, name(row.kind()));
        out.number(RowField.NUMBER, row.number() + 1);
        out.text(RowField.TIME, epochSeconds(row.time()));
        out.number(RowField.CONNECTION, row.connection());
        mark(store.marks().of(row.number()), out);
        switch (row.kind()) {
            case OPENED ->
                    store.connection(row.connection())
                            .ifPresent(info -> out.text(RowField.REMOTE, info.remote()));
            case REQUEST -> request(row, out);
            case RESPONSE -> response(row, out);
            case FRAME -> frame(row, out);
            case BYTES -> bytes(row, out);
            case CLOSED -> closed(row, out);
            case NOTE -> note(row, out);
        }
        if (!row.broken().isEmpty()) {
            out.list(RowField.FINDING, row.broken().rules().stream().map(RowFields::name).toList());
        }
    }

    private static void mark(RowMark mark, FieldOutput out) {
        if (mark.marked()) {
            out.flag(RowField.MARKED, true);
        }
        if (!mark.comment().isEmpty()) {
            out.text(RowField.COMMENT, mark.comment());
        }
    }

    /// A time as seconds since 1970, or how long something took in seconds, with all nine decimal places.
    static String epochSeconds(long nanos) {
        long seconds = Math.floorDiv(nanos, NANOS_PER_SECOND);
        String fraction = Long.toString(NANOS_PER_SECOND + Math.floorMod(nanos, NANOS_PER_SECOND));
        return seconds + "." + fraction.substring(1);
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private void request(CaptureRecord row, FieldOutput out) {
        direction(row, out);
        HttpHead head = head(row);
        out.text(RowField.METHOD, head.method());
        out.text(RowField.URI, head.target());
        header(head, "Host", RowField.HOST, out);
        header(head, "Origin", RowField.ORIGIN, out);
        headers(head, out);
    }

    private void response(CaptureRecord row, FieldOutput out) {
        direction(row, out);
        out.number(RowField.STATUS, row.status());
        headers(head(row), out);
    }

    private HttpHead head(CaptureRecord row) {
        return HttpHead.parse(store.wire(row, 0, MAX_PAYLOAD));
    }

    private static void headers(HttpHead head, FieldOutput out) {
        header(head, "Upgrade", RowField.UPGRADE, out);
        header(head, "Sec-WebSocket-Key", RowField.KEY, out);
        header(head, "Sec-WebSocket-Accept", RowField.ACCEPT, out);
        header(head, "Sec-WebSocket-Version", RowField.VERSION, out);
        header(head, "Sec-WebSocket-Protocol", RowField.PROTOCOL, out);
        header(head, "Sec-WebSocket-Extensions", RowField.EXTENSIONS, out);
    }

    private static void header(HttpHead head, String name, RowField field, FieldOutput out) {
        head.header(name).ifPresent(value -> out.text(field, value));
    }

    private void frame(CaptureRecord row, FieldOutput out) {
        FrameHeader header = row.header();
        direction(row, out);
        out.flag(RowField.FIN, header.fin());
        out.number(RowField.RSV, (header.firstByte() >> 4) & 7);
        out.number(RowField.OPCODE, header.opcode().code());
        out.flag(RowField.MASK, header.masked());
        out.number(RowField.PAYLOAD_LENGTH, header.secondByte() & 0x7f);
        switch (header.lengthForm()) {
            case BITS_7 -> {}
            case BITS_16 -> out.number(RowField.PAYLOAD_LENGTH_16, row.length());
            case BITS_64 -> out.number(RowField.PAYLOAD_LENGTH_64, row.length());
        }
        out.number(RowField.LENGTH_FORM, header.lengthForm().bits());
        out.number(RowField.LENGTH, row.length());
        if (header.masked()) {
            out.text(RowField.MASKING_KEY, colons(header.maskingKey()));
        }
        payloads.write(row, out);
        long roundTrip = derived.roundTrip(row);
        if (roundTrip != DerivedValues.UNKNOWN) {
            out.text(RowField.ROUND_TRIP, epochSeconds(roundTrip));
        }
    }

    private static String colons(int maskingKey) {
        StringBuilder text = new StringBuilder(11);
        for (int shift = 24; shift >= 0; shift -= 8) {
            if (!text.isEmpty()) {
                text.append(':');
            }
            text.append(Character.forDigit(maskingKey >>> shift + 4 & 15, 16));
            text.append(Character.forDigit(maskingKey >>> shift & 15, 16));
        }
        return text.toString();
    }

    private void bytes(CaptureRecord row, FieldOutput out) {
        direction(row, out);
        out.number(RowField.LENGTH, row.length());
        Bytes bytes = Secrets.blanked(store.wire(row, 0, MAX_PAYLOAD), secrets);
        PayloadFields.hex(RowField.DATA, bytes, out);
        PayloadFields.omitted(row.length() - MAX_PAYLOAD, out);
    }

    private static void closed(CaptureRecord row, FieldOutput out) {
        CloseSummary summary = row.closeSummary();
        out.number(RowField.CLOSE_CODE, summary.code());
        out.flag(RowField.CLEAN, summary.clean());
        summary.initiator().ifPresent(role -> out.text(RowField.INITIATOR, name(role)));
        out.text(RowField.ENDING, name(row.ending()));
    }

    private void note(CaptureRecord row, FieldOutput out) {
        out.text(RowField.NOTE, name(store.note(row).kind()));
        out.text(RowField.DETAIL, store.note(row).detail());
    }

    private static void direction(CaptureRecord row, FieldOutput out) {
        out.text(
                RowField.DIRECTION,
                switch (row.direction()) {
                    case CLIENT_TO_SERVER -> "client→server";
                    case SERVER_TO_CLIENT -> "server→client";
                });
    }
}
