package framescope.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.io.IOException;

/// Tells a connection what Netty has to say about its channel. Belongs to the channel's event loop.
final class WebSocketChannelHandler extends ChannelInboundHandlerAdapter {
    private final ServedConnection connection;

    WebSocketChannelHandler(ServedConnection connection) {
        this.connection = connection;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf buffer = (ByteBuf) message;
        try {
            connection.receive(buffer);
        } finally {
            buffer.release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        connection.flush();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        connection.writabilityChanged();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            connection.peerHasEnded();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        connection.hasClosed();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof OutOfMemoryError) {
            // No affair of this connection alone.
            Thread loop = Thread.currentThread();
            loop.getUncaughtExceptionHandler().uncaughtException(loop, cause);
            context.close();
            return;
        }
        boolean told = false;
        try {
            if (cause instanceof IOException) {
                connection.wasReset();
            } else {
                told = connection.broke(cause);
            }
        } finally {
            if (!told) {
                context.close();
            }
        }
    }
}
