package framescope.capture.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/// Reads the packets of a file in their order, as a cursor: no object is made for a packet.
///
/// What cannot be read is a step of its own, and reading goes on behind it. Every call of [#next]
/// gets further in the file, so that reading ends whatever the file says of itself. Not
/// thread-safe.
public sealed interface PacketReader extends Closeable permits PacketCursor {
    /// What [#next] came upon.
    enum Step {
        PACKET,
        DAMAGE,
        END
    }

    /// Goes to the next packet or damaged region.
    ///
    /// @throws IOException when the file cannot be read, which no content of it leads to
    Step next() throws IOException;

    /// How the packet begins: a number of the tcpdump.org list of link types.
    int linkType();

    /// The packet's time in nanoseconds since 1970; where the file has none for it, that of the
    /// packet before.
    long time();

    /// What was kept of the packet, from position to limit. It is valid until the next step.
    ByteBuffer packet();

    /// The comments at the packet, in their order.
    List<String> comments();

    /// Where the block or record of the packet begins in the uncompressed data.
    long packetOffset();

    /// The region that the step is about.
    DamagedRegion damage();

    /// How many bytes of the uncompressed data are behind the cursor.
    long position();
}
