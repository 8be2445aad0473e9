package framescope.report;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.ConnectionInfo;
import framescope.capture.Direction;
import framescope.capture.Ending;
import framescope.capture.NoteKind;
import framescope.capture.RowKind;
import framescope.protocol.Bytes;
import framescope.protocol.CloseCode;
import framescope.protocol.ClosePayload;
import framescope.protocol.Opcode;
import framescope.protocol.Utf8Validator;
import framescope.protocol.connection.CloseSummary;
import framescope.protocol.handshake.HttpHead;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// One connection as an entry of a HAR.
final class HarEntry {
    private static final Pattern IP_AND_PORT =
            Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,3}){3}|\\[[0-9a-fA-F:.]+\\])(?::[0-9]+)?");

    private static final int HEAD_BYTES = 1 << 20;
    private static final int NANOS_PER_SECOND = 1_000_000_000;
    private static final int DECIMALS_OF_MILLIS = 6;

    private final CaptureStore store;
    private final ExportOptions options;
    private final ConnectionRows rows;
    private final int connection;
    private final JsonGenerator json;
    private @Nullable CaptureRecord first;
    private @Nullable CaptureRecord last;
    private @Nullable CaptureRecord request;
    private @Nullable CaptureRecord response;
    private @Nullable CaptureRecord closed;
    private @Nullable CaptureRecord closeFrame;
    private boolean framed;
    private final Set<Direction> torn = EnumSet.noneOf(Direction.class);
    private boolean allFrames = true;

    HarEntry(ReportRows all, ConnectionRows rows, int connection, JsonGenerator json) {
        store = all.store();
        options = all.options();
        this.rows = rows;
        this.connection = connection;
        this.json = json;
    }

    void write() throws IOException {
        rows.forEach(
                connection,
                (row, selected) -> {
                    surveyFrames(row, selected);
                    survey(row);
                });
        HttpHead asked = head(request, Direction.CLIENT_TO_SERVER);
        boolean webSocket = framed || asked.asksForWebSocket();
        json.writeStartObject();
        json.writeStringProperty("_resourceType", webSocket ? "websocket" : "other");
        json.writeStringProperty("startedDateTime", date(time(first)));
        json.writeNumberProperty("time", milliseconds(time(last) - time(first)));
        HarHeads heads = new HarHeads(json, options);
        heads.request(asked, info().map(ConnectionInfo::local).orElse(""));
        heads.response(head(response, Direction.SERVER_TO_CLIENT));
        json.writeObjectPropertyStart("cache");
        json.writeEndObject();
        timings();
        info().flatMap(info -> serverAddress(info.local()))
                .ifPresent(address -> json.writeStringProperty("serverIPAddress", address));
        json.writeStringProperty("connection", Integer.toString(connection));
        info().ifPresent(info -> json.writeStringProperty("_framescopeRemote", info.remote()));
        close();
        messages(webSocket);
        if (options.frames()) {
            frames();
        }
        json.writeEndObject();
    }

    /// The IP address out of one with a port, IPv6 in brackets as Chrome writes it; empty where it is
    /// a name.
    private static Optional<String> serverAddress(String local) {
        Matcher matcher = IP_AND_PORT.matcher(local);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private void survey(CaptureRecord row) {
        first = first == null ? row : first;
        last = row;
        switch (row.kind()) {
            // Of several the last counts: it is the one that opened the WebSocket, if any did.
            case REQUEST -> request = framed ? request : row;
            case RESPONSE -> response = framed ? response : row;
            case FRAME -> {
                framed = true;
                boolean firstClose = closeFrame == null && row.opcode() == Opcode.CLOSE;
                closeFrame = firstClose ? row : closeFrame;
            }
            case CLOSED -> closed = row;
            case OPENED, BYTES, NOTE -> {}
        }
    }

    // Without all before it a frame cannot be read as it was: fragments, compression, and where one
    // begins, depend on that.
    private void surveyFrames(CaptureRecord row, boolean selected) {
        switch (row.kind()) {
            case FRAME ->
                    allFrames &= selected && response != null && !torn.contains(row.direction());
            case BYTES -> torn.add(row.direction());
            case NOTE -> {
                NoteKind kind = store.note(row).kind();
                if (kind == NoteKind.BYTES_MISSING || kind == NoteKind.CAPTURE_RESUMED) {
                    torn.addAll(EnumSet.allOf(Direction.class));
                }
            }
            case OPENED, REQUEST, RESPONSE, CLOSED -> {}
        }
    }

    private HttpHead head(@Nullable CaptureRecord row, Direction direction) {
        return HttpHead.parse(
                row == null
                        ? store.clearedHead(connection, direction)
                        : store.wire(row, 0, HEAD_BYTES));
    }

    private Optional<ConnectionInfo> info() {
        return store.connection(connection);
    }

    private static long time(@Nullable CaptureRecord row) {
        return row == null ? 0 : row.time();
    }

    private static String date(long time) {
        return Instant.ofEpochSecond(
                        Math.floorDiv(time, NANOS_PER_SECOND),
                        Math.floorMod(time, NANOS_PER_SECOND))
                .toString();
    }

    private static BigDecimal milliseconds(long nanos) {
        return BigDecimal.valueOf(nanos, DECIMALS_OF_MILLIS);
    }

    private void timings() {
        boolean answered = request != null && response != null;
        long wait = answered ? time(response) - time(request) : -1_000_000;
        json.writeObjectPropertyStart("timings");
        json.writeNumberProperty("send", 0);
        json.writeNumberProperty("wait", milliseconds(wait));
        json.writeNumberProperty("receive", 0);
        json.writeEndObject();
    }

    // As HTTP Toolkit writes it.
    private void close() {
        CaptureRecord end = closed;
        if (end == null || !framed) {
            return;
        }
        CloseSummary summary = end.closeSummary();
        if (summary.code() == CloseCode.ABNORMAL) {
            if (end.ending() == Ending.UNSEEN) {
                return;
            }
            json.writeStringProperty("_webSocketClose", "aborted");
            return;
        }
        json.writeObjectPropertyStart("_webSocketClose");
        json.writeNumberProperty("code", summary.code());
        json.writeStringProperty("reason", reason());
        seconds("timestamp", end.time());
        json.writeEndObject();
    }

    private String reason() {
        return Optional.ofNullable(closeFrame)
                .flatMap(frame -> ClosePayload.read(store.payload(frame, HEAD_BYTES)))
                .map(payload -> payload.reason().text())
                .orElse("");
    }

    private void messages(boolean webSocket) throws IOException {
        if (webSocket) {
            json.writeArrayPropertyStart("_webSocketMessages");
        }
        WholeMessages sent = new WholeMessages(store, this::message);
        WholeMessages received = new WholeMessages(store, this::message);
        rows.forEachAndTell(
                connection,
                (row, selected) -> {
                    if (row.is(RowKind.FRAME) && !row.opcode().isControl()) {
                        boolean send = row.direction() == Direction.CLIENT_TO_SERVER;
                        (send ? sent : received).frame(row, selected);
                    }
                });
        sent.end();
        received.end();
        if (webSocket) {
            json.writeEndArray();
        }
    }

    private void message(Direction direction, WholeMessages.Message message) {
        begin(direction, message.time(), message.opcode());
        boolean compressed = message.state() == WholeMessages.State.STILL_COMPRESSED;
        if (message.opcode() == Opcode.TEXT.code() && !compressed) {
            json.writeStringProperty("data", message.data().text());
            if (!Utf8Validator.isValid(message.data())) {
                base64("_framescopeBytes", message.data());
            }
        } else {
            base64("data", message.data());
        }
        switch (message.state()) {
            case WHOLE -> {}
            case INCOMPLETE -> json.writeBooleanProperty("_framescopeIncomplete", true);
            case STILL_COMPRESSED -> json.writeBooleanProperty("_framescopeCompressed", true);
        }
        if (message.data().length() < message.length()) {
            json.writeNumberProperty("_framescopeLength", message.length());
        }
        json.writeEndObject();
    }

    private void frames() throws IOException {
        json.writeArrayPropertyStart("_framescopeFrames");
        rows.forEach(
                connection,
                (row, selected) -> {
                    if (selected && row.is(RowKind.FRAME)) {
                        begin(row.direction(), row.time(), row.opcode().code());
                        Bytes wire = store.wire(row, 0, WholeMessages.MAX_MESSAGE);
                        allFrames &= wire.length() == row.wireLength();
                        base64("wire", wire);
                        json.writeEndObject();
                    }
                });
        json.writeEndArray();
        json.writeBooleanProperty("_framescopeAllFrames", allFrames);
    }

    private void begin(Direction direction, long time, int opcode) {
        json.writeStartObject();
        json.writeStringProperty(
                "type", direction == Direction.CLIENT_TO_SERVER ? "send" : "receive");
        seconds("time", time);
        json.writeNumberProperty("opcode", opcode);
    }

    // All nine decimal places, which whoever reads it as a binary fraction rounds for himself.
    private void seconds(String name, long time) {
        json.writeName(name);
        json.writeNumber(RowFields.epochSeconds(time));
    }

    private void base64(String name, Bytes bytes) {
        json.writeBinaryProperty(name, bytes.toArray());
    }
}
