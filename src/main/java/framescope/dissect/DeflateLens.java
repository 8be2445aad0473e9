package framescope.dissect;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.protocol.Bytes;
import framescope.protocol.deflate.MessageDeflater;
import java.util.Optional;

/// A compressed message looked at from within (RFC 7692, RFC 1951).
///
/// @param symbols of its payload
/// @param running what compression has saved up to its last frame, in its direction
/// @param alone how many bytes it takes when it may not refer to messages before it
public record DeflateLens(
        ReassembledMessage message,
        DeflateSymbols symbols,
        RunningCompression.Total running,
        long alone) {

    /// Looks at messages of a capture. Safe to share between threads.
    public static final class Maker {
        private final MessageFinder messages;
        private final RunningCompression running;

        public Maker(CaptureStore store) {
            messages = new MessageFinder(store);
            running = new RunningCompression(store);
        }

        /// The message that a frame belongs to; empty for one that is not compressed. Work for the
        /// background.
        public Optional<DeflateLens> of(CaptureRecord row) {
            return row.isCompressed()
                    ? messages.messageOf(row).map(this::lookAt)
                    : Optional.empty();
        }

        private DeflateLens lookAt(ReassembledMessage message) {
            DeflateSymbols symbols =
                    new DeflateSymbols(messages.payloads(message), message.complete());
            return new DeflateLens(
                    message,
                    symbols,
                    running.upTo(message.fragments().getLast().row()),
                    MessageDeflater.alone(message.bytes()).length());
        }
    }

    /// The bytes that come out of a symbol, the first ones; empty where the message could not be
    /// inflated.
    public Bytes output(DeflateSymbols.Symbol symbol, int most) {
        int length = message.bytes().length();
        int to = Math.min(length, Math.min(symbol.to(), symbol.from() + most));
        return message.bytes().slice(Math.min(length, symbol.from()), to);
    }
}
