package framescope.net;

import framescope.protocol.deflate.DeflateCoders;
import io.netty.util.concurrent.FastThreadLocal;

/// The deflate coders of each event loop, which give their memory back when the loop ends.
final class CodersOfLoop extends FastThreadLocal<DeflateCoders> {
    private static final CodersOfLoop INSTANCE = new CodersOfLoop();

    /// Of all loops together: they take some 34 MiB.
    private static final int MOST_DEFLATERS = 128;

    private CodersOfLoop() {}

    /// Those of the event loop that this is called on.
    static DeflateCoders here() {
        return INSTANCE.get();
    }

    @Override
    protected DeflateCoders initialValue() {
        int loops = Runtime.getRuntime().availableProcessors();
        return new DeflateCoders(Math.max(1, MOST_DEFLATERS / loops));
    }

    @Override
    protected void onRemoval(DeflateCoders coders) {
        coders.release();
    }
}
