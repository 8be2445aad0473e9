package framescope.protocol.connection;

import framescope.protocol.Bytes;
import framescope.protocol.handshake.AgreedExtensions;
import framescope.protocol.handshake.HeadLimits;
import framescope.protocol.handshake.HttpHead;
import framescope.protocol.handshake.HttpHeadDecoder;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// The opening handshake as one end of a connection plays it (RFC 6455 §4). Not thread-safe.
abstract sealed class Opening permits ServerOpening, ClientOpening {
    /// How far it has come.
    enum Stage {
        /// The peer's head is not whole.
        PENDING,
        /// The WebSocket is open.
        OPENED,
        /// It never will be.
        REFUSED
    }

    private final HeadLimits limits;
    // Not kept once the handshake is over: it is as large as the peer's head.
    private @Nullable HttpHeadDecoder head;
    private final EndpointObserver observer;
    private final Outlet outlet;
    private Stage stage = Stage.PENDING;
    private AgreedExtensions extensions = AgreedExtensions.NONE;
    private long start;
    private long length;

    Opening(HeadLimits limits, EndpointObserver observer, Outlet outlet) {
        this.limits = limits;
        this.head = new HttpHeadDecoder(limits);
        this.observer = observer;
        this.outlet = outlet;
    }

    /// Says what this end has to say first.
    abstract void begin();

    /// The peer's head is whole: this end decides by [#settle], or waits for another by [#awaitAnother].
    abstract void decide(HttpHead peers);

    /// The peer's head will never be whole.
    abstract void giveUp(HttpHeadDecoder.Progress reason);

    /// The peer's head has not become whole in time.
    abstract void timeOut();

    /// The peer's stream has ended.
    abstract void end();

    /// Takes bytes up to the end of the peer's head, and leaves the rest in the buffer.
    final void receive(ByteBuffer in) {
        for (HttpHeadDecoder next = head; next != null && in.hasRemaining(); next = head) {
            int before = in.position();
            HttpHeadDecoder.Progress progress = next.accept(in);
            length += in.position() - before;
            switch (progress) {
                case INCOMPLETE -> {}
                case COMPLETE -> decide(HttpHead.parse(next.taken()));
                case NOT_HTTP, TLS, TARGET_TOO_LONG, TOO_LONG -> giveUp(progress);
            }
        }
    }

    /// The head that was whole is not the last one.
    final void awaitAnother() {
        head = new HttpHeadDecoder(limits);
        start = length;
    }

    /// The handshake is over.
    ///
    /// @param agreed the extensions agreed on
    final void settle(Stage outcome, AgreedExtensions agreed) {
        stage = outcome;
        extensions = agreed;
        head = null;
    }

    /// Writes a head.
    ///
    /// @return where it stands in the outlet's buffer
    final int write(Bytes bytes) {
        ByteBuffer out = outlet.room(bytes.length());
        int at = out.position();
        out.put(bytes.buffer());
        return at;
    }

    final EndpointObserver observer() {
        return observer;
    }

    /// Whether the peer's head has begun, and is not over.
    final boolean isHalfWay() {
        return stage == Stage.PENDING && length > start;
    }

    /// Whether the bytes of a head that is not whole are the beginning of TLS.
    final boolean beginsLikeTls() {
        return head != null && head.beginsLikeTls();
    }

    /// How far the handshake has come.
    final Stage stage() {
        return stage;
    }

    /// The extensions agreed on; none before the end.
    final AgreedExtensions extensions() {
        return extensions;
    }

    /// The stream offset of the first byte that no whole head has.
    final long unparsedStart() {
        return start;
    }

    /// The stream offset behind the bytes that were taken.
    final long length() {
        return length;
    }
}
