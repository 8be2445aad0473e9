package framescope.capture.journal;

import framescope.capture.CaptureHealth;
import framescope.capture.CaptureNote;
import framescope.capture.CaptureSink;
import framescope.capture.ChunkStore;
import framescope.capture.ConnectionInfo;
import framescope.capture.Direction;
import framescope.capture.Ending;
import framescope.capture.RowMark;
import framescope.capture.RowName;
import framescope.capture.Scratch;
import framescope.capture.file.NoteComment;
import framescope.capture.file.PcapngWriter;
import framescope.capture.file.RowComment;
import framescope.capture.file.TcpSynthesis;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;

/// Chunks in a pcapng file: one packet block for each, or several where it is long.
///
/// Whoever appends copies into a batch under a lock and never touches the disk. A fresh start is
/// another file; the one before it is deleted unless [#keep] was called. May be used from any
/// thread.
///
/// Longer than most: it is both doors of the store, and the only place that takes the queue's lock
/// for what is written, so that what belongs together can be seen together.
public final class Journal implements ChunkStore, Closeable {
    private final JournalQueue queue;
    private final IntFunction<JournalFile> files;
    private final String application;
    private final Closeable onClosed;
    private final JournalWriter thread;
    private final ScratchFiles scratch;
    private final Map<Integer, JournalConnection> connections = new HashMap<>();
    private final Map<Integer, JournalSection> sections = new ConcurrentHashMap<>();
    private volatile JournalSection current;
    private boolean closed;
    private final boolean single;

    /// @param files gives the file of each section, which are numbered from 1
    /// @param single whether there is one file whatever happens; it stays even when it is empty
    Journal(
            IntFunction<JournalFile> files,
            JournalSettings settings,
            String application,
            boolean single,
            Closeable onClosed) {
        this.files = files;
        this.application = application;
        this.single = single;
        this.onClosed = onClosed;
        queue = new JournalQueue(settings);
        current = newSection(1);
        thread = new JournalWriter(queue, settings, current.file());
        scratch =
                new ScratchFiles(current.file().path(), settings.retryAfter(), thread::spaceFloor);
        thread.start();
    }

    /// A journal in a folder of journals. While nothing can be written there, it is one whose disk
    /// takes nothing, and tries again and again.
    ///
    /// @param application what wrote the file, such as `Framescope 1.0`
    public static Journal in(JournalClaim claim, JournalSettings settings, String application) {
        return new Journal(claim::file, settings, application, false, claim);
    }

    /// A journal in a file of the user's choice.
    ///
    /// @param replacing whether a file that is there may be replaced
    /// @throws java.nio.file.FileAlreadyExistsException when there is one, and it may not
    /// @throws IOException when the file cannot be made
    public static Journal to(
            Path path, boolean replacing, JournalSettings settings, String application)
            throws IOException {
        JournalFile file = new JournalFile(path, replacing);
        file.secure(0, 0);
        return new Journal(number -> file, settings, application, true, () -> {});
    }

    private JournalSection newSection(int number) {
        JournalSection section =
                new JournalSection(
                        number, files.apply(number), queue.buffer(0), queue::exchange, application);
        sections.put(number, section);
        return section;
    }

    // ---------------------------------------------------------------- writing

    /// What is written to the current section; only batches in memory are involved.
    @FunctionalInterface
    private interface Entry {
        long write(PcapngWriter writer) throws IOException;
    }

    private long enter(Entry entry) {
        queue.lock();
        try {
            JournalSection section = current;
            long before = section.writer().position();
            long first = entry.write(section.writer());
            queue.appended(section.writer().position() - before);
            queue.filling(section);
            return section.place(first);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // Batches in memory take everything.
        } finally {
            queue.unlock();
        }
    }

    @Override
    public void opened(ConnectionInfo connection) {
        JournalConnection fresh = new JournalConnection(connection);
        queue.lock();
        try {
            connections.put(connection.number(), fresh);
            if (queue.takesNeeded()) {
                enter(writer -> {
                    fresh.in(writer);
                    return 0;
                });
            }
        } finally {
            queue.unlock();
        }
    }

    @Override
    public long append(
            int connection, Direction direction, long time, ByteBuffer wire, boolean handshake) {
        queue.lock();
        try {
            JournalConnection open = connection(connection);
            if (!queue.takesMore() && !(handshake && queue.takesNeeded())) {
                open.skipped(current.writer(), direction, wire.remaining());
                return NOT_KEPT;
            }
            return enter(writer -> writer.data(open.in(writer), direction, time, wire));
        } finally {
            queue.unlock();
        }
    }

    @Override
    public void skipped(int connection, Direction direction, int length) {
        queue.lock();
        try {
            connection(connection).skipped(current.writer(), direction, length);
        } finally {
            queue.unlock();
        }
    }

    private JournalConnection connection(int number) {
        JournalConnection connection = connections.get(number);
        if (connection == null) {
            throw new IllegalArgumentException("no open connection " + number);
        }
        return connection;
    }

    @Override
    public void note(int connection, long time, CaptureNote note) {
        queue.lock();
        try {
            JournalConnection open = connections.get(connection);
            if (connection == CaptureSink.NO_CONNECTION && queue.takesNeeded()) {
                enter(writer -> {
                    writer.note(time, NoteComment.of(note));
                    return 0;
                });
            } else if (open != null && !note.kind().isMadeAnew() && queue.takesNeeded()) {
                enter(writer -> {
                    writer.note(open.in(writer), time, NoteComment.of(note));
                    return 0;
                });
            }
        } finally {
            queue.unlock();
        }
    }

