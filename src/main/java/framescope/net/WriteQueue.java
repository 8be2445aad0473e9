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

    /// To be made while the channel is open.
    WriteQueue(Channel channel) {
        this.channel = channel;
        buffer = channel.unsafe().outboundBuffer();
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
