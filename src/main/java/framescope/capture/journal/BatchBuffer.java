package framescope.capture.journal;

import java.nio.ByteBuffer;

/// Memory for a batch, in step with the file: a byte that begins a page of the file begins one of
/// memory. So whole pages can go to the disk without a copy in between.
final class BatchBuffer {
    /// The bytes of a page, of which file systems and memory have whole ones.
    static final int PAGE = 4096;

    private final int capacity;
    private final ByteBuffer pages;
    private ByteBuffer bytes;

    BatchBuffer(int capacity) {
        this.capacity = capacity;
        pages = ByteBuffer.allocateDirect(capacity + 2 * PAGE).alignedSlice(PAGE);
        bytes = pages.slice(0, capacity);
    }

    /// Makes it an empty buffer for bytes from this offset of a file on.
    void begin(long offset) {
        bytes = pages.slice((int) (offset % PAGE), capacity);
    }

    /// The batch, from position 0.
    ByteBuffer bytes() {
        return bytes;
    }
}
