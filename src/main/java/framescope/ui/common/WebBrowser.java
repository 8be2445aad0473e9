package framescope.ui.common;

import java.io.IOException;

/// Where a page is opened.
public interface WebBrowser {
    /// Opens a page in the default browser; may wait, so not on the FX thread.
    ///
    /// @return whether there was a browser to open it
    /// @throws IOException when the browser could not be started
    boolean open(String url) throws IOException;

    /// Copies a link to the clipboard; FX thread only.
    void copy(String url);
}
