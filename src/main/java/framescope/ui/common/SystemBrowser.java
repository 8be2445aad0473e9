package framescope.ui.common;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// The default browser of this system.
public final class SystemBrowser implements WebBrowser {
    private static final int MOMENTS_MILLIS = 2000;

    // In the order of preference: the desktop's own choice, then Debian's, then well-known ones.
    private static final List<String> LINUX =
            List.of(
                    "xdg-open",
                    "x-www-browser",
                    "firefox",
                    "firefox-esr",
                    "chromium",
                    "google-chrome");

    @Override
    public boolean open(String url) throws IOException {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.contains("win")) {
            return started("rundll32", "url.dll,FileProtocolHandler", url);
        }
        if (system.contains("mac")) {
            return started("open", url);
        }
        for (String browser : LINUX) {
            if (isOnPath(browser) && started(browser, url)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOnPath(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    // A starter such as xdg-open fails within moments when it knows no browser; a browser that is
    // still there after them has opened.
    private static boolean started(String... command) throws IOException {
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try {
            return !process.waitFor(MOMENTS_MILLIS, TimeUnit.MILLISECONDS)
                    || process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void copy(String url) {
        ClipboardContent content = new ClipboardContent();
        content.putString(url);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
