package framescope.settings;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a system keeps the settings of its users.
final class SettingsPlace {
    private static final String FILE = "settings.json";

    private SettingsPlace() {}

    /// The file of this user.
    static Path ofUser() {
        return of(System.getenv(), System.getProperty("os.name"), System.getProperty("user.home"));
    }

    /// `XDG_CONFIG_HOME` if it is set, and else the place that the system has for it.
    static Path of(Map<String, String> environment, String system, String home) {
        Optional<Path> config = absolute(environment.get("XDG_CONFIG_HOME"));
        if (config.isPresent()) {
            return config.get().resolve("framescope").resolve(FILE);
        }
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return absolute(environment.get("APPDATA"))
                    .orElse(Path.of(home, "AppData", "Roaming"))
                    .resolve("Framescope")
                    .resolve(FILE);
        }
        return name.startsWith("mac")
                ? Path.of(home, "Library", "Application Support", "Framescope", FILE)
                : Path.of(home, ".config", "framescope", FILE);
    }

    // The XDG base directory specification: a path that is not absolute is to be ignored.
    private static Optional<Path> absolute(@Nullable String path) {
        return Optional.ofNullable(path)
                .filter(text -> !text.isBlank())
                .map(Path::of)
                .filter(Path::isAbsolute);
    }
}
