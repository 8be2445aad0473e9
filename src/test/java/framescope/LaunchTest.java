package framescope;

import static framescope.testing.FrameBytes.close;
import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.testing.Await;
import framescope.testing.JsonLine;
import framescope.testing.RawClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The program as a user starts it: in a JVM of its own, with its modules, from the command line.
@Tag("process")
class LaunchTest {
    @Test
    void theFirstLineSaysWhereItListensAndMessagesAreEchoed() throws Exception {
        try (Program program = Program.inTerminal()) {
            String first = program.readLine();
            assertThat(first).matches("listening on ws://127\\.0\\.0\\.1:\\d+/");
            try (RawClient client = RawClient.open(url(first))) {
                client.send(text("Hello").masked());
                assertThat(client.readFrame()).isEqualTo(text("Hello"));
            }
        }
    }

    @Test
    void sigtermSaysGoingAwayToPeersAndPrintsTheirEnd() throws Exception {
        try (Program program = Program.inTerminal();
                RawClient client = RawClient.open(url(program.readLine()))) {
            program.terminate();
            assertThat(client.readFrame()).isEqualTo(close(1001, "server stops"));
            client.send(close(1001, "server stops").masked()).endOutput();
            List<String> lines = program.readToEnd();
            assertThat(lines.getLast())
                    .contains("closed", "the server closed first, 1001 going away, clean");
            assertThat(program.exitCode()).isEqualTo(143);
            assertThat(program.errors()).isEmpty();
        }
    }

    @Test
    void jsonLinesHaveTheNamesOfWireshark() throws Exception {
        try (Program program = Program.inTerminal("--format", "json")) {
            Map<String, Object> first = JsonLine.parse(program.readLine());
            assertThat(first).containsEntry("event", "listening");
            assertThat(first.get("message")).isEqualTo("listening on " + first.get("url"));
            try (RawClient client = RawClient.open(URI.create((String) first.get("url")))) {
                client.send(text("grüße").masked());
                client.readFrame();
            }
            List<Map<String, Object>> events = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                events.add(JsonLine.parse(program.readLine()));
            }
            assertThat(events)
                    .extracting(event -> event.get("event"))
                    .containsExactly("opened", "request", "response", "frame", "frame", "closed");
            assertThat(events.get(3))
                    .containsEntry("websocket.opcode", 1L)
                    .containsEntry("websocket.mask", true)
                    .containsEntry("websocket.payload.text", "grüße");
        }
    }

    @Test
    void quietPrintsNothingButTheFirstLine() throws Exception {
        try (Program program = Program.inTerminal("--quiet")) {
            try (RawClient client = RawClient.open(url(program.readLine()))) {
                client.send(text("Hello").masked());
                client.readFrame();
            }
            program.terminate();
            assertThat(program.readToEnd()).isEmpty();
            assertThat(program.errors()).isEmpty();
        }
    }

    @Test
    void theReplyModeIsChosenByAnOption() throws Exception {
        try (Program program = Program.inTerminal("--reply", "good");
                RawClient client = RawClient.open(url(program.readLine()))) {
            client.send(text("how are you?").masked());
            assertThat(client.readFrame()).isEqualTo(text("good"));
        }
    }

    @Test
    void aWrongOptionIsExplainedInTwoLines() throws Exception {
        try (Program program = Program.start("--lisen", "127.0.0.1:0")) {
            assertThat(program.exitCode()).isEqualTo(2);
            assertThat(program.errors())
                    .hasSize(2)
                    .satisfies(lines -> assertThat(lines.getFirst()).contains("--lisen"));
            assertThat(program.readToEnd()).isEmpty();
        }
    }

    @Test
    void aWrongAddressIsExplainedInTwoLines() throws Exception {
        try (Program program = Program.start("--terminal", "--listen", "127.0.0.1:99999")) {
            assertThat(program.exitCode()).isEqualTo(2);
            assertThat(program.errors())
                    .hasSize(2)
                    .satisfies(lines -> assertThat(lines.getFirst()).contains("above 65535"));
        }
    }

    @Test
    void aPortInUseIsToldInOneSentence() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Program program =
                        Program.start(
                                "--terminal", "--listen", "127.0.0.1:" + taken.getLocalPort())) {
            assertThat(program.exitCode()).isEqualTo(1);
            assertThat(program.errors())
                    .singleElement()
                    .asString()
                    .startsWith("Port " + taken.getLocalPort() + " on 127.0.0.1 is in use");
            assertThat(program.readToEnd()).isEmpty();
        }
    }

    @Test
    void helpNamesEveryOption() throws Exception {
        try (Program program = Program.start("--help")) {
            assertThat(program.exitCode()).isZero();
            assertThat(String.join("\n", program.readToEnd()))
                    .contains("--terminal", "--listen", "--reply", "--format", "--quiet")
                    .contains("--subprotocol", "--allow-origin", "--no-capture", "--start");
        }
    }

    private static URI url(String firstLine) {
        return URI.create(firstLine.substring("listening on ".length()));
    }

    /// A run of the program, which is ended when the test is.
    private static final class Program implements AutoCloseable {
        private final Process process;
        private final Lines out;
        private final Lines errors;

        private Program(Process process) {
            this.process = process;
            out = new Lines(process.getInputStream());
            errors = new Lines(process.getErrorStream());
        }

        static Program start(String... options) throws IOException {
            String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            Stream<String> command =
                    Stream.concat(Stream.of(java, "@target/launch.args"), Stream.of(options));
            return new Program(new ProcessBuilder(command.toList()).start());
        }

        /// The terminal mode on any free port.
        static Program inTerminal(String... more) throws IOException {
            return start(
                    Stream.concat(
                                    Stream.of("--terminal", "--listen", "127.0.0.1:0"),
                                    Stream.of(more))
                            .toArray(String[]::new));
        }

        String readLine() throws InterruptedException {
            return out.next();
        }

        /// The lines that were not read yet, once there will be no more.
        List<String> readToEnd() throws InterruptedException {
            return out.rest();
        }

        List<String> errors() throws InterruptedException {
            return errors.rest();
        }

        /// Sends SIGTERM.
        void terminate() {
            // Not Process.destroy, which would close the streams that we still read.
            process.toHandle().destroy();
        }

        int exitCode() throws InterruptedException {
            assertThat(process.waitFor(Await.DEADLINE.toMillis(), TimeUnit.MILLISECONDS))
                    .as("whether it has ended")
                    .isTrue();
            return process.exitValue();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    /// The lines of a stream, read in the background so that waiting for them has a deadline.
    private static final class Lines {
        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        private final Thread reader;

        private Lines(InputStream stream) {
            reader = Thread.ofPlatform().daemon().start(() -> read(stream));
        }

        private void read(InputStream stream) {
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .lines()
                    .forEach(lines::add);
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
