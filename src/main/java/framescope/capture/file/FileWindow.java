package framescope.capture.file;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.zip.ZipException;

/// A moving window over a file of any size: the bytes from the current place on, as many as were
/// asked for.
///
/// The window grows with the bytes that really come, never with what a file declares: a small file
/// takes little, and a large one is soon read in large steps.
final class FileWindow implements Closeable {
    private static final int INITIAL = 64 * 1024;
    private static final int LARGE = 1 << 20;

    private final ReadableByteChannel in;
    private ByteBuffer buffer = ByteBuffer.allocateDirect(INITIAL).flip();
    private ByteBuffer view = buffer.duplicate();
    private long bufferStart;
    private boolean ended;
    private boolean brokenCompression;

    FileWindow(ReadableByteChannel in) {
        this.in = in;
    }

    /// What was read, from the current place to the limit. It is another one after [#ensure].
    ByteBuffer buffer() {
        return buffer;
    }

    /// The same bytes at the same indexes, in network byte order, with a position and a limit for
    /// the caller to set. It is another one after [#ensure].
    ByteBuffer view() {
        return view;
    }

    /// The current place in the file.
    long offset() {
        return bufferStart + buffer.position();
    }

    /// Reads until there are this many bytes from the current place on.
    ///
    /// @return false when the file ends before that; what is left of it is then in the buffer
    boolean ensure(int count) throws IOException {
        while (buffer.remaining() < count && !ended) {
            makeRoom(count);
            fill();
        }
        return buffer.remaining() >= count;
    }

    private void makeRoom(int count) {
        if (buffer.limit() < buffer.capacity()) {
            return;
        }
        bufferStart += buffer.position();
        // Twice what is asked for, so that bytes are moved once and not for every step.
        boolean tight =
                buffer.remaining() * 2L > buffer.capacity() && count * 2L > buffer.capacity();
        if (tight || buffer.capacity() < LARGE) {
            ByteBuffer larger = ByteBuffer.allocateDirect(buffer.capacity() * 2);
            buffer = larger.put(buffer).flip();
            view = buffer.duplicate();
        } else {
            buffer.compact().flip();
        }
    }

    private void fill() throws IOException {
        int from = buffer.position();
        int to = buffer.limit();
        buffer.position(to).limit(buffer.capacity());
        try {
            ended = in.read(buffer) < 0;
        } catch (EOFException | ZipException e) {
            brokenCompression = true;
            ended = true;
        } finally {
            buffer.limit(buffer.position()).position(from);
        }
    }

    /// Whether the data ends because what was compressed cannot be read any further.
    boolean brokenCompression() {
        return brokenCompression;
    }

    void skip(int count) {
        buffer.position(buffer.position() + count);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
