package framescope.protocol.connection;

import java.nio.ByteBuffer;

/// Where an endpoint puts the bytes it wants to send.
@FunctionalInterface
public interface Outlet {
    /// A big-endian buffer with room for at least `bytes` more bytes from its position on. The
    /// endpoint writes there and moves the position; it keeps no reference.
    ByteBuffer room(int bytes);
}
