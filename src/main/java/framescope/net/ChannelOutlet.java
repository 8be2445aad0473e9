package framescope.net;

import framescope.protocol.connection.Outlet;
import framescope.protocol.connection.PeerReading;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Gathers what an endpoint writes during one read in one buffer, and writes it to the channel at
/// once. Belongs to the channel's event loop.
final class ChannelOutlet implements Outlet {
    private static final int SMALLEST = 256;
    private static final int LARGEST = 512 * 1024;

    private final Channel channel;
    private final ConnectionObserver observer;
    private final PeerReading peer;
    private int expected = SMALLEST;
    private @Nullable ByteBuf buffer;
    private @Nullable ByteBuffer view;
    private boolean held;
    private int followedFrom;

    /// @param peer takes note of what is written
    ChannelOutlet(Channel channel, ConnectionObserver observer, PeerReading peer) {
        this.channel = channel;
        this.observer = observer;
        this.peer = peer;
    }

    /// Tells how many bytes may be answered now, since about as many will be written.
    void expect(long bytes) {
        expected = Math.clamp(bytes, SMALLEST, LARGEST);
    }

    @Override
    public ByteBuffer room(int bytes) {
        ByteBuffer current = view;
        if (current != null && current.remaining() >= bytes) {
            return current;
        }
        // What was gathered moves along: everything that a read gives rise to stays one write.
        int gathered = current == null ? 0 : current.position();
        long doubled = Math.min(2L * gathered, Integer.MAX_VALUE);
        int wanted = (int) Math.max(Math.addExact(gathered, bytes), Math.max(expected, doubled));
        ByteBuf fresh = channel.alloc().directBuffer(wanted);
        ByteBuffer room = fresh.nioBuffer(0, fresh.capacity());
        if (current != null) {
            room.put(current.flip());
        }
        discard();
        buffer = fresh;
        view = room;
        return room;
    }

    private void write() {
        ByteBuf full = buffer;
        ByteBuffer written = view;
        if (full == null || written == null) {
            return;
        }
        buffer = null;
        view = null;
        int followed = followedFrom;
        followedFrom = 0;
        int length = written.position();
        try {
            observer.write(written.flip());
            if (peer.isMisled()) {
                peer.wrote(full.nioBuffer(followed, length - followed));
            }
        } catch (Throwable e) {
            full.release();
            throw e;
        }
        channel.write(full.writerIndex(length), channel.voidPromise());
    }

    /// Of what is gathered now the peer need take no note: only what comes behind it misleads it.
    void followFromHere() {
        followedFrom = gathered();
    }

    /// Keeps what is gathered from now on: something else is being written to the channel.
    void hold() {
        held = true;
    }

    /// Lets it go out again, with the next flush.
    void release() {
        held = false;
    }

    /// How many bytes are gathered.
    int gathered() {
        return view == null ? 0 : view.position();
    }

    /// Writes what was gathered, and flushes the channel, unless it is held.
    void flush() {
        if (buffer != null && !held) {
            write();
            channel.flush();
        }
    }

    /// Gives up what was gathered: the channel is gone.
    void discard() {
        ByteBuf unsent = buffer;
        if (unsent != null) {
            buffer = null;
            view = null;
            unsent.release();
        }
    }
}
