package framescope.net;

import framescope.protocol.connection.EndpointSettings;
import java.time.Duration;

/// What a server is told at its start.
///
/// @param closeTimeout how long a peer may owe its Close frame
/// @param lingerTimeout how long a peer may leave the connection half-closed after our FIN
public record ServerSettings(
        EndpointSettings endpoint, Duration closeTimeout, Duration lingerTimeout) {
    /// These endpoint settings with time-outs of 10 and 2 seconds.
    public static ServerSettings of(EndpointSettings endpoint) {
        return new ServerSettings(endpoint, Duration.ofSeconds(10), Duration.ofSeconds(2));
    }
}
