package framescope.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;

/// Buffers for what is read: as large as what came last makes likely, but small while the budget
/// for replies is spent, since each read may add about as much to what waits.
///
/// Netty asks for the older kind of handle, so there is no other to give it.
@SuppressWarnings("deprecation")
final class ReceiveBuffers implements RecvByteBufAllocator {
    private static final int SMALLEST = 2048;
    private static final int LARGEST = 256 * 1024;
    private static final int WHILE_SPENT = 4096;

    private final AdaptiveRecvByteBufAllocator adaptive =
            new AdaptiveRecvByteBufAllocator(SMALLEST, SMALLEST, LARGEST);
    private final QueueBudget budget;

    ReceiveBuffers(QueueBudget budget) {
        this.budget = budget;
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
            return budget.isSpent() ? Math.min(WHILE_SPENT, super.guess()) : super.guess();
        }

        @Override
        public ByteBuf allocate(ByteBufAllocator allocator) {
            return allocator.ioBuffer(guess());
        }
    }
}
