package framescope.net;

import framescope.capture.CaptureSink;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;

/// Buffers for what is read: as large as what came last makes likely, but small while the budget
/// for replies is spent or the capture is congested, since each read may add about as much to what
/// waits: so what all quiet connections may still read goes round.
///
/// Netty asks for the older kind of handle, so there is no other to give it.
@SuppressWarnings("deprecation")
final class ReceiveBuffers implements RecvByteBufAllocator {
    private static final int SMALLEST = 2048;

    /// The largest, in bytes.
    static final int LARGEST = 256 * 1024;

    private static final int WHILE_SCARCE = 4096;

    private final AdaptiveRecvByteBufAllocator adaptive =
            new AdaptiveRecvByteBufAllocator(SMALLEST, SMALLEST, LARGEST);
    private final QueueBudget budget;
    private final CaptureSink sink;

    ReceiveBuffers(QueueBudget budget, CaptureSink sink) {
        this.budget = budget;
        this.sink = sink;
    }

    @Override
    public Handle newHandle() {
        return new Careful(adaptive.newHandle());
    }

    private final class Careful extends DelegatingHandle {
        private Careful(Handle handle) {
            super(handle);
        }

        @Override
        public int guess() {
            boolean scarce = budget.isSpent() || sink.congested();
            return scarce ? Math.min(WHILE_SCARCE, super.guess()) : super.guess();
        }

        @Override
        public ByteBuf allocate(ByteBufAllocator allocator) {
            return allocator.ioBuffer(guess());
        }
    }
}
