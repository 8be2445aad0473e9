package framescope.behaviour;

import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import java.nio.ByteBuffer;

/// What a message is answered with.
///
/// @param text what is said; empty for all but [Kind#TEXT]
public record Reply(Kind kind, String text) {
    /// What the reply mode of the run says (`--reply`, the toolbar).
    public static final Reply AS_CHOSEN = of(Kind.AS_CHOSEN);

    /// The kinds of replies.
    public enum Kind {
        /// As the reply mode of the run says.
        AS_CHOSEN,
        /// Nothing.
        NONE,
        /// The message itself.
        ECHO,
        /// The text «good».
        GOOD,
        /// The message back to front: a text by its characters, anything else by its bytes.
        REVERSED,
        /// A text of the user's.
        TEXT
    }

    /// A reply that needs no text.
    public static Reply of(Kind kind) {
        return new Reply(kind, "");
    }

    /// This text, whatever came.
    public static Reply text(String text) {
        return new Reply(Kind.TEXT, text);
    }

    /// The opcode of the answer to a message with this one.
    public Opcode opcode(Opcode message) {
        return switch (kind) {
            case AS_CHOSEN, NONE, ECHO, REVERSED -> message;
            case GOOD, TEXT -> Opcode.TEXT;
        };
    }

    /// The answer's payload; of no use for [Kind#AS_CHOSEN] and [Kind#NONE].
    ///
    /// @param payload of the message; the position stays
    public Bytes payload(Opcode message, ByteBuffer payload) {
        return switch (kind) {
            case AS_CHOSEN, NONE -> Bytes.EMPTY;
            case ECHO -> Bytes.copyOf(payload);
            case GOOD -> Bytes.utf8("good");
            case REVERSED -> reversed(message, Bytes.copyOf(payload));
            case TEXT -> Bytes.utf8(text);
        };
    }

    private static Bytes reversed(Opcode message, Bytes payload) {
        if (message == Opcode.TEXT) {
            return Bytes.utf8(new StringBuilder(payload.text()).reverse().toString());
        }
        byte[] bytes = payload.toArray();
        for (int i = 0, j = bytes.length - 1; i < j; i++, j--) {
            byte swapped = bytes[i];
            bytes[i] = bytes[j];
            bytes[j] = swapped;
        }
        return Bytes.wrap(bytes);
    }
}
