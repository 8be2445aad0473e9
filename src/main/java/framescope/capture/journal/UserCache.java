package framescope.capture.journal;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a system keeps what can be made again.
final class UserCache {
    private UserCache() {}

    static Path place(Map<String, String> environment, String system, String home) {
        Optional<Path> cache = absolute(environment.get("XDG_CACHE_HOME"));
        if (cache.isPresent()) {
            return cache.get().resolve("framescope");
        }
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return absolute(environment.get("LOCALAPPDATA"))
                    .orElse(Path.of(home, "AppData", "Local"))
                    .resolve("Framescope")
                    .resolve("Cache");
        }
        return name.startsWith("mac")
                ? Path.of(home, "Library", "Caches", "framescope")
                : Path.of(home, ".cache", "framescope");
    }

    // The XDG base directory specification: a path that is not absolute is to be ignored.
    private static Optional<Path> absolute(@Nullable String path) {
        return Optional.ofNullable(path)
                .filter(text -> !text.isBlank())
                .map(Path::of)
                .filter(Path::isAbsolute);
    }
}
