package framescope.protocol;

/// The masking-keys of one sender, which have to be unpredictable (RFC 6455 §5.3, §10.3). Not
/// thread-safe.
///
/// A few of the last ones are remembered, in one of the rows of places that the key itself chooses: a
/// key that is used again is found for certain when up to three others came in between, and mostly
/// when up to a dozen did. One more is a landmark, which is set anew after 1, 2, 4 and so on keys:
/// sooner or later it lies on any circle in which keys come round, however long that is, and then
/// each round is found (that is how R. P. Brent finds cycles). And three equal steps in a row, from
/// key to key, are no chance.
public final class MaskingKeys {
    private static final int ROW_BITS = 2;
    private static final int ROW = 4;
    private static final int SPREAD = 0x9e37_79b9; // 2^32 over the golden ratio.
    private static final int LONGEST_STRETCH = 1 << 30;
    private static final int STEPS_OF_NO_CHANCE = 3;

    // 0 stands for none: a key of zeros breaks a rule of its own.
    private final int[] last = new int[ROW << ROW_BITS];
    private int count;
    private int landmark;
    private int stretch = 1;
    private int nextLandmark = 1;

    private int previous;
    private int step;
    private int equalSteps;

    /// Takes the next frame's key, and judges it.
    ///
    /// @return the bits of the rules that it breaks
    public long accept(int key) {
        if (key == 0) {
            return Rule.MASKING_KEY_ZERO.bit();
        }
        boolean recent = isAmongTheLast(key);
        boolean again = isLandmark(key);
        boolean counted = isNextStep(key);
        return recent || again || counted ? Rule.MASKING_KEY_PREDICTABLE.bit() : 0;
    }

    // The place within its row goes by the number of the key, so that the next three have others.
    private boolean isAmongTheLast(int key) {
        int row = (key * SPREAD >>> Integer.SIZE - ROW_BITS) * ROW;
        boolean used =
                last[row] == key
                        || last[row + 1] == key
                        || last[row + 2] == key
                        || last[row + 3] == key;
        last[row + (count & ROW - 1)] = key;
        count = count + 1 & Integer.MAX_VALUE;
        return used;
    }

    private boolean isLandmark(int key) {
        boolean again = key == landmark;
        if (count == nextLandmark) {
            landmark = key;
            stretch = Math.min(LONGEST_STRETCH, stretch << 1);
            nextLandmark = count + stretch & Integer.MAX_VALUE;
        }
        return again;
    }

    private boolean isNextStep(int key) {
        int taken = key - previous;
        previous = key;
        if (taken == step) {
            return ++equalSteps >= STEPS_OF_NO_CHANCE;
        }
        step = taken;
        equalSteps = 1;
        return false;
    }
}
