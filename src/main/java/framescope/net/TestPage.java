package framescope.net;

import framescope.protocol.Bytes;
import framescope.protocol.handshake.PlainPages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/// The page that a browser is tested with, and the files that belong to it: a fixed list, so that
/// no path can reach anything else.
public final class TestPage implements PlainPages {
    private final Map<String, Page> pages =
            Map.of(
                    "/", load("index.html", "text/html; charset=utf-8"),
                    "/page.css", load("page.css", "text/css; charset=utf-8"),
                    "/page.js", load("page.js", "text/javascript; charset=utf-8"),
                    "/favicon.svg", load("favicon.svg", "image/svg+xml"));

    @Override
    public Optional<Page> page(String path) {
        return Optional.ofNullable(pages.get(path));
    }

    private static Page load(String file, String mediaType) {
        try (InputStream in = TestPage.class.getResourceAsStream("page/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its file " + file);
            }
            return new Page(mediaType, Bytes.wrap(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
