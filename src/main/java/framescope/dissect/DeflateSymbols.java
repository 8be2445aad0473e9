package framescope.dissect;

import framescope.protocol.Bytes;
import framescope.protocol.deflate.DeflateReader;
import framescope.protocol.deflate.DeflateReader.BlockType;
import java.util.Arrays;
import java.util.OptionalInt;

/// How the payload of a compressed message is built, symbol by symbol (RFC 1951 §3.2), by their
/// numbers and without an object for each.
///
/// Behind the payload stand the four bytes that its sender has left out (RFC 7692 §7.2.2), where
/// they belong. Every bit belongs to one symbol.
public final class DeflateSymbols {
    /// The most symbols that are told apart; what comes behind them is one more, [Kind#REST].
    public static final int MOST = 1_000_000;

    /// What the sender of a message leaves out at its end.
    public static final Bytes LEFT_OUT = Bytes.ofHex("00 00 ff ff");

    private static final int STEP = 1_024;
    private static final int VALUE_SHIFT = 16;
    private static final int DISTANCE_SHIFT = 32;
    private static final int KIND_SHIFT = 50;
    private static final int BITS_MASK = 0xffff;
    private static final int VALUE_MASK = 0xffff;
    private static final int DISTANCE_MASK = 0x3ffff;
    private static final int LAST = 1 << 8;

    private final Bytes bytes;
    private final int added;
    private final long bitCount;
    private final int outputLength;
    private final int reachingBack;
    private final long fetched;
    private final int count;
    private final long[] packed;
    private final long[] stepBits;
    private final int[] stepOutputs;

    /// What a symbol is.
    public enum Kind {
        /// The head of a block, with its code or its length.
        BLOCK,
        /// Bytes that stand there as they are.
        STORED,
        /// One byte.
        LITERAL,
        /// Bytes that are copied from before.
        MATCH,
        /// The end of a block.
        END,
        /// Bits up to the next byte that mean nothing.
        PADDING,
        /// What could not be read: it is no DEFLATE data, not there as a whole, or too much.
        REST
    }

    /// A symbol.
    ///
    /// @param start its first bit, from 0 on; within a byte, the least significant one comes first
    /// @param bits how many it has
    /// @param value a literal's byte, or the ordinal of a block's [BlockType]
    /// @param last whether a block says that it is the last one
    /// @param distance how far back the bytes of a match begin
    /// @param from where in the message its output begins
    /// @param to where that ends, exclusive
    public record Symbol(
            Kind kind,
            long start,
            long bits,
            int value,
            boolean last,
            int distance,
            int from,
            int to) {
        /// How a block is written; only of a [Kind#BLOCK].
        public BlockType blockType() {
            return BlockType.values()[value];
        }

        /// Whether it copies from a message before this one.
        public boolean reachesBack() {
            return kind == Kind.MATCH && distance > from;
        }
    }

    /// Reads a payload once.
    ///
    /// @param payload all that the message's frames carry, unmasked
    /// @param whole whether the message has ended
    public DeflateSymbols(Bytes payload, boolean whole) {
        added = whole ? LEFT_OUT.length() : 0;
        bytes = whole ? payload.plus(LEFT_OUT) : payload;
        Recorder recorder = new Recorder();
        new DeflateReader(recorder).accept(bytes.buffer(), 0, bytes.length());
        bitCount = 8L * bytes.length();
        if (recorder.bit < bitCount) {
            recorder.add(Kind.REST, 0, 0, 0, 0);
        }
        outputLength = recorder.output;
        reachingBack = recorder.reachingBack;
        fetched = recorder.fetched;
        count = recorder.count;
        packed = recorder.packed;
        stepBits = recorder.stepBits;
        stepOutputs = recorder.stepOutputs;
    }

    /// How many there are.
    public int count() {
        return count;
    }

    /// The payload, with the bytes that were left out.
    public Bytes bytes() {
        return bytes;
    }

    /// How many bytes at the end were left out; 0 while the message has not ended.
    public int added() {
        return added;
    }

    /// How many bytes come out of those symbols that are told apart.
    public int outputLength() {
        return outputLength;
    }

    /// How many of them copy from a message before this one.
    public int reachingBack() {
        return reachingBack;
    }

    /// How many bytes these fetch from there.
    public long fetched() {
        return fetched;
    }

    /// A symbol.
    ///
    /// @param number from 0 on
    public Symbol get(int number) {
        int step = number / STEP;
        long bit = stepBits[step];
        int output = stepOutputs[step];
        for (int i = step * STEP; i < number; i++) {
            bit += bitsOf(packed[i]);
            output += outputOf(packed[i]);
        }
        long symbol = packed[number];
        Kind kind = kindOf(symbol);
        int value = valueOf(symbol);
        return new Symbol(
                kind,
                bit,
                kind == Kind.REST ? bitCount - bit : bitsOf(symbol),
                kind == Kind.BLOCK ? value & ~LAST : value,
                kind == Kind.BLOCK && (value & LAST) != 0,
                (int) (symbol >> DISTANCE_SHIFT) & DISTANCE_MASK,
                output,
                output + outputOf(symbol));
    }

