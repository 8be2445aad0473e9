package framescope.protocol;

/// The masking-keys of one sender, which have to be unpredictable (RFC 6455 §5.3). Not thread-safe.
///
/// A few of the last ones are remembered, each in a place that the key itself chooses: so one look
/// tells whether a key came before, however many there are. That finds every key that is used again
/// within a few frames, whatever stands in between, unless another has taken its place.
public final class MaskingKeys {
    private static final int PLACE_BITS = 4;
    private static final int SPREAD = 0x9e37_79b9; // 2^32 over the golden ratio.

    // 0 stands for none: a key of zeros breaks a rule of its own.
    private final int[] last = new int[1 << PLACE_BITS];

    /// Takes the next frame's key, and judges it.
    ///
    /// @return the bits of the rules that it breaks
    public long accept(int key) {
        if (key == 0) {
            return Rule.MASKING_KEY_ZERO.bit();
        }
        int place = key * SPREAD >>> Integer.SIZE - PLACE_BITS;
        boolean used = last[place] == key;
        last[place] = key;
        return used ? Rule.MASKING_KEY_REUSED.bit() : 0;
    }
}
