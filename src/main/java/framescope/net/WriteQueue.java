package framescope.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.MessageSizeEstimator;
import org.jspecify.annotations.Nullable;

/// What was written to a channel and waits for the peer to read. Belongs to the channel's event
/// loop.
final class WriteQueue {
    /// Netty is to count the memory that waits: a short reply may stand in a large buffer.
    static final MessageSizeEstimator BY_MEMORY =
            () -> message -> message instanceof ByteBuf buffer ? buffer.capacity() : 0;

    private final Channel channel;
    private final QueueBudget budget;
    private final Runnable onProgress;
    private final @Nullable ChannelOutboundBuffer buffer;
    private long counted;
    private boolean markerQueued;
    private boolean closed;
    private long leftAtEnd;

    /// To be made while the channel is open.
    ///
    /// @param onProgress is run when all has gone that waited a while ago
    WriteQueue(Channel channel, QueueBudget budget, Runnable onProgress) {
        this.channel = channel;
        this.budget = budget;
        this.onProgress = onProgress;
        // Kept, since a channel that closes lets go of it before it tells anybody; and when it
        // tells of its end, what is left has not been thrown away yet.
        buffer = channel.unsafe().outboundBuffer();
        channel.closeFuture().addListener(end -> end());
    }

    private void end() {
        leftAtEnd = bytes();
        closed = true;
        budget.take(-counted);
        counted = 0;
    }

    /// Whether so much waits that nothing more should be written.
    boolean isFull() {
        return !channel.isWritable();
    }

    /// Takes account of what waits after a write: nothing as a rule, and then this costs nothing.
    void count() {
        long waiting = closed ? 0 : waiting(buffer);
        if (waiting != counted) {
            budget.take(waiting - counted);
            counted = waiting;
            queueMarker();
        }
    }

    // Netty tells of an empty write that has gone before it takes it off its total.
    private static long waiting(@Nullable ChannelOutboundBuffer queued) {
        return queued == null || queued.isEmpty() ? 0 : queued.totalPendingWriteBytes();
    }

    // Netty tells only that a queue which was full is half empty. When this empty write has its
    // turn, all before it has gone.
    private void queueMarker() {
        if (counted > 0 && !markerQueued) {
            markerQueued = true;
            channel.writeAndFlush(Unpooled.EMPTY_BUFFER)
                    .addListener(gone -> {
                        markerQueued = false;
                        count();
                        if (gone.isSuccess()) {
                            onProgress.run();
                        }
                    });
        }
    }

    /// Whether something waits of which there is too much in the server as a whole.
    boolean mustShrink() {
        return counted > 0 && budget.isSpent();
    }

    /// How many bytes wait.
    long bytes() {
        Count count = new Count();
        if (buffer != null) {
            try {
                buffer.forEachFlushedMessage(count);
            } catch (Exception e) {
                throw new IllegalStateException("counting does not fail", e);
            }
        }
        return count.bytes;
    }

    /// How many bytes still waited when the channel closed: they were never handed to the system.
    long leftAtEnd() {
        return leftAtEnd;
    }

    private static final class Count implements ChannelOutboundBuffer.MessageProcessor {
        private long bytes;

        @Override
        public boolean processMessage(Object message) {
            // What has gone of the first message is not readable any more.
            bytes += ((ByteBuf) message).readableBytes();
            return true;
        }
    }
}
