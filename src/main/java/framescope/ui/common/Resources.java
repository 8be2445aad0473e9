package framescope.ui.common;

import java.net.URL;

/// Files that the program carries with it.
final class Resources {
    private Resources() {}

    /// @param path below the root package, such as `styles/base.css`
    static URL url(String path) {
        // Inside a named module only the module's own classes find its files.
        URL url = Resources.class.getResource("/framescope/" + path);
        if (url == null) {
            throw new IllegalStateException("the program lacks its file " + path);
        }
        return url;
    }
}
