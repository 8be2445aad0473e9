package framescope.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A folder as a program of its own sees it that has mounted something there, in a Linux namespace
/// that nobody else is in.
public final class MountedFolder {
    private static final int DEADLINE_SECONDS = 120;

    private final String mount;
    private final List<String> places;

    /// Skips the test where there are no such namespaces or they are not allowed, or fails in CI.
    ///
    /// @param mount a shell command; `$1` is the folder in it, `$2` and so on what else it names
    /// @param more what else it names
    public MountedFolder(Path folder, String mount, Path... more) throws Exception {
        this.mount = mount;
        places = Stream.concat(Stream.of(folder), Stream.of(more)).map(Path::toString).toList();
        Program.need("unshare");
        Needed.inCi(
                run(List.of("true")).exitValue() == 0,
                "namespaces with a file system are not allowed");
    }

    /// A command that mounts, and becomes another one.
    public List<String> command(List<String> program) {
        String script = "%s && shift %d && exec \"$@\"".formatted(mount, places.size());
        List<String> command = new ArrayList<>(List.of("unshare", "-rm", "sh", "-c", script, "sh"));
        command.addAll(places);
        command.addAll(program);
        return command;
    }

    /// Runs a class whose one argument is the folder, and takes its exit code for its verdict.
    public void assertPasses(Class<?> program) throws Exception {
        Process process =
                run(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx64m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                program.getName(),
                                places.getFirst()));
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(output).isZero();
    }

    private Process run(List<String> program) throws Exception {
        Process process = new ProcessBuilder(command(program)).redirectErrorStream(true).start();
        assertThat(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return process;
    }
}
