package framescope.inspector.file;

import framescope.capture.CaptureRecord;
import framescope.capture.Direction;
import framescope.capture.Ending;
import framescope.capture.file.CaptureFiles;
import framescope.capture.file.ConnectionStream;
import framescope.capture.file.PacketReader;
import framescope.capture.file.StreamSink;
import framescope.capture.file.TcpConnection;
import framescope.capture.file.TcpReassembly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Which packet of a file that we have written ends each of its reads and writes, counted from 1 as
/// Wireshark counts them.
final class PacketNumbers implements StreamSink {
    private final Map<Read, Integer> packets = new HashMap<>();
    private int number;

    private record Read(int connection, Direction direction, long time) {}

    private PacketNumbers() {}

    static PacketNumbers of(Path file) throws IOException {
        PacketNumbers numbers = new PacketNumbers();
        TcpReassembly reassembly = new TcpReassembly(numbers, Set.of());
        try (PacketReader reader = CaptureFiles.open(file)) {
            while (reader.next() == PacketReader.Step.PACKET) {
                numbers.number++;
                reassembly.accept(reader);
            }
        }
        return numbers;
    }

    @Override
    public ConnectionStream opened(TcpConnection connection) {
        return new ConnectionStream() {
            @Override
            public void bytes(Direction direction, long time, ByteBuffer bytes) {
                packets.put(new Read(connection.number(), direction, time), number);
            }

            @Override
            public void gap(Direction direction, long time, long length) {}

            @Override
            public void closed(long time, Ending ending) {}
        };
    }

    /// The packet that the last byte of a row is in.
    int of(CaptureRecord row) {
        return Objects.requireNonNull(
                packets.get(new Read(row.connection(), row.direction(), row.time())));
    }
}
