package framescope.protocol;

/// Which end of a connection somebody plays: it decides who masks (RFC 6455 §5.1).
public enum Role {
    CLIENT,
    SERVER;

    /// The other end.
    public Role peer() {
        return this == CLIENT ? SERVER : CLIENT;
    }
}
