package framescope.net;

import framescope.capture.Ending;
import framescope.protocol.RuleSet;
import framescope.protocol.connection.CloseSummary;
import framescope.protocol.connection.EndpointObserver;
import java.nio.ByteBuffer;

/// Hears of everything on a connection: from its endpoint of what that reads and writes, and from
/// the channel of reads, writes and the end. Belongs to the connection's event loop.
interface ConnectionObserver extends EndpointObserver {
    /// A read delivered these bytes; the endpoint has not unmasked them in place yet.
    ///
    /// @param time nanoseconds since 1970
    void beginRead(long time, ByteBuffer wire);

    /// The endpoint is through with what the read delivered.
    ///
    /// @param unreported the stream offset of the first byte that is not part of a row yet
    void endRead(long unreported);

    /// These bytes are about to be written to the socket.
    ///
    /// @param time nanoseconds since 1970
    void write(long time, ByteBuffer wire);

    /// The connection has ended.
    ///
    /// @param time nanoseconds since 1970
    /// @param broken the rules that only the end shows to be broken
    void closed(long time, CloseSummary summary, Ending ending, RuleSet broken);

    /// The connection's number in the capture; 0 before it has one.
    int connection();
}
