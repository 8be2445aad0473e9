package framescope.protocol.deflate;

import java.nio.ByteBuffer;

/// Reads DEFLATE data symbol by symbol (RFC 1951 §3.2) and tells how it is built: its blocks, the
/// bytes that stand in it as they are, and how far back the others are fetched.
///
/// It does not inflate, so it needs no window and takes data from anywhere in a series of messages.
/// [MessageInflater] inflates. Data may come in any cuts. Not thread-safe.
public final class DeflateReader {
    private static final int STORED_TYPE = 0;
    private static final int FIXED_TYPE = 1;
    private static final int DYNAMIC_TYPE = 2;
    private static final int END_OF_BLOCK = 256;
    private static final int LITERAL_SYMBOLS = 286;
    private static final int DISTANCE_SYMBOLS = 30;
    private static final int LENGTH_CODES = 19;
    private static final int[] LENGTH_CODE_ORDER = {
        16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15
    };
    private static final int[] LENGTH_BASES = {
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115,
        131, 163, 195, 227, 258
    };
    private static final int[] LENGTH_BITS = {
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0
    };
    private static final int[] DISTANCE_BASES = {
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537,
        2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577
    };
    private static final int[] DISTANCE_BITS = {
        0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12,
        13, 13
    };

    /// How the bytes of a block are written (§3.2.3).
    public enum BlockType {
        /// As they are.
        STORED,
        /// In the code that §3.2.6 lays down.
        FIXED,
        /// In a code that stands at the block's beginning.
        DYNAMIC
    }

    /// Hears what is read, in order.
    public interface Listener {
        /// A block has begun.
        ///
        /// @param last whether it is the last one (BFINAL)
        /// @param bits how many bits its head takes, with its code or its length
        void block(BlockType type, boolean last, long bits);

        /// Bytes that stand in a stored block.
        ///
        /// @param count in bytes; one block may tell of them in parts
        void stored(int count);

        /// A byte that stands there as a code word.
        ///
        /// @param bits how many bits that takes
        void literal(int value, int bits);

        /// Bytes that are copied from the output.
        ///
        /// @param length how many, 3 to 258
        /// @param distance how far back they begin, 1 to 32,768
        /// @param bits how many bits that takes
        void match(int length, int distance, int bits);

        /// A block has ended.
        ///
        /// @param bits how many bits its end takes
        void blockEnd(int bits);
    }

    private enum Stage {
        HEAD,
        STORED,
        SYMBOLS,
        INVALID
    }

    private final Listener listener;
    private final BitReader in = new BitReader();
    private Stage stage = Stage.HEAD;
    private boolean last;
    private int storedLeft;
    private HuffmanCode literals = HuffmanCode.FIXED_LITERALS;
    private HuffmanCode distances = HuffmanCode.FIXED_DISTANCES;

    /// A reader that tells this listener.
    public DeflateReader(Listener listener) {
        this.listener = listener;
    }

    /// Reads a range of the buffer, as far as symbols are whole; the rest waits for more.
    ///
    /// @return whether all so far is DEFLATE data; once it is not, nothing more is read
    public boolean accept(ByteBuffer buffer, int from, int to) {
        if (stage != Stage.INVALID) {
            in.add(buffer, from, to);
        }
        boolean going = true;
        while (going) {
            going = step();
        }
        return stage != Stage.INVALID;
    }

    /// Begins anew, as at the beginning of a message.
    public void reset() {
        in.clear();
        stage = Stage.HEAD;
    }

    private boolean step() {
        return switch (stage) {
            case HEAD -> readHead();
            case STORED -> readStored();
            case SYMBOLS -> readSymbol();
            case INVALID -> false;
        };
    }

    private boolean readHead() {
        long start = in.position();
        boolean isLast = in.read(1) == 1;
        int type = in.read(2);
        return switch (type) {
            case STORED_TYPE -> beginStored(start, isLast);
            case FIXED_TYPE -> {
                literals = HuffmanCode.FIXED_LITERALS;
                distances = HuffmanCode.FIXED_DISTANCES;
                yield begin(BlockType.FIXED, start, isLast);
            }
            case DYNAMIC_TYPE -> {
                boolean sound = readCodes();
                yield sound ? begin(BlockType.DYNAMIC, start, isLast) : unreadable(start);
            }
            default -> unreadable(start);
        };
    }

