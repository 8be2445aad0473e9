package framescope.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A run of the program in a JVM of its own, as a user starts it; it is ended when the test is.
public final class FramescopeProcess implements AutoCloseable {
    private static final String LISTENING = "listening on ";

    private final Process process;
    private final Lines out;
    private final Lines errors;

    private FramescopeProcess(Process process) {
        this.process = process;
        out = new Lines(process.getInputStream());
        errors = new Lines(process.getErrorStream());
    }

    /// The program with these options.
    public static FramescopeProcess start(String... options) throws IOException {
        return run(command(List.of(), options));
    }

    /// The terminal mode on any free port.
    public static FramescopeProcess inTerminal(String... more) throws IOException {
        return start(terminalOptions(more));
    }

    /// The terminal mode on any free port, in a JVM with these options.
    public static FramescopeProcess inTerminal(List<String> jvmOptions, String... more)
            throws IOException {
        return run(command(jvmOptions, terminalOptions(more)));
    }

    /// The same where Ctrl+C is heard, even if this JVM was started where it is not: in the
    /// background of a script.
    public static FramescopeProcess interruptible(String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
        command.addAll(command(List.of(), terminalOptions(more)));
        return run(command);
    }

    /// A command that runs the program, or becomes it.
    public static FramescopeProcess run(List<String> command) throws IOException {
        ProcessBuilder program = new ProcessBuilder(command);
        // A window uses the user's folders, which are no place for tests.
        program.environment()
                .put("XDG_CACHE_HOME", Path.of("target", "cache").toAbsolutePath().toString());
        program.environment()
                .put("XDG_CONFIG_HOME", Path.of("target", "config").toAbsolutePath().toString());
        return new FramescopeProcess(program.start());
    }

    /// The words of the command that runs the program.
    public static List<String> command(List<String> jvmOptions, String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.add("@target/launch.args");
        command.addAll(List.of(options));
        return command;
    }

    /// The options of the terminal mode on any free port, and these.
    public static String[] terminalOptions(String... more) {
        return Stream.concat(Stream.of("--terminal", "--listen", "127.0.0.1:0"), Stream.of(more))
                .toArray(String[]::new);
    }

    // ------------------------------------------------------------ what it prints

    public String readLine() throws InterruptedException {
        return out.next();
    }

    /// Where the program listens, as the line that comes next says.
    public URI url() throws InterruptedException {
        String line = readLine();
        assertThat(line).startsWith(LISTENING);
        return URI.create(line.substring(LISTENING.length()));
    }

    /// The same as an address; what the program prints from now on is not kept.
    public InetSocketAddress addressAndNoMore() throws InterruptedException {
        URI url = url();
        out.discard();
        return new InetSocketAddress(url.getHost(), url.getPort());
    }

    /// The lines that were not read yet, once there will be no more.
    public List<String> readToEnd() throws InterruptedException {
        return out.rest();
    }

    /// The next line of its standard error.
    public String readError() throws InterruptedException {
        return errors.next();
    }

    /// The lines of its standard error, once there will be no more.
    public List<String> errors() throws InterruptedException {
        return errors.rest();
    }

    // ------------------------------------------------------------ the process

    /// Writes a line to its standard input.
    public void say(String line) throws IOException {
        Writer in = process.outputWriter(StandardCharsets.UTF_8);
        in.write(line + "\n");
        in.flush();
    }

    /// Ends its standard input.
    public void endInput() throws IOException {
        process.outputWriter(StandardCharsets.UTF_8).close();
    }

    public long pid() {
        return process.pid();
    }

    /// Sends SIGTERM.
    public void terminate() {
        // Not Process.destroy, which would close the streams that we still read.
        process.toHandle().destroy();
    }

    /// Sends SIGINT, as Ctrl+C does.
    public void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(pid())).inheritIO().start().waitFor();
    }

    /// Waits for its end.
    public int exitCode() throws InterruptedException {
        assertThat(process.waitFor(Await.DEADLINE.toMillis(), TimeUnit.MILLISECONDS))
                .as("whether it has ended")
                .isTrue();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /// The lines of a stream, read in the background so that waiting for them has a deadline.
    private static final class Lines {
        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        private final Thread reader;
        private volatile boolean discarding;

        private Lines(InputStream stream) {
            reader = Thread.ofPlatform().daemon().start(() -> read(stream));
        }

        private void read(InputStream stream) {
            try (BufferedReader text =
                    new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (String line = text.readLine(); line != null; line = text.readLine()) {
                    if (!discarding) {
                        lines.add(line);
                    }
                }
            } catch (IOException e) {
                // The program was ended, and its stream with it.
            }
        }

        private void discard() {
            discarding = true;
            lines.clear();
        }

        private String next() throws InterruptedException {
            String line = lines.poll(Await.DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
            assertThat(line).as("next line").isNotNull();
            return line;
        }

        private List<String> rest() throws InterruptedException {
            assertThat(reader.join(Await.DEADLINE)).as("whether the stream ended").isTrue();
            return List.copyOf(lines);
        }
    }
}
