package framescope.capture.journal;

import framescope.capture.Direction;
import framescope.capture.Ending;
import framescope.capture.file.CaptureFiles;
import framescope.capture.file.ConnectionStream;
import framescope.capture.file.DamageKind;
import framescope.capture.file.DamagedRegion;
import framescope.capture.file.PacketReader;
import framescope.capture.file.TcpConnection;
import framescope.capture.file.TcpReassembly;
import framescope.protocol.FrameDecoder;
import framescope.protocol.Opcode;
import framescope.protocol.Role;
import framescope.protocol.RuleSet;
import framescope.protocol.connection.Limits;
import framescope.protocol.connection.TapObserver;
import framescope.protocol.connection.WebSocketTap;
import framescope.protocol.handshake.Agreement;
import framescope.protocol.handshake.HttpHead;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;

/// Reads a journal once, to say what is in it.
final class JournalScan implements TapObserver {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    // Only frames are counted.
    private static final Limits NO_MESSAGES = Limits.DEFAULT.withMessage(0);

    private int connections;
    private long frames;
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
            TcpReassembly reassembly = new TcpReassembly(this::opened, Set.of());
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
        Path cut = JournalNames.torn(file);
        long cutBytes = Files.exists(cut) ? Files.size(cut) : 0;
        return new LeftJournal(
                file, begun, connections, frames, packets, wireBytes, fileBytes, torn, cutBytes);
    }

    private ConnectionStream opened(TcpConnection connection) {
        connections++;
        return new Stream(
                connection.fromFirstByte()
                        ? new WebSocketTap(NO_MESSAGES, this)
                        : WebSocketTap.inMidStream(NO_MESSAGES, this));
    }

    private static Instant time(long nanos) {
        return Instant.ofEpochSecond(nanos / NANOS_PER_SECOND, nanos % NANOS_PER_SECOND);
    }

    private static long tornBytes(DamagedRegion damage, long fileBytes) {
        boolean atEnd = damage.offset() + damage.length() >= fileBytes;
        return atEnd && damage.kind() != DamageKind.COMPRESSION ? fileBytes - damage.offset() : 0;
    }

    private final class Stream implements ConnectionStream {
        private final WebSocketTap tap;

        private Stream(WebSocketTap tap) {
            this.tap = tap;
        }

        @Override
        public void bytes(Direction direction, long time, ByteBuffer bytes) {
            packets++;
            wireBytes += bytes.remaining();
            tap.receive(direction.sender(), bytes);
        }

        @Override
        public void gap(Direction direction, long time, long length) {
            tap.missing(direction.sender(), length);
        }

        @Override
        public void closed(long time, Ending ending) {
            tap.end();
        }
    }

    @Override
    public void frameSeen(
            Role sender, long start, FrameDecoder frame, long broken, Opcode message) {
        frames++;
    }

    @Override
    public void requestSeen(long start, HttpHead request, RuleSet broken) {}

    @Override
    public void responseSeen(long start, long length, HttpHead response, Agreement agreement) {}

    @Override
    public void inflatedSeen(Role sender, ByteBuffer payload) {}

    @Override
    public void unparsedSeen(Role sender, long start, long length, long broken) {}
}
