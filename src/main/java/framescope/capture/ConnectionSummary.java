package framescope.capture;

import framescope.protocol.connection.ConnectionState;

/// A connection and its counts at one moment.
///
/// @param target what its request asked for, such as `/chat`; empty before that
/// @param subprotocol the one agreed on; empty for none
/// @param framesReceived client→server
/// @param framesSent server→client
/// @param bytesReceived on the wire, handshake included
/// @param bytesSent likewise
/// @param findings rows with at least one finding
/// @param closeCode once closed: the status code as §7.1.5 defines it
public record ConnectionSummary(
        ConnectionInfo info,
        ConnectionState state,
        String target,
        String subprotocol,
        long framesReceived,
        long framesSent,
        long bytesReceived,
        long bytesSent,
        long findings,
        int closeCode) {}
