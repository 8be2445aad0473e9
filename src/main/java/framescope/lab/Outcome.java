package framescope.lab;

import framescope.capture.Ending;
import java.util.List;
import java.util.Optional;

/// What a peer really did about what was sent to it, as far as the capture shows.
///
/// @param messages texts and bytes it has sent since, shortened, in their order
/// @param pongs how many Pongs came
/// @param closeCode the code of its Close frame, [framescope.protocol.CloseCode#NO_STATUS] for one
///     without a code; empty when none came
/// @param ending how TCP ended; empty while the connection is there
/// @param nanos from the sending to the first of these; 0 while there is none
public record Outcome(
        List<String> messages,
        int pongs,
        Optional<Integer> closeCode,
        Optional<Ending> ending,
        long nanos) {
    /// Nothing so far.
    public static final Outcome NOTHING =
            new Outcome(List.of(), 0, Optional.empty(), Optional.empty(), 0);

    public Outcome {
        messages = List.copyOf(messages);
    }

    /// The same without what the lab's page says by itself.
    Outcome ofTheBrowser() {
        List<String> others =
                messages.stream().filter(message -> !message.startsWith("lab:")).toList();
        return new Outcome(others, pongs, closeCode, ending, nanos);
    }

    /// Whether nothing more can come.
    public boolean isOver() {
        return ending.isPresent();
    }

    /// Whether the peer has done nothing that could be seen.
    public boolean isNothing() {
        return messages.isEmpty() && pongs == 0 && closeCode.isEmpty() && ending.isEmpty();
    }
}
