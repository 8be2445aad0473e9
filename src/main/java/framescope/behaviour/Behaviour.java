package framescope.behaviour;

import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import java.util.List;
import java.util.Optional;

/// What the server does on a connection. Immutable; safe to share between threads.
///
/// @param readBytesPerSecond how fast the peer is read from; 0 for as fast as it can
/// @param handshake what is changed in the opening handshake; only of use for a whole run
/// @param rules the first that holds is carried out in place of what is usual
public record Behaviour(
        Replies replies,
        Pongs pongs,
        Closing closing,
        int readBytesPerSecond,
        HandshakeChange handshake,
        List<BehaviourRule> rules) {
    /// Does what the RFC says, and replies as the reply mode says.
    public static final Behaviour USUAL =
            new Behaviour(
                    Replies.USUAL, Pongs.PROPER, Closing.USUAL, 0, HandshakeChange.NONE, List.of());

    public Behaviour {
        rules = List.copyOf(rules);
    }

    /// Whether an open connection behaves as usual.
    public boolean isUsualWhileOpen() {
        return with(HandshakeChange.NONE).equals(USUAL);
    }

    /// The first rule that speaks of what came.
    ///
    /// @param opcode of a whole message, or Ping or Close
    /// @param payload of that message or frame
    /// @throws framescope.pattern.StepsExceededException when a regular expression runs wild
    public Optional<BehaviourRule> ruleFor(Opcode opcode, Bytes payload) {
        return rules.stream().filter(rule -> rule.when().holds(opcode, payload)).findFirst();
    }

    /// Whether there is a rule that could speak of this opcode.
    public boolean hasRuleFor(Opcode opcode) {
        return rules.stream().anyMatch(rule -> rule.when().speaksOf(opcode));
    }

    /// The same with other replies.
    public Behaviour with(Replies newReplies) {
        return new Behaviour(newReplies, pongs, closing, readBytesPerSecond, handshake, rules);
    }

    /// The same with other Pongs.
    public Behaviour with(Pongs newPongs) {
        return new Behaviour(replies, newPongs, closing, readBytesPerSecond, handshake, rules);
    }

    /// The same with another end.
    public Behaviour with(Closing newClosing) {
        return new Behaviour(replies, pongs, newClosing, readBytesPerSecond, handshake, rules);
    }

    /// The same with another change of the handshake.
    public Behaviour with(HandshakeChange change) {
        return new Behaviour(replies, pongs, closing, readBytesPerSecond, change, rules);
    }

    /// The same that reads so fast.
    ///
    /// @param bytesPerSecond 0 for as fast as it can
    public Behaviour reading(int bytesPerSecond) {
        return new Behaviour(replies, pongs, closing, bytesPerSecond, handshake, rules);
    }

    /// The same with other rules.
    public Behaviour with(List<BehaviourRule> newRules) {
        return new Behaviour(replies, pongs, closing, readBytesPerSecond, handshake, newRules);
    }
}
