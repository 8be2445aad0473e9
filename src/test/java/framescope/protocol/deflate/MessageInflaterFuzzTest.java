package framescope.protocol.deflate;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.protocol.MessageAssembler;
import framescope.protocol.Role;
import framescope.protocol.deflate.MessageInflater.Result;
import framescope.testing.FuzzCorpus;
import framescope.testing.Splits;
import framescope.testing.Threat;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.params.ParameterizedTest;

/// Any compressed messages are inflated as the JDK's inflater does it with each in one piece,
/// never past the limit, however they are cut; and any messages come back from what was made of
/// them.
///
/// The first byte chooses the context takeover, the limit and the windows. Each message behind it
/// is its length, in one byte, and its bytes.
class MessageInflaterFuzzTest {
    private static final byte[] TAIL = {0, 0, (byte) 0xff, (byte) 0xff};
    private static final int[] LIMITS = {0, 100, 5_000, 200_000};

    @ParameterizedTest
    @FuzzCorpus
    @Threat({"P8", "P10"})
    void holdsForTheCorpus(byte[] input) {
        fuzzerTestOneInput(input);
    }

    public static void fuzzerTestOneInput(byte[] input) {
        int first = input.length == 0 ? 0 : input[0];
        boolean alone = (first & 1) != 0;
        int limit = LIMITS[first >> 1 & 3];
        List<Bytes> messages = messages(input);
        List<Outcome> expected = new Reference(alone, limit).inflateAll(messages);
        List<List<Bytes>> whole = messages.stream().map(List::of).toList();
        assertThat(inflateAll(alone, limit, whole)).isEqualTo(expected);
        List<List<Bytes>> singly = messages.stream().map(Splits::singly).toList();
        assertThat(inflateAll(alone, limit, singly)).isEqualTo(expected);
        Random random = new Random(Arrays.hashCode(input));
        List<List<Bytes>> cut =
                messages.stream().map(each -> Splits.atRandom(each, random)).toList();
        assertThat(inflateAll(alone, limit, cut)).as("%s", cut).isEqualTo(expected);
        assertRoundTrip(alone, 8 + (first >> 3 & 7), messages);
    }

    private static List<Bytes> messages(byte[] input) {
        List<Bytes> messages = new ArrayList<>();
        int at = 1;
        while (at < input.length) {
            int from = at + 1;
            at = Math.min(input.length, from + (input[at] & 0xff));
            messages.add(Bytes.of(Arrays.copyOfRange(input, from, at)));
        }
        return messages;
    }

    /// What became of a message, and as much of it as there is.
    private record Outcome(Result result, Bytes inflated) {}

    private static List<Outcome> inflateAll(boolean alone, int limit, List<List<Bytes>> messages) {
        MessageInflater inflater = new MessageInflater(alone);
        MessageAssembler assembler = new MessageAssembler(limit);
        List<Outcome> outcomes = new ArrayList<>();
        for (List<Bytes> parts : messages) {
            Result result = inflate(inflater, parts, assembler);
            assertThat(assembler.length()).isLessThanOrEqualTo(limit);
            outcomes.add(new Outcome(result, Bytes.copyOf(assembler.view())));
            assembler.clear();
            if (result != Result.INFLATED) {
                inflater.abandon();
                assertThat(inflater.holdsMemory()).isFalse();
            }
        }
        inflater.release();
        assertThat(inflater.holdsMemory()).isFalse();
        return outcomes;
    }

    private static Result inflate(
            MessageInflater inflater, List<Bytes> parts, MessageAssembler into) {
        Result result = Result.INFLATED;
        for (Bytes part : parts) {
            if (result == Result.INFLATED) {
                result = inflater.accept(part.buffer(), 0, part.length(), false, into);
            }
        }
        // As an empty last fragment ends a message.
        return result == Result.INFLATED
                ? inflater.accept(ByteBuffer.allocate(0), 0, 0, true, into)
                : result;
    }

    /// The same by the JDK alone, with all of a message at once and all that ever came out as the
    /// window.
    private static final class Reference {
        private final boolean alone;
        private final int limit;
        private final ByteArrayOutputStream history = new ByteArrayOutputStream();
        private Inflater inflater = new Inflater(true);
        private boolean lost;

        Reference(boolean alone, int limit) {
            this.alone = alone;
            this.limit = limit;
        }

        List<Outcome> inflateAll(List<Bytes> messages) {
            List<Outcome> outcomes = messages.stream().map(this::inflate).toList();
            inflater.end();
            return outcomes;
        }

