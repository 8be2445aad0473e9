package framescope.inspector;

import framescope.net.ServerSettings;
import framescope.net.ServerSettings.Timeouts;
import framescope.net.SharedMemory;
import framescope.protocol.connection.EndpointSettings;
import framescope.protocol.connection.Limits;
import java.time.Duration;

/// How much a server takes from its peers and how long it waits for them, so that none of them can
/// use it up.
///
/// @param peer how much it takes from one of them
/// @param connections how many it holds at once, inclusive; further ones are answered 503
/// @param handshakes how many more may be in their handshake
/// @param writeQueue how many bytes may wait for a peer to read them before it is not read from
///     any more
/// @param allQueues how many bytes may wait for all peers together
/// @param windows how many bytes may be kept between compressed messages of all peers together
/// @param handshake how long a request head may take
/// @param stall how long the rest of a frame may take, or 16 KiB more of it, or a peer that reads
///     nothing
/// @param message how long the next frame of a message that was begun may take
/// @param close how long an answer to a Close frame may take
/// @param linger how long the peer's FIN may take after the server's own
/// @param keepAlive how long an open WebSocket may be silent before a Ping asks for a sign of
///     life, and how long that may take; zero never asks
public record ServerLimits(
        Limits peer,
        int connections,
        int handshakes,
        int writeQueue,
        long allQueues,
        long windows,
        Duration handshake,
        Duration stall,
        Duration message,
        Duration close,
        Duration linger,
        Duration keepAlive) {
    /// The limits of a peer as usual and a quarter of the heap for messages, 10,000 connections and
    /// 1,000 handshakes, 1 MiB, a 64th and a 32nd of the heap; 10, 60, 300, 10 and 1 seconds, and never.
    public static final ServerLimits DEFAULT =
            new ServerLimits(
                    Limits.DEFAULT.with(SharedMemory.OF_PROCESS),
                    ServerSettings.DEFAULT_MAX_CONNECTIONS,
                    ServerSettings.MORE_TO_ANSWER,
                    ServerSettings.DEFAULT_WRITE_QUEUE,
                    ServerSettings.DEFAULT_ALL_QUEUES,
                    ServerSettings.DEFAULT_WINDOWS,
                    Timeouts.DEFAULT.handshake(),
                    Timeouts.DEFAULT.stall(),
                    Timeouts.DEFAULT.message(),
                    Timeouts.DEFAULT.close(),
                    Timeouts.DEFAULT.linger(),
                    Timeouts.DEFAULT.keepAlive());

    /// A server's settings, with its connections and times within these limits.
    ServerSettings settings(EndpointSettings endpoint) {
        Timeouts timeouts = new Timeouts(handshake, stall, message, close, linger, keepAlive);
        return new ServerSettings(
                endpoint, connections, handshakes, writeQueue, allQueues, windows, timeouts);
    }
}
