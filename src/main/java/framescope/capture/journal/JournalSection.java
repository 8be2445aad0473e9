package framescope.capture.journal;

import framescope.capture.file.PcapngWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// One file of a journal and what of it is still in memory. Guarded by the journal's lock but for
/// [#written].
final class JournalSection {
    private static final int OFFSET_BITS = 44;

    private final int number;
    private final JournalFile file;
    private final PcapngWriter writer;
    private final long headerEnd;
    private BatchBuffer buffer;
    private long bufferStart;
    private volatile long written;
    private boolean kept;
    private long elsewhere = -1;

    /// Takes a section's batches.
    @FunctionalInterface
    interface Batches {
        /// Takes a full batch.
        ///
        /// @return an empty buffer
        BatchBuffer exchange(JournalBatch batch);
    }

    JournalSection(
            int number, JournalFile file, BatchBuffer first, Batches batches, String application) {
        this.number = number;
        this.file = file;
        buffer = first;
        writer = PcapngWriter.to(first.bytes(), full -> next(batches), application);
        headerEnd = writer.position();
    }

    private ByteBuffer next(Batches batches) {
        JournalBatch batch = new JournalBatch(this, bufferStart, buffer);
        bufferStart = batch.end();
        buffer = batches.exchange(batch);
        return buffer.bytes();
    }

    /// The section that a place lies in.
    static int numberOf(long place) {
        return (int) (place >>> OFFSET_BITS);
    }

    /// The offset in the section's file that a place names.
    static long offsetOf(long place) {
        return place & ((1L << OFFSET_BITS) - 1);
    }

    /// The place of an offset in its file.
    long place(long offset) {
        return (long) number << OFFSET_BITS | offset;
    }

    int number() {
        return number;
    }

    JournalFile file() {
        return file;
    }

    PcapngWriter writer() {
        return writer;
    }

    /// Hands on the batch that is being filled, if there is anything in it.
    void flush() {
        try {
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // Batches in memory take everything.
        }
    }

    /// Whether there is something in the batch that is being filled.
    boolean isFilling() {
        return writer.position() > bufferStart;
    }

    /// All up to a place can be had elsewhere.
    void isElsewhere(long place) {
        elsewhere = place;
    }

    /// Whether nobody needs the file: it tells of no connection, or all of it is elsewhere.
    boolean isDispensable() {
        return writer.position() == headerEnd || place(writer.position()) == elsewhere;
    }

    /// How many bytes the file holds.
    long written() {
        return written;
    }

    void written(long end) {
        written = end;
    }

    /// The buffer that holds an offset behind all batches, or null when it holds no such.
    @Nullable ByteBuffer filling(long offset) {
        return offset >= bufferStart && offset < writer.position() ? buffer.bytes() : null;
    }

    long fillingStart() {
        return bufferStart;
    }

    /// The buffer that is being filled, to be used again.
    BatchBuffer buffer() {
        return buffer;
    }

    /// Lets the file stay when the section is retired.
    void keep() {
        kept = true;
    }

    boolean isKept() {
        return kept;
    }
}
