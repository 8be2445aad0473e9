package framescope.capture.journal;

import framescope.capture.Direction;
import framescope.capture.Ending;
import framescope.capture.file.CaptureFiles;
import framescope.capture.file.ConnectionStream;
import framescope.capture.file.DamageKind;
import framescope.capture.file.DamagedRegion;
import framescope.capture.file.PacketReader;
import framescope.capture.file.TcpReassembly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;

/// Reads a journal once, to say what is in it.
final class JournalScan implements ConnectionStream {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private int connections;
    private long packets;
    private long wireBytes;

    private JournalScan() {}

    static LeftJournal of(Path file) throws IOException {
        return new JournalScan().scan(file);
    }

    private LeftJournal scan(Path file) throws IOException {
        long fileBytes = Files.size(file);
        long torn = 0;
        Instant begun = Instant.EPOCH;
        try (PacketReader reader = CaptureFiles.open(file)) {
            TcpReassembly reassembly = new TcpReassembly(connection -> opened(), Set.of());
            for (var step = reader.next(); step != PacketReader.Step.END; step = reader.next()) {
                if (step == PacketReader.Step.PACKET) {
                    reassembly.accept(reader);
                    if (begun.equals(Instant.EPOCH)) {
                        begun = time(reader.time());
                    }
                } else {
                    torn = tornBytes(reader.damage(), fileBytes);
                }
            }
            reassembly.finish();
        }
        if (begun.equals(Instant.EPOCH)) {
            begun = Files.getLastModifiedTime(file).toInstant();
        }
        return new LeftJournal(file, begun, connections, packets, wireBytes, fileBytes, torn);
    }

    private ConnectionStream opened() {
        connections++;
        return this;
    }

    private static Instant time(long nanos) {
        return Instant.ofEpochSecond(nanos / NANOS_PER_SECOND, nanos % NANOS_PER_SECOND);
    }

    private static long tornBytes(DamagedRegion damage, long fileBytes) {
        boolean atEnd = damage.offset() + damage.length() >= fileBytes;
        return atEnd && damage.kind() != DamageKind.COMPRESSION ? fileBytes - damage.offset() : 0;
    }

    @Override
    public void bytes(Direction direction, long time, ByteBuffer bytes) {
        packets++;
        wireBytes += bytes.remaining();
    }

    @Override
    public void gap(Direction direction, long time, long length) {}

    @Override
    public void closed(long time, Ending ending) {}
}
