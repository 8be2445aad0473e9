package framescope.testing;

import java.io.IOException;
import java.nio.file.Path;

/// The system's Firefox with one page and a profile of its own, without a window. Playwright drives
/// only a Firefox that was built for it, so the page has to work by itself.
public final class Firefox implements AutoCloseable {
    private final Process process;

    private Firefox(Process process) {
        this.process = process;
    }

    /// Where it is; without it the test is skipped, or fails where nothing may be missing.
    public static Path need() {
        return Program.need("firefox-esr", "firefox");
    }

    /// Starts it; the very first start may take its time.
    ///
    /// @param profile an empty folder
    /// @param url the page
    public static Firefox open(Path firefox, Path profile, String url) throws IOException {
        return new Firefox(
                new ProcessBuilder(
                                firefox.toString(),
                                "--headless",
                                "--no-remote",
                                "--profile",
                                profile.toString(),
                                url)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start());
    }

    /// Ends it with all its processes, and waits for that.
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }
}
