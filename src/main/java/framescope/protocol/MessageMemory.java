package framescope.protocol;

/// The memory that messages of many connections take together while they are being put together, so
/// that many peers, each within its own limits, cannot use it up.
public interface MessageMemory {
    /// As much as there is.
    MessageMemory UNBOUNDED =
            new MessageMemory() {
                @Override
                public boolean take(int bytes) {
                    return true;
                }

                @Override
                public void giveBack(int bytes) {}
            };

    /// So many bytes, for connections that one thread looks after.
    static MessageMemory ofOneThread(long limit) {
        return new MessageMemory() {
            private long taken;

            @Override
            public boolean take(int bytes) {
                if (bytes > limit - taken) {
                    return false;
                }
                taken += bytes;
                return true;
            }

            @Override
            public void giveBack(int bytes) {
                taken -= bytes;
            }
        };
    }

    /// Takes so many bytes.
    ///
    /// @return false, and nothing is taken, when there are not so many left
    boolean take(int bytes);

    /// Gives back what was taken.
    void giveBack(int bytes);
}
