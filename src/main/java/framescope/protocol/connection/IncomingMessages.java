package framescope.protocol.connection;

import framescope.protocol.FrameDecoder;
import framescope.protocol.MessageAssembler;
import framescope.protocol.Opcode;
import framescope.protocol.Rule;
import framescope.protocol.Utf8Validator;
import java.nio.ByteBuffer;

/// Makes messages of the data frames that come in, and hands them to a handler. Not thread-safe.
final class IncomingMessages {
    private final MessageHandler handler;
    private final MessageSender sender;
    private final MessageAssembler assembler;
    private final Utf8Validator utf8 = new Utf8Validator();

    /// @param limit the most bytes of a message, inclusive
    IncomingMessages(MessageHandler handler, MessageSender sender, int limit) {
        this.handler = handler;
        this.sender = sender;
        this.assembler = new MessageAssembler(limit);
    }

    /// Begins a message, and forgets one that was not finished.
    void begin() {
        utf8.reset();
        assembler.clear();
    }

    /// Whether a frame of this length would make the message too big.
    boolean wouldPass(long length) {
        return assembler.wouldPass(length);
    }

    /// Judges a part of a data frame, unmasked, and fails fast.
    ///
    /// @param ends whether the part ends its message
    /// @return the bits of the rules that it breaks
    long judge(Opcode message, ByteBuffer in, int from, int to, boolean ends) {
        boolean valid =
                message != Opcode.TEXT || utf8.accept(in, from, to) && (!ends || utf8.complete());
        return valid ? 0 : Rule.TEXT_NOT_UTF8.bit();
    }

    /// Takes a part of a data frame; a message that is whole goes to the handler.
    ///
    /// @param view another view of the buffer `in`, free to be moved
    void accept(Opcode message, FrameDecoder frame, ByteBuffer in, ByteBuffer view, boolean ends) {
        int from = frame.payloadFrom();
        int to = frame.payloadTo();
        if (ends && assembler.length() == 0) {
            deliver(message, view.limit(to).position(from));
            return;
        }
        assembler.add(in, from, to);
        if (ends) {
            deliver(message, assembler.view());
            assembler.clear();
        }
    }

    // What carries a reserved opcode, or continues nothing, is no message.
    private void deliver(Opcode message, ByteBuffer payload) {
        if (message == Opcode.TEXT || message == Opcode.BINARY) {
            handler.message(message, payload, sender);
        }
    }

    /// Forgets what there is of a message.
    void clear() {
        assembler.clear();
    }
}
