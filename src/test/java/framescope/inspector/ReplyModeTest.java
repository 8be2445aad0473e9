package framescope.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the server says by itself.
class ReplyModeTest {
    private record Reply(Opcode opcode, Bytes payload) {}

    private static final Bytes MESSAGE = Bytes.ofHex("de ad be ef");

    @Test
    void noneSaysNothing() {
        assertThat(replies(ReplyMode.NONE)).isEmpty();
    }

    @Test
    void echoSaysTheMessageItself() {
        assertThat(replies(ReplyMode.ECHO)).containsExactly(new Reply(Opcode.BINARY, MESSAGE));
    }

    @Test
    void goodSaysGoodEachTime() {
        Reply good = new Reply(Opcode.TEXT, Bytes.utf8("good"));
        assertThat(replies(ReplyMode.GOOD)).containsExactly(good);
        assertThat(replies(ReplyMode.GOOD)).containsExactly(good);
    }

    private static List<Reply> replies(ReplyMode mode) {
        List<Reply> replies = new ArrayList<>();
        ByteBuffer payload = MESSAGE.buffer();
        mode.message(
                Opcode.BINARY,
                payload,
                (opcode, bytes) -> replies.add(new Reply(opcode, Bytes.copyOf(bytes))));
        return replies;
    }
}
