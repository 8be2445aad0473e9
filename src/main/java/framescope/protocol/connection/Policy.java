package framescope.protocol.connection;

/// What an endpoint does about a request or a frame that breaks a rule.
public enum Policy {
    /// Refuses the request (RFC 6455 §4.2.1), or fails the connection at once, as §7.1.7 asks.
    STRICT,
    /// Notes the finding and goes on for as long as the stream can be followed and no limit is
    /// reached: for watching what a broken peer does next. A request is answered where the answer
    /// can be made and nothing but its sender's own offers, key or address is wrong.
    OBSERVE
}
