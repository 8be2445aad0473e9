package framescope.protocol.handshake;

import framescope.protocol.Bytes;
import java.util.Optional;

/// The pages that stand beside the WebSocket on the same port.
@FunctionalInterface
public interface PlainPages {
    /// No page at all.
    PlainPages NONE = path -> Optional.empty();

    /// A page: what a GET of its path is answered with.
    ///
    /// @param mediaType such as `text/html; charset=utf-8`
    record Page(String mediaType, Bytes body) {}

    /// The page of a path such as `/page.css`, compared as a whole; empty where there is none.
    Optional<Page> page(String path);
}
