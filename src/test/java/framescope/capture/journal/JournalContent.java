package framescope.capture.journal;

import framescope.capture.Direction;
import framescope.capture.Ending;
import framescope.capture.file.CaptureFiles;
import framescope.capture.file.ConnectionStream;
import framescope.capture.file.DamagedRegion;
import framescope.capture.file.PacketReader;
import framescope.capture.file.TcpReassembly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What a journal's file holds, by the reader that opens any capture: a character of a stream is a
/// byte.
final class JournalContent {
    private final Map<String, StringBuilder> streams = new TreeMap<>();
    private final List<DamagedRegion> damage = new ArrayList<>();
    private int connections;
    private int gaps;
    private int packets;

    private JournalContent() {}

    static JournalContent of(Path file) throws IOException {
        try (PacketReader reader = CaptureFiles.open(file)) {
            return of(reader);
        }
    }

    static JournalContent of(PacketReader reader) throws IOException {
        JournalContent content = new JournalContent();
        TcpReassembly reassembly =
                new TcpReassembly(
                        connection -> {
                            content.connections++;
                            return content.stream(connection.number());
                        },
                        Set.of());
        for (var step = reader.next(); step != PacketReader.Step.END; step = reader.next()) {
            if (step == PacketReader.Step.PACKET) {
                content.packets++;
                reassembly.accept(reader);
            } else {
                content.damage.add(reader.damage());
            }
        }
        reassembly.finish();
        return content;
    }

    private ConnectionStream stream(int number) {
        return new ConnectionStream() {
            @Override
            public void bytes(Direction direction, long time, ByteBuffer bytes) {
                streams.computeIfAbsent(number + " " + direction, key -> new StringBuilder())
                        .append(StandardCharsets.ISO_8859_1.decode(bytes));
            }

            @Override
            public void gap(Direction direction, long time, long length) {
                gaps++;
            }

            @Override
            public void closed(long time, Ending ending) {}
        };
    }

    String stream(int connection, Direction direction) {
        return streams.getOrDefault(connection + " " + direction, new StringBuilder()).toString();
    }

    List<DamagedRegion> damage() {
        return damage;
    }

    int connections() {
        return connections;
    }

    int gaps() {
        return gaps;
    }

    int packets() {
        return packets;
    }
}
