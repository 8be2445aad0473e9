package framescope.protocol;

/// Where the masking-keys of a client's frames come from.
///
/// §5.3: a key must be fresh for each frame and unpredictable, so a real source is a strong random
/// generator; tests give a known one.
@FunctionalInterface
public interface MaskingKeySource {
    /// The next key, its first byte highest.
    int nextKey();
}
