package framescope.behaviour;

import java.time.Duration;

/// How messages are answered that no rule speaks of.
///
/// @param delay how long a reply waits
/// @param fragmentBytes how long the fragments of a reply are (RFC 6455 §5.4); 0 sends it whole.
///     There are never more than [#MOST_FRAGMENTS], so those of a long one are longer
public record Replies(Reply reply, Duration delay, int fragmentBytes) {
    /// As the reply mode of the run says, at once and whole.
    public static final Replies USUAL = new Replies(Reply.AS_CHOSEN, Duration.ZERO, 0);

    /// The most fragments that one reply becomes.
    public static final int MOST_FRAGMENTS = 16_384;

    /// How long the fragments of a reply are.
    ///
    /// @param length of the whole reply
    /// @return at least 1; `length` or more where it goes out whole
    public int fragmentBytes(int length) {
        return fragmentBytes == 0
                ? Math.max(1, length)
                : Math.max(fragmentBytes, Math.ceilDiv(length, MOST_FRAGMENTS));
    }
}
