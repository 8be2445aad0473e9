package framescope.capture.file;

import framescope.capture.Direction;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.Objects;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads the WebSockets of a HAR 1.2 file, as Chrome, Firefox, HTTP Toolkit, mitmproxy and we write
/// them, compressed by gzip or not.
///
/// Messages may stand in an entry before the request that opened their connection, so two cursors
/// walk through the file: one reads what an entry is, the other one follows with its messages.
/// Neither keeps more than a message.
public final class HarReader {
    /// How deep values of a file may be nested: more is [CaptureFormatException.Reason#LIMIT].
    public static final int MOST_DEPTH = HarCursor.MOST_DEPTH;

    /// How many characters a text in it may have; likewise.
    public static final int MOST_CHARACTERS = HarCursor.MOST_CHARACTERS;

    /// The same of a property's name.
    public static final int MOST_IN_NAME = HarCursor.MOST_IN_NAME;

    private static final int OPCODES = 16;

    private final HarSink sink;
    private final HarCursor heads;
    private final HarCursor bodies;

    private HarReader(HarSink sink, HarCursor heads, HarCursor bodies) {
        this.sink = sink;
        this.heads = heads;
        this.bodies = bodies;
    }

    /// Whether a file may be a HAR: its content begins as a JSON object does.
    public static boolean recognizes(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                InputStream in = HarCursor.open(channel)) {
            int first = in.read();
            // The byte order mark of UTF-8.
            while (first == ' ' || first >= '\t' && first <= '\r' || first > 0x80) {
                first = in.read();
            }
            return first == '{';
        } catch (ZipException | EOFException e) {
            return false; // No gzip after all, or nothing in it.
        }
    }

    /// Looks whether a file is a HAR as far as its first entry, and tells nobody of anything.
    ///
    /// @throws CaptureFormatException when it is none
    /// @throws IOException when the file cannot be read
    public static void check(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                HarCursor heads = new HarCursor(channel)) {
            heads.next();
        }
    }

    /// Tells of all WebSockets of a file.
    ///
    /// @throws CaptureFormatException where it stops being a HAR; everything before is told
    /// @throws IOException when the file cannot be read
    public static void read(Path file, HarSink sink) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            read(file, channel, sink);
        }
    }

    /// The same with messages read from a channel, whose position says how far that has come; it is
    /// closed in the end.
    ///
    /// @param channel the same file from its beginning
    public static void read(Path file, ReadableByteChannel channel, HarSink sink)
            throws IOException {
        try (FileChannel ahead = FileChannel.open(file, StandardOpenOption.READ);
                HarCursor heads = new HarCursor(ahead);
                HarCursor bodies = new HarCursor(channel)) {
            new HarReader(sink, heads, bodies).read();
        }
    }

    private void read() throws IOException {
        while (heads.next()) {
            HarEntryHead head = new HarEntryHead(heads);
            CaptureFormatException problem = null;
            try {
                head.read();
            } catch (CaptureFormatException e) {
                problem = e;
            }
            entry(head);
            if (problem != null) {
                throw problem;
            }
        }
    }

    private void entry(HarEntryHead head) throws IOException {
        bodies.next();
        if (!head.isWebSocket()) {
            bodies.read(() -> bodies.json().skipChildren());
            return;
        }
        HarConnection connection = head.connection();
        HarMessages told = sink.opened(connection);
        try {
            messages(told, connection.startedAt());
        } finally {
            told.end();
        }
    }

    private void messages(HarMessages told, long startedAt) throws IOException {
        JsonParser json = bodies.json();
        long time = startedAt;
        while (bodies.read(json::nextToken) == JsonToken.PROPERTY_NAME) {
            boolean framed = json.currentName().equals("_framescopeFrames");
            boolean wanted = framed || json.currentName().equals("_webSocketMessages");
            JsonToken token = bodies.read(json::nextToken);
            if (!wanted || token != JsonToken.START_ARRAY) {
                bodies.read(json::skipChildren);
                continue;
            }
            for (token = bodies.read(json::nextToken);
                    token != JsonToken.END_ARRAY && token != null;
                    token = bodies.read(json::nextToken)) {
                time = token == JsonToken.START_OBJECT ? message(told, time, framed) : time;
            }
        }
    }

    /// Reads a message, or a frame, and tells it.
    ///
    /// @return its time
    private long message(HarMessages told, long before, boolean framed) throws IOException {
        JsonParser json = bodies.json();
        String place = bodies.place();
        long time = before;
        String type = "";
        int opcode = -1;
        @Nullable String data = null;
        @Nullable String exact = null;
        while (bodies.read(json::nextToken) == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken value = bodies.read(json::nextToken);
            switch (name) {
                case "type" -> type = Objects.requireNonNullElse(text(value), "");
                case "data" -> data = text(value);
                case "_framescopeBytes", "wire" -> exact = text(value);
                case "opcode" -> opcode = opcode(value);
                case "time" -> {
                    if (value.isNumeric()) {
                        time = bodies.read(() -> HarTimes.ofNumber(json, before));
                    }
                }
                default -> {}
            }
            bodies.read(json::skipChildren);
        }
        tell(told, time, new Read(place, type, opcode, data, exact), framed);
        return time;
    }

    /// A message as it stands in the file.
    private record Read(
            String place, String type, int opcode, @Nullable String data, @Nullable String exact) {
        private @Nullable Bytes bytes() {
            String base64 = exact == null ? data : exact;
            if (exact == null && opcode == Opcode.TEXT.code() && data != null) {
                return Bytes.utf8(data);
            }
            try {
                return base64 == null ? null : Bytes.wrap(Base64.getDecoder().decode(base64));
            } catch (IllegalArgumentException e) {
                return null;
            }
        }
    }

    private static void tell(HarMessages told, long time, Read read, boolean framed) {
        boolean send = read.type.equals("send");
        if (!send && !read.type.equals("receive")) {
            told.error(time, read.data == null ? read.type : read.data);
            return;
        }
        Bytes bytes = read.opcode < 0 ? null : read.bytes();
        if (bytes == null) {
            told.unreadable(time, read.place);
            return;
        }
        Direction direction = send ? Direction.CLIENT_TO_SERVER : Direction.SERVER_TO_CLIENT;
        if (framed) {
            told.frame(direction, time, bytes);
        } else {
            told.message(direction, time, Opcode.ofCode(read.opcode), bytes);
        }
    }

    private @Nullable String text(JsonToken token) throws IOException {
        return token == JsonToken.VALUE_STRING
                ? bodies.read(() -> bodies.json().getString())
                : null;
    }

    private int opcode(JsonToken token) throws IOException {
        if (!token.isNumeric()) {
            return -1;
        }
        double code = bodies.read(() -> bodies.json().getDoubleValue());
        return code >= 0 && code < OPCODES ? (int) code : -1;
    }
}
