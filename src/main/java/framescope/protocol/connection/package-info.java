/// A connection that plays a role (RFC 6455 §4 to §7) as pure state: bytes in; bytes to send and
/// a report of what was seen out.
///
/// [framescope.protocol.connection.WebSocketEndpoint] never touches a socket, a clock or a lock.
/// Whoever drives it gives it what a read delivered, an
/// [framescope.protocol.connection.Outlet] to write to, and an
/// [framescope.protocol.connection.EndpointObserver] that hears of every head and every frame in
/// both directions. It plays a server or a client. Time-outs are the driver's: it asks
/// `closeExpected`. [framescope.protocol.connection.WebSocketTap] looks on at both directions of
/// somebody else's connection and sends nothing. Both stand on one reader of frames. The package may
/// use `protocol`, `protocol.handshake` and `protocol.deflate`.
///
/// One path: a read with three masked Text frames arrives. `receive` walks them in place; each is
/// judged, unmasked, reported to the observer and given to the
/// [framescope.protocol.connection.MessageHandler], which echoes it; the three replies stand in
/// the outlet's buffer, and the driver writes them once.
@NullMarked
package framescope.protocol.connection;

import org.jspecify.annotations.NullMarked;
