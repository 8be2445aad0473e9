package framescope.behaviour;

import framescope.pattern.BoundedPattern;
import framescope.pattern.StepsExceededException;
import framescope.protocol.Bytes;
import framescope.protocol.CloseCode;
import framescope.protocol.ClosePayload;
import framescope.protocol.Opcode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// When a rule speaks: what came, and what its payload says, read as UTF-8, or which bytes it has. The
/// text of a Close frame is its code and its reason with a space between them; its bytes are those of
/// the code and the reason.
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

    /// How a payload is compared.
    public enum Test {
        /// Not at all.
        ANY(""),
        EQUALS("equals"),
        CONTAINS("contains"),
        /// The regular expression occurs in it.
        MATCHES("matches"),
        EQUALS_HEX("equalsHex"),
        BEGINS_HEX("beginsWithHex"),
        CONTAINS_HEX("containsHex");

        private final String property;

        Test(String property) {
            this.property = property;
        }

        /// How JSON writes it; empty for [#ANY], which is not written.
        String property() {
            return property;
        }

        /// Whether what is compared with is bytes in hexadecimal.
        public boolean isOfBytes() {
            return this == EQUALS_HEX || this == BEGINS_HEX || this == CONTAINS_HEX;
        }
    }

    private final Trigger trigger;
    private final Test test;
    private final String text;
    private final Optional<BoundedPattern> pattern;

    // Bytes are compared as characters of one byte each.
    private final String bytes;

    /// @param text what is compared with; a regular expression for [Test#MATCHES], pairs of
    ///     hexadecimal digits where bytes are compared
    /// @throws PatternSyntaxException when that is no regular expression
    /// @throws IllegalArgumentException when these are no such pairs
    public RuleCondition(Trigger trigger, Test test, String text) {
        this.trigger = trigger;
        this.test = test;
        this.text = text;
        pattern =
                test == Test.MATCHES
                        ? Optional.of(new BoundedPattern(text, Pattern.UNIX_LINES))
                        : Optional.empty();
        bytes = test.isOfBytes() ? characters(Bytes.ofHex(text)) : "";
    }

    private static String characters(Bytes bytes) {
        return new String(bytes.toArray(), StandardCharsets.ISO_8859_1);
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
        return speaksOf(opcode) && holds(said(opcode, payload));
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

    private String said(Opcode opcode, Bytes payload) {
        if (test.isOfBytes()) {
            return characters(payload);
        }
        return opcode == Opcode.CLOSE ? closing(payload) : payload.text();
    }

    private boolean holds(String said) {
        return switch (test) {
            case ANY -> true;
            case EQUALS -> said.equals(text);
            case CONTAINS -> said.contains(text);
            case MATCHES -> pattern.orElseThrow().isFoundIn(said, MAX_STEPS, () -> {});
            case EQUALS_HEX -> said.equals(bytes);
            case BEGINS_HEX -> said.startsWith(bytes);
            case CONTAINS_HEX -> said.contains(bytes);
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
