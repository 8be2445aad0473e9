package framescope.protocol.connection;

/// What an endpoint does about a frame that breaks a rule.
public enum Policy {
    /// Fails the connection at once, as RFC 6455 §7.1.7 asks.
    STRICT,
    /// Notes the finding and goes on for as long as the stream can be followed and no limit is
    /// reached: for watching what a broken peer does next.
    OBSERVE
}
