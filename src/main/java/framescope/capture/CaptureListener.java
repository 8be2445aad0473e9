package framescope.capture;

/// Hears that a capture has changed, without being told how.
@FunctionalInterface
public interface CaptureListener {
    /// There is more, or less after clearing. Called on the thread that wrote, so it returns at
    /// once and never blocks.
    void captureChanged();
}