    @Override
    public void mark(ConnectionInfo connection, long time, RowName name, RowMark mark) {
        queue.lock();
        try {
            JournalConnection open = connections.get(connection.number());
            if (queue.takesNeeded()) {
                enter(writer -> {
                    if (connection.number() == CaptureSink.NO_CONNECTION) {
                        writer.note(time, RowComment.of(name, mark));
                        return 0;
                    }
                    // Of a connection that has ended only the addresses are needed.
                    TcpSynthesis synthesis =
                            open == null
                                    ? JournalConnection.synthesis(connection)
                                    : open.in(writer);
                    writer.note(synthesis, time, RowComment.of(name, mark));
                    return 0;
                });
            }
        } finally {
            queue.unlock();
        }
    }

    @Override
    public void closed(int connection, long time, Ending ending) {
        queue.lock();
        try {
            JournalConnection open = connections.remove(connection);
            if (open != null && queue.takesNeeded()) {
                enter(writer -> {
                    writer.closed(open.in(writer), time, ending);
                    return 0;
                });
            }
        } finally {
            queue.unlock();
        }
    }

    // ---------------------------------------------------------------- reading

    @Override
    public int read(long place, int index, byte[] into, int at, int length) {
        JournalSection section = sections.get(JournalSection.numberOf(place));
        int done = 0;
        while (section != null && done < length) {
            int byteIndex = index + done;
            int leftInBlock = PcapngWriter.MAX_SEGMENT - byteIndex % PcapngWriter.MAX_SEGMENT;
            int run = Math.min(length - done, leftInBlock);
            long offset = PcapngWriter.offsetOf(JournalSection.offsetOf(place), byteIndex);
            int read = readRun(section, offset, into, at + done, run);
            done += read;
            if (read < run) {
                break;
            }
        }
        return done;
    }

    // Bytes of one block, which are in one batch, or in the file.
    private int readRun(JournalSection section, long offset, byte[] into, int at, int length) {
        if (offset + length > section.written() && queue.read(section, offset, into, at, length)) {
            return length;
        }
        return section.file().read(offset, into, at, length);
    }

    // ---------------------------------------------------------------- files

    /// Lets the current file stay when another is begun.
    public void keep() {
        queue.lock();
        try {
            current.keep();
        } finally {
            queue.unlock();
        }
    }

    /// Says that what is in the current file up to a place ([#end]) can be had elsewhere. Where
    /// nothing comes behind it, the file is deleted when the journal is closed.
    public void isElsewhere(long place) {
        queue.lock();
        try {
            current.isElsewhere(place);
        } finally {
            queue.unlock();
        }
    }

    /// Leaves another amount of the disk free for others than the settings say, from now on.
    public void leaveFree(long bytes) {
        thread.leaveFree(bytes);
    }

    /// Has somebody make room before the disk is taken for full.
    ///
    /// @param room is called on the thread that writes, again and again as long as the disk is full,
    ///     and says whether it has deleted anything
    public void makeRoomBy(BooleanSupplier room) {
        thread.makeRoomBy(room);
    }

    /// Whether it is written over the file that it replaces, since the folder takes none beside it.
    public boolean isInPlace() {
        return current.file().isInPlace();
    }

    /// The file that is written to.
    public Path file() {
        return current.file().path();
    }

    @Override
    public boolean beginAnew() {
        queue.lock();
        try {
            if (single) {
                return false;
            }
            queue.leaving(current);
            current = newSection(current.number() + 1);
            return true;
        } finally {
            queue.unlock();
        }
    }

    @Override
    public long dropBefore(long place, List<Run> kept) {
        int first = JournalSection.numberOf(Math.max(0, place));
        queue.lock();
        try {
            for (JournalSection section : List.copyOf(sections.values())) {
                if (section.number() < first) {
                    sections.remove(section.number());
                    if (section.isKept()) {
                        section.flush();
                    }
                    queue.retire(section);
                }
            }
        } finally {
            queue.unlock();
        }
        return 0;
    }

    @Override
    public void restart() {
        // Places go on: what is written stays.
    }

    @Override
    public long end() {
        queue.lock();
        try {
            return current.place(current.writer().position());
        } finally {
            queue.unlock();
        }
    }

    /// None that grows: the batches have a limit of their own.
    @Override
    public long heldBytes() {
        return 0;
    }

    @Override
    public Optional<Scratch> scratch() {
        return Optional.of(scratch);
    }

    @Override
    public boolean takesMore() {
        return queue.takesMore();
    }

    @Override
    public CaptureHealth health() {
        return queue.health();
    }

    /// Writes what is left, waiting for it a few seconds at most, and closes the file. One that tells
    /// of no connection, or of nothing that is not elsewhere, is deleted.
    @Override
    public void close() throws IOException {
        queue.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            scratch.close();
            if (single || !current.isDispensable()) {
                current.keep();
                current.flush();
            }
            queue.retire(current);
        } finally {
            queue.unlock();
        }
        try (onClosed) {
            thread.finish();
        }
    }
}
