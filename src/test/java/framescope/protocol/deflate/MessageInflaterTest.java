package framescope.protocol.deflate;

import static framescope.testing.Hex.hex;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.protocol.MessageAssembler;
import framescope.protocol.Role;
import framescope.protocol.deflate.MessageInflater.Result;
import framescope.testing.Splits;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageInflaterTest {
    private static final Bytes HELLO = Bytes.utf8("Hello");
    private static final int LIMIT = 1 << 20;

    private final MessageAssembler assembler = new MessageAssembler(LIMIT);
    private final MessageInflater inflater = new MessageInflater(false);

    private Bytes inflated(Bytes... parts) {
        return inflated(inflater, List.of(parts));
    }

    private Bytes inflated(MessageInflater by, List<Bytes> parts) {
        for (int i = 0; i < parts.size(); i++) {
            boolean ends = i == parts.size() - 1;
            assertThat(accept(by, parts.get(i), ends)).isEqualTo(Result.INFLATED);
        }
        Bytes message = Bytes.copyOf(assembler.view());
        assembler.clear();
        return message;
    }

    private Result accept(MessageInflater by, Bytes part, boolean ends) {
        return by.accept(part.buffer(), 0, part.length(), ends, assembler);
    }

    // ---------------------------------------------------------------- the samples of RFC 7692

    @Test
    void oneFixedBlockIsInflated() {
        assertThat(inflated(hex("f2 48 cd c9 c9 07 00 # §7.2.3.1"))).isEqualTo(HELLO);
    }

    @Test
    void fragmentsAreInflatedAsOne() {
        assertThat(inflated(hex("f2 48 cd"), hex("c9 c9 07 00"))).isEqualTo(HELLO);
    }

    @Test
    void aMessageMayReferToTheOneBefore() {
        inflated(hex("f2 48 cd c9 c9 07 00"));
        assertThat(inflated(hex("f2 00 11 00 00 # §7.2.3.2"))).isEqualTo(HELLO);
    }

    @Test
    void aBlockWithoutCompressionIsTaken() {
        assertThat(inflated(hex("00 05 00 fa ff 48 65 6c 6c 6f 00 # §7.2.3.3"))).isEqualTo(HELLO);
    }

    @Test
    void aFinalBlockIsTakenAndTheWindowStays() {
        assertThat(inflated(hex("f3 48 cd c9 c9 07 00 00 # §7.2.3.4"))).isEqualTo(HELLO);
        assertThat(inflated(hex("f2 00 11 00 00"))).isEqualTo(HELLO);
    }

    @Test
    void twoBlocksAreOneMessage() {
        Bytes twoBlocks = hex("f2 48 05 00 00 00 ff ff ca c9 c9 07 00 # §7.2.3.5");
        assertThat(inflated(twoBlocks)).isEqualTo(HELLO);
    }

    @Test
    void oneZeroByteIsAnEmptyMessage() {
        assertThat(inflated(hex("00 # §7.2.3.6"))).isEqualTo(Bytes.EMPTY);
    }

    @Test
    void anEmptyPayloadIsAnEmptyMessage() {
        assertThat(inflated(Bytes.EMPTY)).isEqualTo(Bytes.EMPTY);
    }

    // ---------------------------------------------------------------- splits and lengths

    @Test
    void everyCutGivesTheSame() {
        Bytes message = Bytes.utf8("The same words, the same words, and the same words again.");
        Bytes deflated = MessageDeflater.alone(message);
        assertThat(Splits.of(deflated))
                .allSatisfy(cut ->
                        assertThat(inflated(new MessageInflater(false), cut)).isEqualTo(message));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1023, 1024, 1025, 4096, 65_535, 65_536, 300_000, LIMIT})
    void messagesOfAnyLengthComeThrough(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        Bytes noise = Bytes.wrap(bytes);
        Bytes zeros = Bytes.wrap(new byte[length]);
        assertThat(inflated(new MessageInflater(true), List.of(MessageDeflater.alone(noise))))
                .isEqualTo(noise);
        assertThat(inflated(new MessageInflater(true), List.of(MessageDeflater.alone(zeros))))
                .isEqualTo(zeros);
    }

    @Test
    void manyMessagesShareOneWindow() {
        MessageDeflater deflater = new MessageDeflater(DeflateParameters.PLAIN, Role.SERVER);
        Random random = new Random(1);
        for (int i = 0; i < 500; i++) {
            byte[] bytes = new byte[random.nextInt(2_000)];
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] = (byte) ('a' + random.nextInt(3));
            }
            Bytes message = Bytes.wrap(bytes);
            Bytes deflated = Bytes.copyOf(deflater.deflate(message.buffer()));
            assertThat(inflated(deflated)).as("message %d", i).isEqualTo(message);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 5_000, 40_000})
    void aRestAndASleepBetweenTwoMessagesChangeNothing(int length) {
        Random random = new Random(length);
        MessageDeflater deflater = new MessageDeflater(DeflateParameters.PLAIN, Role.SERVER);
        for (int i = 0; i < 20; i++) {
            byte[] bytes = new byte[length];
            for (int at = 0; at < length; at++) {
                bytes[at] = (byte) ('a' + random.nextInt(20));
            }
            Bytes deflated = Bytes.copyOf(deflater.deflate(ByteBuffer.wrap(bytes)));
            assertThat(inflated(deflated)).isEqualTo(Bytes.wrap(bytes));
            inflater.rest();
            inflater.rest();
            assertThat(inflater.windowCapacity()).isEqualTo(Math.min(1 << 15, (i + 1) * length));
            if (i % 3 > 0) {
                inflater.pack();
                assertThat(inflater.pack()).as("packed again").isFalse();
            }
        }
        inflater.pack();
        assertThat(inflater.windowCapacity())
                .isLessThanOrEqualTo(Math.max(4096, 3 * (1 << 15) / 4));
    }

    /// What a message refers to is right however the messages before it were cut, and wherever
    /// their bytes have come to stand.
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1_000, 32_767, 32_768, 32_769, 50_000, 100_000})
    void messagesReachBackOverTheWholeWindow(int longest) {
        Random random = new Random(longest);
        MessageInflater anyLength =
                MessageInflater.of(DeflateParameters.PLAIN, Role.SERVER, new DeflateCoders());
        MessageDeflater deflater = new MessageDeflater(DeflateParameters.PLAIN, Role.SERVER);
        MessageAssembler room = new MessageAssembler(200_000);
        byte[] past = new byte[1 << 15];
        random.nextBytes(past);
        for (int i = 0; i < 200; i++) {
            // Parts of what went before, from as far back as may be.
            byte[] message = new byte[1 + random.nextInt(longest)];
            int from = random.nextInt(past.length);
            for (int at = 0; at < message.length; at++) {
                message[at] = past[(from + at) % past.length];
            }
            message[0] = (byte) i;
            Bytes deflated = Bytes.copyOf(deflater.deflate(ByteBuffer.wrap(message)));
            int cut = random.nextInt(deflated.length());
            ByteBuffer in = ByteBuffer.wrap(deflated.toArray());
            assertThat(anyLength.accept(in, 0, cut, false, room)).isEqualTo(Result.INFLATED);
            assertThat(anyLength.accept(in, cut, in.limit(), true, room))
                    .isEqualTo(Result.INFLATED);
            assertThat(Bytes.copyOf(room.view())).isEqualTo(Bytes.wrap(message));
            room.clear();
        }
        deflater.release();
    }

    @Test
    void aRestInTheMidstOfAMessageChangesNothing() {
        assertThat(accept(inflater, hex("f2 48 cd"), false)).isEqualTo(Result.INFLATED);
        inflater.rest();
        assertThat(accept(inflater, hex("c9 c9 07 00"), true)).isEqualTo(Result.INFLATED);
        assertThat(Bytes.copyOf(assembler.view())).isEqualTo(HELLO);
    }

    // ---------------------------------------------------------------- what is wrong

    @Test
    void whatIsNoDeflateDataIsInvalid() {
        assertThat(accept(inflater, hex("06 # block type 3"), true)).isEqualTo(Result.INVALID);
    }

    @Test
    void whatComesOutBeforeAFaultIsKept() {
        Bytes deflated = hex("00 01 00 fe ff 61 06 # a stored block, then type 3");
        assertThat(accept(inflater, deflated, true)).isEqualTo(Result.INVALID);
        assertThat(Bytes.copyOf(assembler.view())).isEqualTo(Bytes.utf8("a"));
    }

    /// What zlib inflates without a complaint, though it is not whole.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "00 05 00 fa ff 48       # of 5 stored bytes one: the tail would be the others",
                "00 05 00 fa ff 48 65 6c 6c 6f # all of them, but no empty block begins",
                "00 05 00 fa             # within the length",
                "f2                      # within a code word",
                "f2 48 cd c9 c9          # between two code words",
                "f2 48 cd c9 c9 07       # behind the block, but no empty block begins",
                "04 c0 31 0d 00          # within the code of a dynamic block",
                "f3 48 cd c9 c9          # within a last block",
                "f3 48 cd c9 c9 07 00 04 # within a block behind the last one"
            })
    void aMessageThatEndsInTheMidstOfABlockIsUnfinished(String deflated) {
        Bytes bytes = hex(deflated);
        for (List<Bytes> cut : Splits.of(bytes).toList()) {
            MessageInflater fresh = new MessageInflater(false);
            assembler.clear();
            Result result = Result.INFLATED;
            for (int i = 0; i < cut.size(); i++) {
                result = accept(fresh, cut.get(i), i == cut.size() - 1);
            }
            assertThat(result).isEqualTo(Result.UNFINISHED);
        }
    }

    @Test
    void aLastBlockMayEndAMessageAsItStands() {
        assertThat(inflated(hex("01 # an empty stored one, without its length")))
                .isEqualTo(Bytes.EMPTY);
        assertThat(inflated(hex("f3 48 cd c9 c9 07 00"))).isEqualTo(HELLO);
        assertThat(inflated(hex("f2 00 11 00 00"))).isEqualTo(HELLO);
    }

    @Test
    void aFaultGivesTheMemoryBack() {
        accept(inflater, hex("06"), true);
        assertThat(inflater.holdsMemory()).isTrue();
        inflater.abandon();
        assertThat(inflater.holdsMemory()).isFalse();
    }

    @Test
    void aReferenceToWhatNeverWasIsInvalid() {
        assertThat(accept(inflater, hex("f2 00 11 00 00"), true)).isEqualTo(Result.INVALID);
    }

    @Test
    void withoutContextTakeoverNoMessageMayReferToAnother() {
        MessageInflater forgetful = new MessageInflater(true);
        assertThat(accept(forgetful, hex("f2 48 cd c9 c9 07 00"), true)).isEqualTo(Result.INFLATED);
        assertThat(accept(forgetful, hex("f2 00 11 00 00"), true)).isEqualTo(Result.INVALID);
    }

    @Test
    void afterAnAbandonedMessageTheContextIsLost() {
        accept(inflater, hex("06"), true);
        inflater.abandon();
        assertThat(accept(inflater, hex("f2 48 cd c9 c9 07 00"), true))
                .isEqualTo(Result.CONTEXT_LOST);
    }

    @Test
    void withoutContextTakeoverAnAbandonedMessageHarmsNoOther() {
        MessageInflater forgetful = new MessageInflater(true);
        accept(forgetful, hex("06"), true);
        forgetful.abandon();
        assertThat(accept(forgetful, hex("f2 48 cd c9 c9 07 00"), true)).isEqualTo(Result.INFLATED);
    }

    @Test
    void aBombStopsAtTheLimit() {
        Bytes bomb = MessageDeflater.alone(Bytes.wrap(new byte[64 * LIMIT]));
        assertThat(bomb.length()).isLessThan(LIMIT / 10);
        assertThat(accept(inflater, bomb, true)).isEqualTo(Result.TOO_BIG);
        assertThat(assembler.length()).isEqualTo(LIMIT);
    }

    @Test
    void aMessageOfEndsWithoutEndStops() {
        byte[] ends = new byte[60_000];
        for (int at = 0; at < ends.length; at += 2) {
            ends[at] = 3; // An empty final block.
        }
        assertThat(accept(inflater, Bytes.wrap(ends), true)).isEqualTo(Result.TOO_BIG);
    }
}
