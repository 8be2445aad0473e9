package framescope.net;

import framescope.protocol.connection.WebSocketEndpoint;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Hands what is read from a channel to its endpoint. Messages of one read may inflate to a
/// thousand times its size: when enough has come of it, the endpoint pauses, and the rest of the
/// read waits here until that has been kept and written. Belongs to the channel's event loop.
final class Intake {
    private static final int ENOUGH = 1024 * 1024;

    private final WebSocketEndpoint endpoint;
    private final ConnectionObserver observer;
    private final ChannelOutlet outlet;
    private final Deque<ByteBuf> waiting = new ArrayDeque<>(1);
    private @Nullable ByteBuffer rest;
    private boolean broken;
    private long received;
    private long reported;
    private long handled;

    Intake(WebSocketEndpoint endpoint, ConnectionObserver observer, ChannelOutlet outlet) {
        this.endpoint = endpoint;
        this.observer = observer;
        this.outlet = outlet;
    }

    /// Takes what a read delivered; what is to wait is retained.
    void receive(ByteBuf buffer) {
        if (isWaiting()) {
            waiting.add(buffer.retain());
            return;
        }
        ByteBuffer in = buffer.nioBuffer();
        begin(in);
        handOver(in);
        if (in.hasRemaining()) {
            rest = in;
            waiting.add(buffer.retain());
        }
    }

    private void begin(ByteBuffer in) {
        received += in.remaining();
        observer.beginRead(in);
    }

    private void handOver(ByteBuffer in) {
        handled = 0;
        // A frame that ends now is answered whole, though its beginning came before.
        outlet.expect(received - reported);
        try {
            if (broken) {
                in.position(in.limit());
            } else {
                endpoint.receive(in);
            }
        } finally {
            reported = endpoint.unreportedStart();
            observer.endRead(reported);
        }
    }

    /// How many bytes were read and handed over.
    long received() {
        return received;
    }

    /// A message of so many bytes was handed on by the endpoint, and answered or not.
    void handled(int bytes) {
        handled += bytes;
        if (handled + outlet.gathered() >= ENOUGH) {
            endpoint.pause();
        }
    }

    /// Whether something that was read waits.
    boolean isWaiting() {
        return !waiting.isEmpty();
    }

    /// Goes on with what waits, up to the next pause.
    void goOn() {
        ByteBuf buffer = waiting.getFirst();
        ByteBuffer in = rest;
        if (in == null) {
            in = buffer.nioBuffer();
            begin(in);
        }
        rest = in;
        handOver(in);
        if (!in.hasRemaining()) {
            rest = null;
            waiting.removeFirst().release();
        }
    }

    /// Nothing that comes is looked into any more.
    void giveUp() {
        broken = true;
    }

    /// The channel has closed: what waits is only told of.
    void end() {
        try {
            if (isWaiting()) {
                endpoint.cutOff();
            }
            while (isWaiting()) {
                goOn();
            }
        } finally {
            waiting.forEach(ByteBuf::release);
            waiting.clear();
        }
    }
}