        private Outcome inflate(Bytes message) {
            if (lost) {
                return new Outcome(Result.CONTEXT_LOST, Bytes.EMPTY);
            }
            byte[] out = new byte[limit + 1];
            int before = history.size();
            Result result = Result.INFLATED;
            try {
                run(message.toArray(), out);
                result = endsBetweenBlocks(message) ? Result.INFLATED : Result.UNFINISHED;
            } catch (DataFormatException e) {
                result = Result.INVALID;
            }
            int length = history.size() - before;
            if (length > limit) {
                result = Result.TOO_BIG;
            }
            Bytes inflated =
                    Bytes.of(history.toByteArray()).slice(before, before + Math.min(limit, length));
            if (alone) {
                history.reset();
            }
            lost = !alone && result != Result.INFLATED;
            begin();
            return new Outcome(result, inflated);
        }

        private void begin() {
            byte[] past = history.toByteArray();
            int from = Math.max(0, past.length - 32 * 1024);
            inflater.end();
            inflater = new Inflater(true);
            inflater.setDictionary(past, from, past.length - from);
        }

        // By what our reader of DEFLATE data says: with the tail, one stored block more has come,
        // and nothing in it. A last block may stand at the end without one.
        private static boolean endsBetweenBlocks(Bytes message) {
            Blocks without = Blocks.of(message);
            Blocks with = Blocks.of(message.plus(Bytes.of(TAIL)));
            return message.isEmpty()
                    || without.isBehindLast && without.bits == 8L * message.length()
                    || with.symbols == without.symbols && with.emptyStored > without.emptyStored;
        }

        private void run(byte[] in, byte[] out) throws DataFormatException {
            int start = history.size();
            inflater.setInput(in);
            while (history.size() - start <= limit) {
                long written = inflater.getBytesWritten();
                int count = 0;
                try {
                    count = inflater.inflate(out, 0, limit + 1 - (history.size() - start));
                } finally {
                    count = Math.max(count, (int) (inflater.getBytesWritten() - written));
                    history.write(out, 0, count);
                }
                if (inflater.finished()) {
                    int rest = inflater.getRemaining();
                    begin();
                    inflater.setInput(in, in.length - rest, rest);
                } else if (inflater.needsInput()) {
                    return;
                }
            }
        }
    }

    /// What our reader of DEFLATE data finds.
    private static final class Blocks implements DeflateReader.Listener {
        private long bits;
        private long symbols;
        private long emptyStored;
        private boolean isBehindLast;
        private boolean isEmptyStored;
        private boolean isLast;

        static Blocks of(Bytes message) {
            Blocks blocks = new Blocks();
            new DeflateReader(blocks).accept(message.buffer(), 0, message.length());
            return blocks;
        }

        @Override
        public void block(DeflateReader.BlockType type, boolean last, long head) {
            bits += head;
            isLast = last;
            isBehindLast = false;
            isEmptyStored = type == DeflateReader.BlockType.STORED;
        }

        @Override
        public void stored(int count) {
            bits += 8L * count;
            symbols += count;
            isEmptyStored = false;
        }

        @Override
        public void literal(int value, int length) {
            bits += length;
            symbols++;
        }

        @Override
        public void match(int length, int distance, int width) {
            bits += width;
            symbols++;
        }

        @Override
        public void blockEnd(int end) {
            bits += end;
            emptyStored += isEmptyStored ? 1 : 0;
            isBehindLast = isLast;
            if (isLast) {
                bits = bits + 7 & ~7L;
            }
        }
    }

    private static void assertRoundTrip(boolean alone, int bits, List<Bytes> messages) {
        DeflateParameters parameters = new DeflateParameters(alone, false, bits, 15);
        MessageDeflater deflater = new MessageDeflater(parameters, Role.SERVER);
        MessageInflater inflater = new MessageInflater(alone);
        MessageAssembler assembler = new MessageAssembler(1 << 10);
        for (Bytes message : messages) {
            if (deflater.accepts(message.length())) {
                Bytes deflated = Bytes.copyOf(deflater.deflate(message.buffer()));
                assertThat(inflate(inflater, List.of(deflated), assembler))
                        .isEqualTo(Result.INFLATED);
                assertThat(Bytes.copyOf(assembler.view())).isEqualTo(message);
                assembler.clear();
            } else {
                assertThat(message.length()).isGreaterThan(1 << bits);
            }
        }
        deflater.release();
        inflater.release();
    }
}
