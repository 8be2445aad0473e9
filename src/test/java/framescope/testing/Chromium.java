package framescope.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The system's Chromium, driven by Playwright, which fetches no browser of its own.
public final class Chromium {
    private Chromium() {}

    /// Where it is; without it the test is skipped, or fails where nothing may be missing.
    public static Path need() {
        return Program.need("chromium", "chromium-browser", "google-chrome");
    }

    public static Playwright playwright() {
        return Playwright.create(
                new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    /// Starts a browser without a window, which keeps its own affairs to itself.
    public static Browser launch(Playwright playwright, Path chromium) {
        return playwright
                .chromium()
                .launch(
                        new LaunchOptions()
                                .setExecutablePath(chromium)
                                .setArgs(
                                        List.of(
                                                "--no-sandbox",
                                                "--disable-gpu",
                                                "--disable-quic",
                                                "--no-first-run",
                                                "--disable-background-networking",
                                                "--disable-component-update",
                                                "--disable-sync")));
    }
}
