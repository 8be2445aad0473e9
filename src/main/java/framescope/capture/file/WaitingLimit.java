package framescope.capture.file;

/// How many bytes may wait for a packet before them, in one stream and in all of a file. Each piece
/// counts as more than it carries, or a file of the smallest packets would fill memory.
final class WaitingLimit {
    /// What a piece takes besides its bytes: its array's head, its place in a tree and its key.
    static final int PIECE = 100;

    private final long perStream;
    private final long inAll;
    private long waiting;

    WaitingLimit(long perStream, long inAll) {
        this.perStream = perStream;
        this.inAll = inAll;
    }

    void add(long bytes) {
        waiting += bytes;
    }

    /// Whether a stream with this many bytes has to stop waiting.
    boolean exceededBy(long ofStream) {
        return ofStream > perStream || waiting > inAll;
    }
}
