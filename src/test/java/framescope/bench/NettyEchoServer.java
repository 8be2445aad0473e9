package framescope.bench;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.net.InetSocketAddress;

/// An echo server on Netty's WebSocket codec, as good as it gets: pooled buffers, large reads, no
/// extensions, no message put together, the frame that came goes back without a copy, and one
/// flush after all that a read delivered.
final class NettyEchoServer {
    private static final int MAX_FRAME = 1024 * 1024;
    private static final int MAX_HEAD = 8192;
    private static final int RECEIVE_BUFFER = 256 * 1024;

    private NettyEchoServer() {}

    public static void main(String[] args) {
        EventLoopGroup loops =
                new MultiThreadIoEventLoopGroup(
                        Runtime.getRuntime().availableProcessors(), NioIoHandler.newFactory());
        Channel listening =
                new ServerBootstrap()
                        .group(loops)
                        .channel(NioServerSocketChannel.class)
                        .option(ChannelOption.SO_BACKLOG, 1024)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childOption(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                        .childOption(
                                ChannelOption.RECVBUF_ALLOCATOR,
                                new AdaptiveRecvByteBufAllocator(2048, 2048, RECEIVE_BUFFER))
                        .childHandler(
                                new ChannelInitializer<SocketChannel>() {
                                    @Override
                                    protected void initChannel(SocketChannel channel) {
                                        addCodecs(channel);
                                    }
                                })
                        .bind("127.0.0.1", 0)
                        .syncUninterruptibly()
                        .channel();
        int port = ((InetSocketAddress) listening.localAddress()).getPort();
        System.out.println(PeerProcess.LISTENING + "ws://127.0.0.1:" + port + "/");
        listening.closeFuture().syncUninterruptibly();
    }

    private static void addCodecs(SocketChannel channel) {
        WebSocketServerProtocolConfig config =
                WebSocketServerProtocolConfig.newBuilder()
                        .websocketPath("/")
                        .maxFramePayloadLength(MAX_FRAME)
                        .allowExtensions(false)
                        // Only Binary frames come: a validator would be one handler for nothing.
                        .withUTF8Validator(false)
                        .build();
        channel.pipeline()
                .addLast(
                        new HttpServerCodec(),
                        // For the request alone: the handshake takes it out again.
                        new HttpObjectAggregator(MAX_HEAD),
                        new WebSocketServerProtocolHandler(config),
                        new Echo());
    }

    @Sharable
    private static final class Echo extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof BinaryWebSocketFrame frame) {
                context.write(frame, context.voidPromise());
            } else {
                context.fireChannelRead(message);
            }
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            context.flush();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
