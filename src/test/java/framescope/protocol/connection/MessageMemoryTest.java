package framescope.protocol.connection;

import static framescope.testing.FrameBytes.close;
import static framescope.testing.FrameBytes.text;
import static framescope.testing.FrameBytes.zeros;
import static framescope.testing.Hex.hex;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.protocol.MessageMemory;
import framescope.protocol.Opcode;
import framescope.protocol.RuleSet;
import framescope.protocol.deflate.MessageDeflater;
import framescope.protocol.deflate.MessageInflater;
import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Messages that are put together on several connections, out of one memory.
class MessageMemoryTest {
    private static final int MEMORY = 10_000;
    private static final FrameBytes REFUSAL = close(1013, "no memory for this message");

    private final MessageMemory memory = MessageMemory.ofOneThread(MEMORY);

    private Conversation opened(Policy policy) {
        Limits limits = Limits.DEFAULT.with(memory);
        return Conversation.with(
                        Conversation.settings().with(limits).with(policy), Conversation.ECHO)
                .opens();
    }

    @ParameterizedTest
    @EnumSource
    void whoeverAsksForMoreThanIsLeftIsToldToTryLater(Policy policy) {
        Conversation first = opened(policy).arrives(zeros(6000).fragment().masked()).sendsNothing();
        opened(policy).arrives(zeros(6000).fragment().masked()).sends(REFUSAL);
        first.arrives(continuation(1).masked()).sends(zeros(6001));
    }

    @Test
    void whoeverIsToldToTryLaterIsNotBlamedForNoAnswer() {
        Conversation told = opened(Policy.STRICT);
        told.arrives(zeros(MEMORY + 1).fragment().masked()).ends();
        assertThat(told.endpoint().brokenAtEnd()).isEqualTo(RuleSet.NONE);
    }

    @Test
    void whatAMessageTookIsGivenBackWithItsLastFrame() {
        Conversation first = opened(Policy.STRICT);
        first.arrives(zeros(9000).fragment().masked());
        assertLeft(0, MEMORY - 9000);
        first.arrives(continuation(1000).masked()).sends(zeros(MEMORY));
        first.endpoint().rest();
        assertLeft(MEMORY, MEMORY);
        opened(Policy.STRICT).arrives(zeros(MEMORY).fragment().masked()).sendsNothing();
    }

    @Test
    void whatAMessageTookIsGivenBackWhenItsConnectionEndsOrFails() {
        opened(Policy.STRICT).arrives(zeros(9000).fragment().masked()).ends();
        assertLeft(MEMORY, MEMORY);
        opened(Policy.STRICT).arrives(zeros(9000).fragment().masked(), text("!").masked());
        assertLeft(MEMORY, MEMORY);
    }

    @Test
    void aMessageInOneReadTakesNothing() {
        opened(Policy.STRICT).arrives(zeros(MEMORY + 1).masked()).sends(zeros(MEMORY + 1));
        assertLeft(MEMORY, MEMORY);
    }

    @Test
    void whatIsInflatedCountsAsWell() {
        Limits limits = Limits.DEFAULT.with(memory);
        Bytes bomb = MessageDeflater.alone(zeros(MEMORY + 1).payload());
        assertThat(bomb.length()).isLessThan(100);
        Conversation.with(Conversation.deflating().with(limits), Conversation.ECHO)
                .opensDeflating()
                .arrives(FrameBytes.of(Opcode.BINARY, bomb).rsv1().masked())
                .sends(REFUSAL);
        assertLeft(MEMORY, MEMORY);
    }

    @Test
    void anInflaterCountsForAsLongAsItsMessageIsNotWhole() {
        MessageMemory enough = MessageMemory.ofOneThread(MessageInflater.BYTES_IN_USE + MEMORY);
        Limits limits = Limits.DEFAULT.with(enough);
        Conversation first = compressing(limits).arrives(begun());
        assertThat(enough.take(MEMORY + 1)).isFalse();
        compressing(limits).arrives(begun()).sends(REFUSAL);
        first.arrives(FrameBytes.of(Opcode.CONTINUATION, hex("c9 c9 07 00")).masked())
                .sends(FrameBytes.of(Opcode.TEXT, hex("f2 48 cd c9 c9 07 00")).rsv1());
        first.endpoint().rest();
        assertThat(enough.take(MessageInflater.BYTES_IN_USE + MEMORY)).isTrue();
    }

    @Test
    void anInflaterIsGivenBackWithAMessageThatFailsOrIsCutOff() {
        MessageMemory enough = MessageMemory.ofOneThread(MessageInflater.BYTES_IN_USE + MEMORY);
        Limits limits = Limits.DEFAULT.with(enough);
        compressing(limits).arrives(begun()).ends();
        compressing(limits).arrives(begun(), text("!").masked());
        compressing(limits)
                .arrives(begun(), FrameBytes.of(Opcode.CONTINUATION, hex("ff ff ff")).masked());
        Conversation cutOff = compressing(limits).arrives(begun());
        cutOff.endpoint().cutOff();
        assertThat(enough.take(MessageInflater.BYTES_IN_USE + MEMORY)).isTrue();
    }

    private static Conversation compressing(Limits limits) {
        return Conversation.with(Conversation.deflating().with(limits), Conversation.ECHO)
                .opensDeflating();
    }

    /// The beginning of «Hello», compressed.
    private static FrameBytes begun() {
        return FrameBytes.of(Opcode.TEXT, hex("f2 48 cd")).fragment().rsv1().masked();
    }

    private static FrameBytes continuation(int length) {
        return FrameBytes.of(Opcode.CONTINUATION, zeros(length).payload());
    }

    private void assertLeft(int least, int most) {
        assertThat(memory.take(least)).isTrue();
        assertThat(memory.take(most - least + 1)).isFalse();
        memory.giveBack(least);
    }
}
