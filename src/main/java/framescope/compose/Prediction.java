package framescope.compose;

import framescope.protocol.Opcode;
import framescope.protocol.Rule;
import framescope.protocol.RuleSet;
import framescope.protocol.Severity;
import framescope.protocol.connection.OutgoingFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a client does about bytes from its server that keeps to RFC 6455, as our own engine found
/// out by doing it.
///
/// @param rule the one that it fails the connection for
/// @param code of the Close frame that it sends, [framescope.protocol.CloseCode#NO_STATUS] for one
///     without; [framescope.protocol.CloseCode#ABNORMAL] when it sends none
/// @param deliveries the messages it gives to its program, in their order
/// @param pongs how many Pings it answers
/// @param decidedAt how many bytes had come when it failed the connection; 0 when it did not
/// @param frames as the client read them, which need not be the ones that were meant
public record Prediction(
        Reaction reaction,
        Optional<Rule> rule,
        int code,
        List<Delivery> deliveries,
        int pongs,
        long decidedAt,
        List<ReadFrame> frames) {

    /// What becomes of the connection.
    public enum Reaction {
        /// It stays open, with nothing pending.
        GOES_ON,
        /// It stays open, and the message still lacks its end.
        AWAITS_FRAGMENT,
        /// It stays open, and the frame still lacks its end: whatever is sent next is read as such.
        AWAITS_BYTES,
        /// The Close frame is answered, and the connection ends.
        CLOSES,
        /// The connection is failed (§7.1.7).
        FAILS,
        /// A limit of the receiver's own decides; the RFC leaves it to choose.
        MAY_FAIL
    }

    /// A frame as the client read it.
    ///
    /// @param start of its first byte among the bytes sent; negative when that was sent before
    public record ReadFrame(long start, Opcode opcode, RuleSet broken) {}

    public Prediction {
        deliveries = List.copyOf(deliveries);
        frames = List.copyOf(frames);
    }

    /// How many messages it gives to its program.
    public int messages() {
        return deliveries.size();
    }

    /// The rules that are broken in all.
    public RuleSet findings() {
        long bits = 0;
        for (ReadFrame frame : frames) {
            bits |= frame.broken().bits();
        }
        return new RuleSet(bits);
    }

    /// Whether a rule of the RFC is broken: what goes out is wrong on purpose.
    public boolean isIllegal() {
        return findings().rules().stream().anyMatch(rule -> rule.severity() == Severity.ERROR);
    }

    /// What each of the frames that were meant breaks, where the client read it as one.
    List<RuleSet> findings(List<OutgoingFrame> meant) {
        List<RuleSet> found = new ArrayList<>();
        long start = 0;
        for (OutgoingFrame frame : meant) {
            found.add(at(start));
            start += frame.length();
        }
        return found;
    }

    private RuleSet at(long start) {
        return frames.stream()
                .filter(frame -> frame.start() == start)
                .map(ReadFrame::broken)
                .findFirst()
                .orElse(RuleSet.NONE);
    }
}
