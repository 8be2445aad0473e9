package framescope.inspector.file;

import framescope.capture.CaptureNote;
import framescope.capture.CaptureSink;
import framescope.capture.NoteKind;
import framescope.capture.RowBatch;
import framescope.capture.file.CaptureFiles;
import framescope.capture.file.ConnectionStream;
import framescope.capture.file.DamagedRegion;
import framescope.capture.file.HarReader;
import framescope.capture.file.LeftOutPackets;
import framescope.capture.file.NoteComment;
import framescope.capture.file.PacketReader;
import framescope.capture.file.RowComment;
import framescope.capture.file.StreamSink;
import framescope.capture.file.TcpConnection;
import framescope.capture.file.TcpReassembly;
import framescope.capture.file.WebSocketStreams;
import framescope.protocol.MessageMemory;
import framescope.protocol.connection.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Reads a file of packets, or a HAR, into a capture. Rows can be seen as soon as their packets or
/// messages are read.
///
/// Of packets, the same bytes give the same rows as they would on a socket. What is missing in a stream and
/// what is damaged in the file become notes of their own, 10,000 at the most; another one says how many
/// there would have been. A connection that goes
/// on when the file ends gets the ending [framescope.capture.Ending#UNSEEN].
///
/// [#check] and [#run] are called once, on any thread; the other methods by anybody, at any time.
public final class CaptureImport {
    private static final long CONGESTION_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final Path file;
    private final CaptureSink sink;
    private final Set<Integer> decodeAs;
    private final Limits limits;
    private final ImportCounts counts = new ImportCounts();
    private final RowBatch rows = new RowBatch();
    private final Set<StreamRecorder> open = new LinkedHashSet<>();
    private long damagedRegions;
    private volatile boolean cancelled;
    private volatile long done;
    private volatile long inAll;

    /// @param decodeAs ports of servers whose connections are WebSockets, though no opening
    ///     handshake in the file says so
    public CaptureImport(Path file, CaptureSink sink, Set<Integer> decodeAs) {
        this(file, sink, decodeAs, Limits.DEFAULT.message());
    }

    /// @param decodeAs likewise
    /// @param mostInflated how many bytes a message may have that is inflated; a note says of which
    ///     that was too much
    public CaptureImport(Path file, CaptureSink sink, Set<Integer> decodeAs, int mostInflated) {
        MessageMemory memory = MessageMemory.ofOneThread(Runtime.getRuntime().maxMemory() / 4);
        limits = Limits.DEFAULT.withMessage(mostInflated).with(memory);
        this.file = file;
        this.sink = sink;
        this.decodeAs = Set.copyOf(decodeAs);
    }

    /// Looks whether the file begins like one that can be read, and leaves the capture as it is.
    ///
    /// @throws framescope.capture.file.CaptureFormatException when it does not
    /// @throws IOException when it cannot be read
    public void check() throws IOException {
        if (HarReader.recognizes(file)) {
            HarReader.check(file);
        } else {
            CaptureFiles.open(file).close();
        }
    }

    /// Reads the file to its end, or until it is cancelled. While the capture is congested it
    /// waits.
    ///
    /// @throws framescope.capture.file.CaptureFormatException when the file is of no format that
    ///     can be read
    /// @throws IOException when it cannot be read; what was read until then is in the capture
    public ImportSummary run() throws IOException {
        return HarReader.recognizes(file) ? readMessages() : readPackets();
    }

