package framescope.behaviour;

import framescope.pattern.BoundedPattern;
import framescope.pattern.StepsExceededException;
import framescope.protocol.Bytes;
import framescope.protocol.CloseCode;
import framescope.protocol.ClosePayload;
import framescope.protocol.Opcode;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// When a rule speaks: what came, and what its payload says, read as UTF-8. The text of a Close
/// frame is its code and its reason with a space between them.
///
/// Two are equal when they are written alike. Safe to share between threads.
public final class RuleCondition {
    /// Some milliseconds: an event loop waits for it.
    private static final int MAX_STEPS = 1_000_000;

    /// What comes in.
    public enum Trigger {
        /// A message, text or binary.
        MESSAGE,
        TEXT,
        BINARY,
        PING,
        PONG,
        CLOSE
    }

    /// How a text is compared.
    public enum Test {
        /// Not at all.
        ANY,
        EQUALS,
        CONTAINS,
        /// The regular expression occurs in it.
        MATCHES
    }

    private final Trigger trigger;
    private final Test test;
    private final String text;
    private final Optional<BoundedPattern> pattern;

    /// @param text what is compared with; a regular expression for [Test#MATCHES]
    /// @throws PatternSyntaxException when that is none
    public RuleCondition(Trigger trigger, Test test, String text) {
        this.trigger = trigger;
        this.test = test;
        this.text = text;
        pattern =
                test == Test.MATCHES
                        ? Optional.of(new BoundedPattern(text, Pattern.UNIX_LINES))
                        : Optional.empty();
    }

    public Trigger trigger() {
        return trigger;
    }

    public Test test() {
        return test;
    }

    public String text() {
        return text;
    }

    /// Whether it holds.
    ///
    /// @param opcode of a whole message, or of a control frame
    /// @throws StepsExceededException when the regular expression runs wild
    public boolean holds(Opcode opcode, Bytes payload) {
        return speaksOf(opcode)
                && holds(opcode == Opcode.CLOSE ? closing(payload) : payload.text());
    }

    /// Whether its trigger is this opcode.
    public boolean speaksOf(Opcode opcode) {
        return switch (trigger) {
            case MESSAGE -> opcode == Opcode.TEXT || opcode == Opcode.BINARY;
            case TEXT -> opcode == Opcode.TEXT;
            case BINARY -> opcode == Opcode.BINARY;
            case PING -> opcode == Opcode.PING;
            case PONG -> opcode == Opcode.PONG;
            case CLOSE -> opcode == Opcode.CLOSE;
        };
    }

    private boolean holds(String said) {
        return switch (test) {
            case ANY -> true;
            case EQUALS -> said.equals(text);
            case CONTAINS -> said.contains(text);
            case MATCHES -> pattern.orElseThrow().isFoundIn(said, MAX_STEPS, () -> {});
        };
    }

    private static String closing(Bytes payload) {
        return ClosePayload.read(payload)
                .filter(close -> close.code() != CloseCode.NO_STATUS)
                .map(close -> (close.code() + " " + close.reason().text()).strip())
                .orElse("");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RuleCondition that
                && trigger == that.trigger
                && test == that.test
                && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return trigger + " " + test + " " + text;
    }
}
