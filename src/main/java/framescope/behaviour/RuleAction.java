package framescope.behaviour;

import framescope.protocol.Bytes;
import framescope.protocol.connection.OutgoingFrame;

/// What a rule does in place of the usual answer.
public sealed interface RuleAction {
    /// Answers as to a message; [Reply.Kind#NONE] answers nothing. What answers with the payload
    /// that came, and came in no message, answers with a text.
    record Say(Reply reply) implements RuleAction {}

    /// Sends a Binary message.
    record SendBinary(Bytes payload) implements RuleAction {}

    /// Sends a Ping.
    ///
    /// @param text at most 125 bytes of UTF-8
    record SendPing(String text) implements RuleAction {}

    /// Sends a frame just as it is, right or wrong.
    record SendFrame(OutgoingFrame frame) implements RuleAction {}

    /// Begins the closing handshake.
    ///
    /// @param code any of 16 bits, one that must not travel as well
    /// @param reason at most 123 bytes of UTF-8
    record Close(int code, String reason) implements RuleAction {}

    /// Ends the TCP connection without a Close frame.
    record Drop() implements RuleAction {}
}