    private boolean beginStored(long start, boolean isLast) {
        in.align();
        int length = in.read(16);
        int complement = in.read(16);
        if (!in.overrun() && (length ^ complement) != 0xffff) {
            return unreadable(start);
        }
        storedLeft = length;
        return begin(BlockType.STORED, start, isLast);
    }

    private boolean begin(BlockType type, long start, boolean isLast) {
        if (in.overrun()) {
            return unreadable(start);
        }
        last = isLast;
        stage = type == BlockType.STORED ? Stage.STORED : Stage.SYMBOLS;
        listener.block(type, isLast, in.position() - start);
        return true;
    }

    // What cannot be read is invalid, unless it is only not there yet.
    private boolean unreadable(long start) {
        if (in.overrun()) {
            in.back(start);
        } else {
            stage = Stage.INVALID;
        }
        return false;
    }

    // §3.2.7.
    private boolean readCodes() {
        int literalCount = in.read(5) + 257;
        int distanceCount = in.read(5) + 1;
        int lengthCount = in.read(4) + 4;
        if (literalCount > LITERAL_SYMBOLS || distanceCount > DISTANCE_SYMBOLS) {
            return false;
        }
        int[] lengthLengths = new int[LENGTH_CODES];
        for (int at = 0; at < lengthCount; at++) {
            lengthLengths[LENGTH_CODE_ORDER[at]] = in.read(3);
        }
        HuffmanCode lengthCode = HuffmanCode.of(lengthLengths, 0, LENGTH_CODES);
        int[] lengths = new int[literalCount + distanceCount];
        if (lengthCode == null || !readLengths(lengthCode, lengths)) {
            return false;
        }
        HuffmanCode newLiterals = HuffmanCode.of(lengths, 0, literalCount);
        HuffmanCode newDistances = HuffmanCode.of(lengths, literalCount, lengths.length);
        if (newLiterals == null || newDistances == null) {
            return false;
        }
        literals = newLiterals;
        distances = newDistances;
        return true;
    }

    private boolean readLengths(HuffmanCode code, int[] lengths) {
        int at = 0;
        while (at < lengths.length) {
            int symbol = code.read(in);
            if (symbol < 0 || symbol == 16 && at == 0) {
                return false;
            }
            int length = symbol < 16 ? symbol : symbol == 16 ? lengths[at - 1] : 0;
            int times =
                    switch (symbol) {
                        case 16 -> 3 + in.read(2);
                        case 17 -> 3 + in.read(3);
                        case 18 -> 11 + in.read(7);
                        default -> 1;
                    };
            if (at + times > lengths.length) {
                return false;
            }
            while (times-- > 0) {
                lengths[at++] = length;
            }
        }
        return true;
    }

    private boolean readStored() {
        if (storedLeft > 0) {
            int count = in.skipBytes(storedLeft);
            if (count == 0) {
                return false;
            }
            storedLeft -= count;
            listener.stored(count);
        }
        if (storedLeft == 0) {
            endBlock(0);
        }
        return true;
    }

    private boolean readSymbol() {
        long start = in.position();
        int symbol = literals.read(in);
        if (symbol > END_OF_BLOCK) {
            return readMatch(start, symbol - END_OF_BLOCK - 1);
        }
        if (symbol < 0 || in.overrun()) {
            return unreadable(start);
        }
        int bits = (int) (in.position() - start);
        if (symbol == END_OF_BLOCK) {
            endBlock(bits);
        } else {
            listener.literal(symbol, bits);
        }
        return true;
    }

    private boolean readMatch(long start, int lengthSymbol) {
        if (lengthSymbol >= LENGTH_BASES.length) {
            return unreadable(start);
        }
        int length = LENGTH_BASES[lengthSymbol] + in.read(LENGTH_BITS[lengthSymbol]);
        int symbol = distances.read(in);
        if (symbol < 0 || symbol >= DISTANCE_BASES.length) {
            return unreadable(start);
        }
        int distance = DISTANCE_BASES[symbol] + in.read(DISTANCE_BITS[symbol]);
        if (in.overrun()) {
            return unreadable(start);
        }
        listener.match(length, distance, (int) (in.position() - start));
        return true;
    }

    private void endBlock(int bits) {
        stage = Stage.HEAD;
        listener.blockEnd(bits);
        if (last) {
            // RFC 7692 §7.2.3.4: what follows a last block begins with a byte of its own.
            in.align();
        }
    }
}
