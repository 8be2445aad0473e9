package framescope.net;

import io.netty.channel.Channel;

/// Work of a connection that no read gives rise to: what comes later, or is asked for on another
/// thread. Netty would keep in a future, or in its log, what such work throws, and the connection
/// would stand still; so that goes the way of what a read throws, to the channel's handler.
final class ChannelTask implements Runnable {
    private final Channel channel;
    private final Runnable work;

    /// @param work is done on the channel's event loop
    ChannelTask(Channel channel, Runnable work) {
        this.channel = channel;
        this.work = work;
    }

    @Override
    public void run() {
        try {
            work.run();
        } catch (Throwable e) {
            channel.pipeline().fireExceptionCaught(e);
        }
    }
}