    private ImportSummary readMessages() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            inAll = channel.size();
            String name = String.valueOf(file.getFileName());
            boolean complete =
                    new HarImport(sink, name, counts, limits, () -> pace(channel))
                            .run(file, channel);
            done = complete ? inAll : done;
            tellOfNotesLeftOut(0);
            return new ImportSummary(
                    counts.connections(), counts.frames(), 0, LeftOutPackets.NONE, complete);
        }
    }

    private void tellOfNotesLeftOut(long time) {
        if (counts.notesLeftOut() > 0) {
            String count = Long.toString(counts.notesLeftOut());
            sink.note(CaptureSink.NO_CONNECTION, time, NoteKind.NOTES_LEFT_OUT, count);
        }
    }

    private void pace(FileChannel channel) {
        try {
            done = channel.position();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // Only of a channel that is closed.
        }
        awaitRoom();
        if (cancelled) {
            throw new CancellationException();
        }
    }

    private ImportSummary readPackets() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                PacketReader reader =
                        CaptureFiles.open(channel, String.valueOf(file.getFileName()))) {
            inAll = channel.size();
            TcpReassembly reassembly =
                    new TcpReassembly(new WebSocketStreams(new Streams(), decodeAs), decodeAs);
            boolean complete;
            try {
                complete = read(reader, reassembly, channel);
                reassembly.finish();
            } finally {
                open.forEach(StreamRecorder::leftOpen);
                tellOfLeftOut(reader.time(), reassembly.leftOut());
                tellOfNotesLeftOut(reader.time());
                sink.mark(counts.named());
            }
            return new ImportSummary(
                    counts.connections(),
                    counts.frames(),
                    damagedRegions,
                    reassembly.leftOut(),
                    complete);
        }
    }

    private boolean read(PacketReader reader, TcpReassembly reassembly, FileChannel channel)
            throws IOException {
        long lookAgain = 0;
        while (!cancelled) {
            switch (reader.next()) {
                case PACKET -> reassembly.accept(reader);
                case DAMAGE -> damaged(reader);
                case END -> {
                    done = inAll;
                    return true;
                }
            }
            if (reader.position() >= lookAgain) {
                lookAgain = reader.position() + (1 << 16);
                done = channel.position();
                awaitRoom();
            }
        }
        return false;
    }

    private void awaitRoom() {
        while (sink.congested() && !cancelled) {
            LockSupport.parkNanos(CONGESTION_NANOS);
        }
    }

    private void damaged(PacketReader reader) {
        DamagedRegion region = reader.damage();
        damagedRegions++;
        note(
                reader.time(),
                NoteKind.FILE_DAMAGED,
                "%d %d %s".formatted(region.offset(), region.length(), region.kind().name()));
    }

    private void tellOfLeftOut(long time, LeftOutPackets leftOut) {
        if (leftOut.fragments() > 0) {
            note(time, NoteKind.FRAGMENTS_LEFT_OUT, Long.toString(leftOut.fragments()));
        }
        leftOut.unreadLinks()
                .forEach((link, count) -> note(time, NoteKind.LINK_NOT_READ, count + " " + link));
    }

    private void note(long time, NoteKind kind, String detail) {
        if (counts.mayNote()) {
            sink.note(CaptureSink.NO_CONNECTION, time, kind, detail);
        }
    }

    /// What is heard of the file's connections, and of the capture that it was saved from.
    private final class Streams implements StreamSink {
        @Override
        public ConnectionStream opened(TcpConnection connection) {
            counts.connection();
            StreamRecorder recorder =
                    new StreamRecorder(connection, sink, counts, rows, limits, open::remove);
            open.add(recorder);
            return recorder;
        }

        @Override
        public void comment(long time, String text) {
            if (RowComment.read(text, CaptureSink.NO_CONNECTION).orElse(null)
                    instanceof RowComment.Elsewhere elsewhere) {
                counts.name(elsewhere);
                return;
            }
            CaptureNote note =
                    NoteComment.readOfCapture(text)
                            .orElseGet(() -> new CaptureNote(NoteKind.COMMENT, text));
            if (note.kind() == NoteKind.NOTES_LEFT_OUT) {
                counts.leftOut(Long.parseLong(note.detail()));
            } else {
                note(time, note.kind(), note.detail());
            }
        }
    }

    /// Stops soon; what was read stays in the capture.
    public void cancel() {
        cancelled = true;
    }

    /// How far it has come, in bytes of the file as it lies on the disk.
    public FileProgress progress() {
        return new FileProgress(done, inAll, counts.frames());
    }
}