    /// How many bytes of the message can be told once all bits before this one have been read;
    /// empty where symbols are not told apart so far.
    public OptionalInt outputBefore(long bit) {
        int steps = (count + STEP - 1) / STEP;
        int found = Arrays.binarySearch(stepBits, 0, steps, bit);
        int step = Math.max(0, found >= 0 ? found : -found - 2);
        long start = stepBits[step];
        int output = stepOutputs[step];
        for (int i = step * STEP; i < count; i++) {
            Kind kind = kindOf(packed[i]);
            long bits = bitsOf(packed[i]);
            if (kind == Kind.REST && start < bit) {
                return OptionalInt.empty();
            }
            if (kind == Kind.REST || start + bits > bit) {
                // Bytes that stand there as they are need not wait for one another.
                int stored = kind == Kind.STORED ? (int) ((bit - start) / 8) : 0;
                return OptionalInt.of(output + stored);
            }
            start += bits;
            output += outputOf(packed[i]);
        }
        return OptionalInt.of(output);
    }

    /// Whether some of its bits are among those that the sender left out.
    public boolean isAdded(Symbol symbol) {
        return symbol.start() + symbol.bits() > bitCount - 8L * added;
    }

    /// The first bits of a symbol, in the order they are read in, as digits.
    public String bits(Symbol symbol, int most) {
        StringBuilder digits = new StringBuilder();
        long end = symbol.start() + Math.min(most, symbol.bits());
        for (long bit = symbol.start(); bit < end; bit++) {
            digits.append(bytes.at((int) (bit >> 3)) >> (bit & 7) & 1);
        }
        return digits.toString();
    }

    private static Kind kindOf(long symbol) {
        return Kind.values()[(int) (symbol >> KIND_SHIFT)];
    }

    private static int valueOf(long symbol) {
        return (int) (symbol >> VALUE_SHIFT) & VALUE_MASK;
    }

    private static long bitsOf(long symbol) {
        return kindOf(symbol) == Kind.STORED ? 8L * valueOf(symbol) : symbol & BITS_MASK;
    }

    private static int outputOf(long symbol) {
        return switch (kindOf(symbol)) {
            case LITERAL -> 1;
            case STORED, MATCH -> valueOf(symbol);
            case BLOCK, END, PADDING, REST -> 0;
        };
    }

    /// Packs what the reader tells of.
    private static final class Recorder implements DeflateReader.Listener {
        private long[] packed = new long[64];
        private long[] stepBits = new long[1];
        private int[] stepOutputs = new int[1];
        private int count;
        private long bit;
        private int output;
        private int reachingBack;
        private long fetched;
        private boolean lastBlock;

        private void add(Kind kind, int value, int distance, long bits, int bytes) {
            if (count > MOST || count == MOST && kind != Kind.REST) {
                return;
            }
            if (count == packed.length) {
                packed = Arrays.copyOf(packed, 2 * count);
            }
            if (count % STEP == 0) {
                int step = count / STEP;
                if (step == stepBits.length) {
                    stepBits = Arrays.copyOf(stepBits, 2 * step);
                    stepOutputs = Arrays.copyOf(stepOutputs, 2 * step);
                }
                stepBits[step] = bit;
                stepOutputs[step] = output;
            }
            packed[count++] =
                    (long) kind.ordinal() << KIND_SHIFT
                            | (long) distance << DISTANCE_SHIFT
                            | (long) value << VALUE_SHIFT
                            | (kind == Kind.STORED ? 0 : bits);
            bit += bits;
            output += bytes;
        }

        @Override
        public void block(BlockType type, boolean last, long bits) {
            lastBlock = last;
            add(Kind.BLOCK, type.ordinal() | (last ? LAST : 0), 0, bits, 0);
        }

        @Override
        public void stored(int length) {
            add(Kind.STORED, length, 0, 8L * length, length);
        }

        @Override
        public void literal(int value, int bits) {
            add(Kind.LITERAL, value, 0, bits, 1);
        }

        @Override
        public void match(int length, int distance, int bits) {
            if (distance > output && count < MOST) {
                reachingBack++;
                fetched += Math.min(length, distance - output);
            }
            add(Kind.MATCH, length, distance, bits, length);
        }

        @Override
        public void blockEnd(int bits) {
            if (bits > 0) {
                add(Kind.END, 0, 0, bits, 0);
            }
            if (lastBlock && bit % 8 > 0) {
                add(Kind.PADDING, 0, 0, 8 - bit % 8, 0);
            }
        }
    }
}
