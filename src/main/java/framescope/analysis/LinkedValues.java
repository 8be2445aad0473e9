package framescope.analysis;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.RowBlock;
import framescope.capture.RowKind;
import framescope.filter.DerivedValues;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What rows say of one another, for the display filter: round trips, and messages put together of
/// their fragments, with how many there are and how long they are in all. May be used from any thread but the FX thread, since it reads rows.
public final class LinkedValues implements DerivedValues {
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    private final CaptureStore store;
    private final RowLinks links;

    public LinkedValues(CaptureStore store, RowLinks links) {
        this.store = store;
        this.links = links;
    }

    /// Values for one filter alone, out of links of its own.
    public LinkedValues(CaptureStore store) {
        this(store, new RowLinks(store));
    }

    @Override
    public long roundTrip(CaptureRecord pong) {
        if (!pong.is(RowKind.FRAME) || pong.opcode() != Opcode.PONG) {
            return UNKNOWN;
        }
        links.goOnTo(pong.number() + 1);
        return links.roundTrip(pong).orElse(UNKNOWN);
    }

    @Override
    public long fragments(CaptureRecord frame) {
        long[] count = {0};
        return firstOf(frame)
                .map(first -> {
                    walk(first, frame, fragment -> count[0]++);
                    return count[0];
                })
                .orElse(UNKNOWN);
    }

    @Override
    public long reassembledLength(CaptureRecord frame) {
        long[] length = {0};
        return firstOf(frame)
                .map(first -> {
                    walk(first, frame, fragment -> length[0] += fragment.length());
                    return length[0];
                })
                .orElse(UNKNOWN);
    }

    @Override
    public @Nullable Bytes message(CaptureRecord frame) {
        // A compressed message is kept inflated as a whole.
        return frame.isCompressed()
                ? null
                : firstOf(frame).map(first -> join(first, frame)).orElse(null);
    }

    /// The first frame of a message in several frames that this frame ends.
    private Optional<CaptureRecord> firstOf(CaptureRecord frame) {
        boolean last =
                frame.is(RowKind.FRAME)
                        && frame.opcode() == Opcode.CONTINUATION
                        && frame.header().fin();
        if (!last) {
            return Optional.empty();
        }
        links.goOnTo(frame.number() + 1);
        return links.of(frame);
    }

    private Bytes join(CaptureRecord first, CaptureRecord last) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        walk(
                first,
                last,
                fragment -> {
                    int room = MOST_BYTES - message.size();
                    message.writeBytes(store.payload(fragment, room).toArray());
                });
        return Bytes.wrap(message.toByteArray());
    }

    private void walk(CaptureRecord first, CaptureRecord last, Consumer<CaptureRecord> taker) {
        RowBlock block = new RowBlock();
        long next = first.number();
        while (next <= last.number() && store.read(next, block)) {
            for (int at = 0; at < block.count() && block.number(at) <= last.number(); at++) {
                if (isFragment(block, at, last)) {
                    taker.accept(block.row(at));
                }
            }
            next = block.first() + block.count();
        }
    }

    private static boolean isFragment(RowBlock block, int at, CaptureRecord last) {
        return block.isFrame(at)
                && block.connection(at) == last.connection()
                && block.direction(at) == last.direction().ordinal()
                && !Opcode.ofCode(block.firstByte(at)).isControl();
    }
}
