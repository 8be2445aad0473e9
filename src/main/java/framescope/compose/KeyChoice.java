package framescope.compose;

/// Whether frames are masked, and with which key (RFC 6455 §5.3): the fragments of a draft, or one
/// that is inserted.
///
/// @param kind where the key comes from
/// @param key the four bytes of the masking-key, the first in the highest bits; 0 where there is
///     none
public record KeyChoice(Kind kind, int key) {
    /// Where a masking-key comes from.
    public enum Kind {
        /// MASK is 0, and there is no key: right for a server.
        NONE,
        /// Drawn at random.
        RANDOM,
        /// Written by the user.
        CHOSEN,
        /// Four zeros, which change nothing.
        ZERO,
        /// MASK is 1 and there is none: whatever comes next is taken for one.
        LEFT_OUT
    }

    /// MASK is 0.
    public static final KeyChoice NONE = new KeyChoice(Kind.NONE, 0);

    /// MASK is 1, and the key is four zeros.
    public static final KeyChoice ZERO = new KeyChoice(Kind.ZERO, 0);

    /// MASK is 1, and the payload follows at once.
    public static final KeyChoice LEFT_OUT = new KeyChoice(Kind.LEFT_OUT, 0);

    /// MASK is 1, with this key.
    public static KeyChoice chosen(int key) {
        return new KeyChoice(Kind.CHOSEN, key);
    }

    /// MASK is 1, with a key that was drawn at random.
    public static KeyChoice random(int drawn) {
        return new KeyChoice(Kind.RANDOM, drawn);
    }

    /// The MASK bit.
    public boolean masked() {
        return kind != Kind.NONE;
    }
}
