package framescope.ui.common;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// The default browser of this system.
public final class SystemBrowser implements WebBrowser {
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
            return start("rundll32", "url.dll,FileProtocolHandler", url);
        }
        if (system.contains("mac")) {
            return start("open", url);
        }
        Optional<String> browser = LINUX.stream().filter(SystemBrowser::isOnPath).findFirst();
        return browser.isPresent() && start(browser.get(), url);
    }

    private static boolean isOnPath(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static boolean start(String... command) throws IOException {
        new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return true;
    }

    @Override
    public void copy(String url) {
        ClipboardContent content = new ClipboardContent();
        content.putString(url);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
