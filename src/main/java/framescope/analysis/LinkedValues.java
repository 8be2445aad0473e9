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
import org.jspecify.annotations.Nullable;

/// What rows say of one another, for the display filter: round trips, and messages put together of
/// their fragments. May be used from any thread but the FX thread, since it reads rows.
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
    public @Nullable Bytes message(CaptureRecord frame) {
        // A compressed message is kept inflated as a whole.
        boolean last =
                frame.is(RowKind.FRAME)
                        && frame.opcode() == Opcode.CONTINUATION
                        && frame.header().fin()
                        && !frame.isCompressed();
        if (!last) {
            return null;
        }
        links.goOnTo(frame.number() + 1);
        Optional<CaptureRecord> first = links.of(frame);
        return first.isPresent() ? join(first.get(), frame) : null;
    }

    private Bytes join(CaptureRecord first, CaptureRecord last) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        RowBlock block = new RowBlock();
        long next = first.number();
        while (next <= last.number() && store.read(next, block)) {
            for (int at = 0; at < block.count() && block.number(at) <= last.number(); at++) {
                if (isFragment(block, at, last)) {
                    int room = MOST_BYTES - message.size();
                    message.writeBytes(store.payload(block.row(at), room).toArray());
                }
            }
            next = block.first() + block.count();
        }
        return Bytes.wrap(message.toByteArray());
    }

    private static boolean isFragment(RowBlock block, int at, CaptureRecord last) {
        return block.isFrame(at)
                && block.connection(at) == last.connection()
                && block.direction(at) == last.direction().ordinal()
                && !Opcode.ofCode(block.firstByte(at)).isControl();
    }
}
