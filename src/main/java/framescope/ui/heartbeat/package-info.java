/// The tab «Heartbeat»: numbered Pings to one connection, and what becomes of them.
///
/// One path: [framescope.inspector.Heartbeat] sends a Ping; it and its Pong enter the capture like
/// any frame; [framescope.ui.heartbeat.HeartbeatScan] finds both there in the background, and
/// [framescope.ui.heartbeat.Heartbeats] makes a round trip of them, which the chart shows.
@NullMarked
package framescope.ui.heartbeat;

import org.jspecify.annotations.NullMarked;
