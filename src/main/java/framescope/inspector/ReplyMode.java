package framescope.inspector;

import framescope.protocol.Opcode;
import framescope.protocol.connection.MessageHandler;
import framescope.protocol.connection.MessageSender;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// How the server answers messages by itself. Safe to share between threads.
public enum ReplyMode implements MessageHandler {
    /// Not at all; pings and Close frames are answered all the same.
    NONE {
        @Override
        public void message(Opcode opcode, ByteBuffer payload, MessageSender sender) {}
    },
    /// With the message itself.
    ECHO {
        @Override
        public void message(Opcode opcode, ByteBuffer payload, MessageSender sender) {
            sender.send(opcode, payload);
        }
    },
    /// With the text «good», whatever came.
    GOOD {
        @Override
        public void message(Opcode opcode, ByteBuffer payload, MessageSender sender) {
            sender.send(Opcode.TEXT, GOOD_TEXT);
        }
    };

    private static final ByteBuffer GOOD_TEXT =
            ByteBuffer.wrap("good".getBytes(StandardCharsets.UTF_8)).asReadOnlyBuffer();
}
