package framescope.net;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/// Work of an event loop that may take long, one piece at a time: between two pieces all
/// connections of the loop are read from and written to.
final class LoopTurns {
    private static final FastThreadLocal<LoopTurns> OF_LOOP =
            new FastThreadLocal<>() {
                @Override
                protected LoopTurns initialValue() {
                    return new LoopTurns();
                }
            };

    private final Deque<Runnable> pieces = new ArrayDeque<>();
    private boolean scheduled;

    private LoopTurns() {}

    /// Those of the event loop that this is called on.
    static LoopTurns ofLoop() {
        return OF_LOOP.get();
    }

    /// Does this when its turn comes.
    void add(EventLoop loop, Runnable piece) {
        pieces.add(piece);
        if (!scheduled) {
            schedule(loop);
        }
    }

    // Netty goes on with tasks for up to a second, those added meanwhile too, before it looks at
    // its channels again; one that is scheduled waits until it has looked.
    private void schedule(EventLoop loop) {
        scheduled = true;
        loop.schedule(() -> doNext(loop), 0, TimeUnit.NANOSECONDS);
    }

    private void doNext(EventLoop loop) {
        try {
            pieces.removeFirst().run();
        } finally {
            scheduled = false;
            if (!pieces.isEmpty()) {
                schedule(loop);
            }
        }
    }
}
