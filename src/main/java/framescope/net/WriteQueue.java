package framescope.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import org.jspecify.annotations.Nullable;

/// What was written to a channel and waits for the peer to read. Belongs to the channel's event
/// loop.
final class WriteQueue {
    private final Channel channel;
    private final @Nullable ChannelOutboundBuffer buffer;
    private long leftAtEnd;

    /// To be made while the channel is open.
    WriteQueue(Channel channel) {
        this.channel = channel;
        // Kept, since a channel that closes lets go of it before it tells anybody; and when it
        // tells of its end, what is left has not been thrown away yet.
        buffer = channel.unsafe().outboundBuffer();
        channel.closeFuture().addListener(closed -> leftAtEnd = bytes());
    }

    /// Whether so much waits that nothing more should be written.
    boolean isFull() {
        return !channel.isWritable();
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
