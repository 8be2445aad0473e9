package framescope.protocol.handshake;

/// How large a request head may be, all inclusive.
///
/// @param bytes of the whole head
/// @param lineBytes of one line, its line break excluded
/// @param headers lines below the first
public record HeadLimits(int bytes, int lineBytes, int headers) {
    /// 32 KiB, 8 KiB and 100.
    public static final HeadLimits DEFAULT = new HeadLimits(32 * 1024, 8 * 1024, 100);
}
