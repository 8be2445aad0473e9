package framescope.inspector.file;

import framescope.capture.RowBatch;
import java.util.Arrays;

/// Where in a capture the bytes of one stream are, by their offset in the stream; of those only
/// that are not part of a row yet.
///
/// Of a long run of chunks some are forgotten: a byte is then found by its distance from an earlier
/// chunk of its stream, which says the same. Not thread-safe.
final class StreamPlaces {
    private static final int MOST = 4096;
    private static final int NONE = -1;

    private long[] starts = new long[2];
    private int[] chunks = new int[2];
    private int count;
    private long end;

    /// The stream's next bytes are in this chunk.
    void appended(int chunk, long length) {
        if (count == MOST) {
            thinOut();
        } else if (count == chunks.length) {
            starts = Arrays.copyOf(starts, count * 2);
            chunks = Arrays.copyOf(chunks, count * 2);
        }
        starts[count] = end;
        chunks[count] = chunk;
        count++;
        end += length;
    }

    private void thinOut() {
        count /= 2;
        for (int i = 0; i < count; i++) {
            starts[i] = starts[2 * i];
            chunks[i] = chunks[2 * i];
        }
    }

    /// The offset of the next byte that will come.
    long end() {
        return end;
    }

    /// The location of a byte, for [RowBatch].
    long locate(long offset) {
        int at = at(offset);
        return RowBatch.location(chunks[at], (int) (offset - starts[at]));
    }

    private int at(long offset) {
        int at = count - 1;
        while (at > 0 && starts[at] > offset) {
            at--;
        }
        return at;
    }

    /// Forgets what lies before a byte.
    ///
    /// @return the byte's location; -1 when it has not come yet
    long forgetBefore(long offset) {
        if (offset >= end) {
            count = 0;
            return NONE;
        }
        int first = at(offset);
        if (first > 0) {
            count -= first;
            System.arraycopy(starts, first, starts, 0, count);
            System.arraycopy(chunks, first, chunks, 0, count);
        }
        return RowBatch.location(chunks[0], (int) Math.max(0, offset - starts[0]));
    }
}
