package framescope.capture;

/// Whether a capture keeps what it is given.
public enum CaptureHealth {
    /// It keeps everything.
    KEEPING,
    /// Somebody has stopped it: frames are let go, until it is asked to go on.
    STOPPED,
    /// It has reached its limit of memory: reading from sockets waits, and nothing is lost.
    FULL,
    /// The disk is slower than what comes: likewise, until it has caught up.
    DISK_SLOW,
    /// The disk is full: bytes wait in memory, what does not fit there is let go, traffic goes on,
    /// and keeping resumes by itself.
    DISK_FULL,
    /// The file cannot be written for another reason: likewise.
    WRITE_FAILED;

    /// Whether bytes are lost, or soon will be.
    public boolean isPaused() {
        return this == STOPPED || this == DISK_FULL || this == WRITE_FAILED;
    }
}
