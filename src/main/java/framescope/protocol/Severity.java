package framescope.protocol;

/// How much a finding matters.
public enum Severity {
    /// Worth knowing; nothing is wrong.
    NOTE,
    /// A SHOULD is not followed, or a peer may stumble.
    WARNING,
    /// A MUST is broken.
    ERROR
}
