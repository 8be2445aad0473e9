package framescope.report;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.RowKind;
import framescope.dissect.MessageFinder;
import framescope.dissect.ReassembledMessage;
import framescope.filter.DerivedValues;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a few rows say of messages, found by looking around each of them: for whoever does not go
/// through all rows. It knows of no round trips. Safe to share between threads.
final class NearbyValues implements DerivedValues {
    private final MessageFinder messages;

    NearbyValues(CaptureStore store) {
        messages = new MessageFinder(store);
    }

    @Override
    public long fragments(CaptureRecord frame) {
        return endedBy(frame).map(message -> (long) message.fragments().size()).orElse(UNKNOWN);
    }

    @Override
    public long reassembledLength(CaptureRecord frame) {
        return endedBy(frame).map(ReassembledMessage::wireLength).orElse(UNKNOWN);
    }

    @Override
    public @Nullable Bytes message(CaptureRecord frame) {
        return frame.isCompressed()
                ? null
                : endedBy(frame).map(ReassembledMessage::bytes).orElse(null);
    }

    private Optional<ReassembledMessage> endedBy(CaptureRecord frame) {
        boolean last =
                frame.is(RowKind.FRAME)
                        && frame.opcode() == Opcode.CONTINUATION
                        && frame.header().fin();
        return last
                ? messages.messageOf(frame).filter(ReassembledMessage::begins)
                : Optional.empty();
    }
}
