package framescope.capture.file;

import java.util.List;

/// Gives the comments of packets that [PcapngWriter#data] writes.
@FunctionalInterface
public interface PacketComments {
    /// None at all.
    PacketComments NONE = (from, to) -> List.of();

    /// The most bytes that the comments of one packet may take.
    int MOST_BYTES = 32 * 1024;

    /// The comments of the packet that carries these bytes of what is written.
    ///
    /// @param from the index of the first of them
    /// @param to the index behind the last one
    List<String> at(int from, int to);
}
