package framescope.bench.micro;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.ByteBuffer;
import org.openjdk.jmh.infra.Blackhole;

/// Netty's decoders in their pipeline, as in a channel, and what one read delivers to them.
final class NettyDecoders {
    private final EmbeddedChannel channel;
    private final ByteBuf read;

    /// @param frames what one read delivers
    /// @param out takes each frame, which is then given back
    NettyDecoders(ByteBuffer frames, Blackhole out, ChannelHandler... decoders) {
        read = PooledByteBufAllocator.DEFAULT.directBuffer(frames.remaining());
        read.writeBytes(frames.duplicate());
        channel = new EmbeddedChannel(decoders);
        channel.pipeline().addLast(new Sink(out));
    }

    /// Lets them decode the bytes where they are, and unmask them there.
    void readInPlace() {
        channel.writeInbound(read.retainedDuplicate());
    }

    /// Lets them decode a copy of the bytes.
    void readCopy() {
        channel.writeInbound(read.copy());
    }

    /// Gives back what Netty counts, and native memory.
    void release() {
        channel.finishAndReleaseAll();
        read.release();
    }

    private static final class Sink extends ChannelInboundHandlerAdapter {
        private final Blackhole out;

        Sink(Blackhole out) {
            this.out = out;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            out.consume(message);
            ((WebSocketFrame) message).release();
        }
    }
}
