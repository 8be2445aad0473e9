/// Sockets: the only place that knows Netty, and of Netty only the transport.
///
/// [framescope.net.WebSocketServer] listens and owns the event loops. Each connection is one
/// `ServedConnection` that drives a sans-I/O
/// [framescope.protocol.connection.WebSocketEndpoint] and lives on one event loop, so neither
/// needs a lock; a `WebSocketChannelHandler` tells it what Netty says. What one read delivered is kept by the capture as one chunk, all whole frames in
/// it are handled in place, and the replies go out in one write, which is kept in the same way.
///
/// It uses `capture` and `protocol`. Back-pressure: a peer that does not read is not read from,
/// and neither is anybody while the capture is congested, but for a little from peers that have
/// been quiet.
///
/// One path: `receive` takes the time once and appends the read's bytes to the capture; the
/// endpoint walks its frames and writes echoes into the outlet's buffer; `flush`, at the end of the
/// reading, appends that buffer to the capture and flushes it to the socket.
@NullMarked
package framescope.net;

import org.jspecify.annotations.NullMarked;
