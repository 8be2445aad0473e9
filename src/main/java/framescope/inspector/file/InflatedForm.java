package framescope.inspector.file;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.Direction;
import framescope.protocol.Bytes;
import framescope.protocol.FrameEncoder;
import framescope.protocol.FrameHeader;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The bytes of [ExportForm#INFLATED]. Not thread-safe.
final class InflatedForm {
    private static final int FIN = 0x80;
    private static final String EXTENSIONS = "sec-websocket-extensions:";

    private final CaptureStore store;

    /// By connection and direction: the frames of a message that is not whole yet.
    private final Map<Integer, List<CaptureRecord>> held = new HashMap<>();

    InflatedForm(CaptureStore store) {
        this.store = store;
    }

    /// A head of the opening handshake without its extensions.
    static Bytes withoutExtensions(Bytes head) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(head.length());
        int from = 0;
        while (from < head.length()) {
            int to = lineEnd(head, from);
            Bytes line = head.slice(from, to);
            boolean extensions =
                    line.first(EXTENSIONS.length()).text().equalsIgnoreCase(EXTENSIONS);
            if (!extensions) {
                kept.writeBytes(line.toArray());
            }
            from = to;
        }
        return Bytes.wrap(kept.toByteArray());
    }

    private static int lineEnd(Bytes head, int from) {
        for (int i = from; i < head.length(); i++) {
            if (head.at(i) == '\n') {
                return i + 1;
            }
        }
        return head.length();
    }

    /// The frames before this one that belong to the same message.
    List<CaptureRecord> held(CaptureRecord row) {
        return held.getOrDefault(stream(row), List.of());
    }

    /// The frame that stands for a message whose last frame this is.
    Bytes message(CaptureRecord row) {
        held.remove(stream(row));
        Bytes payload = store.inflated(row, Integer.MAX_VALUE);
        int mask = row.header().masked() ? 0x80 : 0;
        FrameHeader header =
                FrameHeader.of(
                        FIN | row.message().code(),
                        mask | FrameEncoder.lengthBits(payload.length()),
                        row.maskingKey(),
                        payload.length());
        return FrameEncoder.encode(header, payload);
    }

    /// Takes a frame of a compressed message that is not inflated with it.
    ///
    /// @return the frames of a message that will never be inflated: they go as they were
    List<CaptureRecord> hold(CaptureRecord row) {
        List<CaptureRecord> message = held.computeIfAbsent(stream(row), key -> new ArrayList<>());
        message.add(row);
        if (!row.header().fin()) {
            return List.of();
        }
        held.remove(stream(row));
        return message;
    }

    private static int stream(CaptureRecord row) {
        return stream(row.connection(), row.direction());
    }

    private static int stream(int connection, Direction direction) {
        return connection << 1 | direction.ordinal();
    }

    /// What is held of a message that never became whole: this frame begins another.
    List<CaptureRecord> abandonedFor(CaptureRecord row) {
        return take(stream(row));
    }

    /// What is still held of a connection at its end.
    List<CaptureRecord> unfinishedOf(int connection) {
        return Stream.of(Direction.values())
                .flatMap(direction -> take(stream(connection, direction)).stream())
                .sorted(Comparator.comparingLong(CaptureRecord::number))
                .toList();
    }

    private List<CaptureRecord> take(int stream) {
        List<CaptureRecord> frames = held.remove(stream);
        return frames == null ? List.of() : frames;
    }

    /// What is still held at the end of the capture.
    List<CaptureRecord> unfinished() {
        return held.values().stream().flatMap(List::stream).toList();
    }
}
