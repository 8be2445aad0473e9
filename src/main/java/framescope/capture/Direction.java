package framescope.capture;

import framescope.protocol.Role;

/// Which way bytes went, whoever looks.
public enum Direction {
    CLIENT_TO_SERVER,
    SERVER_TO_CLIENT;

    /// The way of what an end of a connection writes.
    public static Direction from(Role sender) {
        return sender == Role.CLIENT ? CLIENT_TO_SERVER : SERVER_TO_CLIENT;
    }

    /// Who wrote the bytes.
    public Role sender() {
        return this == CLIENT_TO_SERVER ? Role.CLIENT : Role.SERVER;
    }

    /// Who read them.
    public Role receiver() {
        return sender().peer();
    }

    /// The other way.
    public Direction opposite() {
        return this == CLIENT_TO_SERVER ? SERVER_TO_CLIENT : CLIENT_TO_SERVER;
    }
}
