package framescope.capture.file;

import java.util.Collections;
import java.util.SortedMap;

/// The packets of a file that hold no TCP that could be read, by why that is.
///
/// @param fragments of IP packets, which are not put together
/// @param others without TCP, such as UDP and ARP, or cut before its header's end
/// @param unreadLinks how many have a link layer that is not read, by its number in the tcpdump.org
///     list of link types
public record LeftOutPackets(long fragments, long others, SortedMap<Integer, Long> unreadLinks) {
    /// Nothing was left out.
    public static final LeftOutPackets NONE =
            new LeftOutPackets(0, 0, Collections.emptySortedMap());

    public LeftOutPackets {
        unreadLinks = Collections.unmodifiableSortedMap(unreadLinks);
    }
}
