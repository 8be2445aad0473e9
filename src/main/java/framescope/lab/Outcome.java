package framescope.lab;

import framescope.capture.Ending;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/// What a peer really did about what was sent to it, as far as the capture shows.
///
/// @param messages texts and bytes it has sent since, shortened, in their order
/// @param pongs how many Pongs came
/// @param closeCode the code of its Close frame, [framescope.protocol.CloseCode#NO_STATUS] for one
///     without a code; empty when none came
/// @param ending how TCP ended; empty while the connection is there
/// @param times how long each of these took
public record Outcome(
        List<String> messages,
        int pongs,
        Optional<Integer> closeCode,
        Optional<Ending> ending,
        Times times) {
    /// Nothing so far.
    public static final Outcome NOTHING =
            new Outcome(List.of(), 0, Optional.empty(), Optional.empty(), Times.NONE);

    /// Nanoseconds from the sending on; 0 for what has not come.
    ///
    /// @param message to the first message
    /// @param pong to the first Pong
    /// @param close to the Close frame
    /// @param end to the end of TCP, where the peer has ended it
    public record Times(long message, long pong, long close, long end) {
        /// Nothing has come.
        public static final Times NONE = new Times(0, 0, 0, 0);

        /// The longer one of each.
        public Times orLonger(Times other) {
            return new Times(
                    Math.max(message, other.message),
                    Math.max(pong, other.pong),
                    Math.max(close, other.close),
                    Math.max(end, other.end));
        }
    }

    public Outcome {
        messages = List.copyOf(messages);
    }

    /// The same without what the lab's page says by itself.
    Outcome ofTheBrowser() {
        List<String> others =
                messages.stream().filter(message -> !message.startsWith("lab:")).toList();
        return new Outcome(others, pongs, closeCode, ending, times);
    }

    /// The same, having taken another time.
    public Outcome with(Times other) {
        return new Outcome(messages, pongs, closeCode, ending, other);
    }

    /// From the sending to the first of all that came, in nanoseconds; 0 while there is nothing.
    public long nanos() {
        return LongStream.of(times.message, times.pong, times.close, times.end)
                .filter(time -> time > 0)
                .min()
                .orElse(0);
    }

    /// Whether nothing more can come.
    public boolean isOver() {
        return ending.isPresent();
    }

    /// Whether the peer has sent something.
    public boolean hasSent() {
        return !messages.isEmpty() || pongs > 0 || closeCode.isPresent();
    }

    /// Whether the peer has done nothing that could be seen.
    public boolean isNothing() {
        return !hasSent() && ending.isEmpty();
    }
}
