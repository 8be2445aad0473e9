package framescope.inspector.file;

/// How far the work on a file has come.
///
/// @param done bytes read or written
/// @param inAll bytes that there are; 0 while that is not known
/// @param frames frames found or written so far
public record FileProgress(long done, long inAll, long frames) {
    /// The part that is done, from 0 to 1; -1 while that is not known.
    public double part() {
        return inAll <= 0 ? -1 : Math.min(1, (double) done / inAll);
    }
}
