package framescope.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A program of the system that a test needs.
public final class Program {
    private Program() {}

    /// The first of these programs that is on the PATH. Where there is none the test is skipped,
    /// or fails in CI, where everything has to be there.
    public static Path need(String... names) {
        Optional<Path> found = Stream.of(names).flatMap(Program::find).findFirst();
        Needed.inCi(found.isPresent(), "none of " + List.of(names) + " is installed");
        return found.orElseThrow();
    }

    private static Stream<Path> find(String name) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable);
    }
}
