package framescope.net;

import framescope.protocol.connection.EndpointSettings;
import java.time.Duration;

/// What a server is told at its start.
///
/// @param maxConnections how many WebSockets it holds open at once, inclusive; to further ones the
///     answer is 503. It holds fewer where the system does not let the process have so many files
///     open
/// @param handshakes how many connections beyond that may be in their handshake, or wait for their
///     answer; if there are more, the oldest that is no open WebSocket is closed
/// @param writeQueue how many bytes may wait for a peer to read them before it is not read from
///     any more; a single read's replies may go beyond
/// @param allQueues how much memory may wait for all peers to read it; above it, who has something to
///     read is not read from, and where it would be taken twice over, a large message is refused
/// @param windows how many bytes may be kept between compressed messages of all peers, for those
///     behind them to refer to; peers for which there is no room are to compress each message by
///     itself
/// @param timeouts how long it waits, and for what
public record ServerSettings(
        EndpointSettings endpoint,
        int maxConnections,
        int handshakes,
        int writeQueue,
        long allQueues,
        long windows,
        Timeouts timeouts) {
    /// 10,000 connections.
    public static final int DEFAULT_MAX_CONNECTIONS = 10_000;

    /// 1,000 handshakes beyond them.
    public static final int MORE_TO_ANSWER = 1000;

    /// 1 MiB.
    public static final int DEFAULT_WRITE_QUEUE = 1024 * 1024;

    /// A 64th of the heap, which the memory beside it, where the queues are, may be as large as.
    public static final long DEFAULT_ALL_QUEUES = Runtime.getRuntime().maxMemory() / 64;

    /// A 32nd of the heap: one each for 512 peers, if that is of 512 MiB.
    public static final long DEFAULT_WINDOWS = Runtime.getRuntime().maxMemory() / 32;

    /// How long a server waits.
    ///
    /// @param handshake for a whole request head
    /// @param stall for the rest of a frame or for [FrameClock#LEAST_PROGRESS] bytes more of it, or
    ///     for a peer that reads nothing
    /// @param message for the next frame of a message that was begun
    /// @param close for the Close frame that a peer owes
    /// @param linger for the peer's FIN after our own
    /// @param keepAlive for a byte on an open WebSocket before a Ping asks for one, and then as
    ///     long again; zero never asks
    public record Timeouts(
            Duration handshake,
            Duration stall,
            Duration message,
            Duration close,
            Duration linger,
            Duration keepAlive) {
        /// 10, 60, 300, 10 and 1 seconds, and never.
        public static final Timeouts DEFAULT =
                new Timeouts(
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(60),
                        Duration.ofMinutes(5),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(1),
                        Duration.ZERO);
    }

    /// The same with the default number of handshakes and the default limits of what peers take
    /// together.
    public ServerSettings(
            EndpointSettings endpoint, int maxConnections, int writeQueue, Timeouts timeouts) {
        this(
                endpoint,
                maxConnections,
                MORE_TO_ANSWER,
                writeQueue,
                DEFAULT_ALL_QUEUES,
                DEFAULT_WINDOWS,
                timeouts);
    }

    /// These endpoint settings with the default limits and time-outs.
    public static ServerSettings of(EndpointSettings endpoint) {
        return new ServerSettings(
                endpoint, DEFAULT_MAX_CONNECTIONS, DEFAULT_WRITE_QUEUE, Timeouts.DEFAULT);
    }

    /// The same with other endpoint settings.
    public ServerSettings with(EndpointSettings newEndpoint) {
        return new ServerSettings(
                newEndpoint, maxConnections, handshakes, writeQueue, allQueues, windows, timeouts);
    }

    /// The same with other time-outs.
    public ServerSettings with(Timeouts newTimeouts) {
        return new ServerSettings(
                endpoint, maxConnections, handshakes, writeQueue, allQueues, windows, newTimeouts);
    }

    /// The same with room for so many connections.
    public ServerSettings withMaxConnections(int connections) {
        return new ServerSettings(
                endpoint, connections, handshakes, writeQueue, allQueues, windows, timeouts);
    }

    /// The same with so many bytes for what compressed messages may refer to.
    public ServerSettings withWindows(long bytes) {
        return new ServerSettings(
                endpoint, maxConnections, handshakes, writeQueue, allQueues, bytes, timeouts);
    }

    /// The same with so many handshakes beyond the connections.
    public ServerSettings withHandshakes(int count) {
        return new ServerSettings(
                endpoint, maxConnections, count, writeQueue, allQueues, windows, timeouts);
    }
}
