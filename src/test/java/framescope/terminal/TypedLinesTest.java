package framescope.terminal;

import static framescope.testing.FrameBytes.close;
import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.pong;
import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.testing.Await;
import framescope.testing.FrameBytes;
import framescope.testing.FramescopeProcess;
import framescope.testing.RawClient;
import framescope.testing.Threat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lines typed on the program's standard input, as a script writes them, and the behaviour file
/// beside them.
@Tag("socket")
class TypedLinesTest {
    private static final String WAITS = "Nobody is connected: this line waits for the next peer.";

    @Test
    void typedLinesReachTheClientsAndMistakesAreAnsweredOnStandardError() throws Exception {
        try (FramescopeProcess program = FramescopeProcess.inTerminal("--quiet")) {
            URI url = program.url();
            try (RawClient first = RawClient.open(url);
                    RawClient second = RawClient.open(url)) {
                program.say("héllo");
                assertThat(first.readFrame()).isEqualTo(text("héllo"));
                assertThat(second.readFrame()).isEqualTo(text("héllo"));
                program.say("/to 2 /ping x");
                program.say("/to 7 nobody");
                program.say("/nonsense");
                program.say("/frame 8a 02 6f 6b");
                assertThat(first.readFrame()).isEqualTo(pong("ok"));
                assertThat(second.readFrame()).isEqualTo(ping("x"));
                assertThat(second.readFrame()).isEqualTo(pong("ok"));
            }
            List<String> mistakes = List.of(program.readError(), program.readError());
            assertThat(mistakes)
                    .anyMatch("Connection 7 is not open. Open: 1, 2."::equals)
                    .anyMatch(line -> line.startsWith("There is no command /nonsense;"));
            program.terminate();
            assertThat(program.errors()).isEmpty();
        }
    }

    @Test
    void aTypedCloseEndsAConnectionInGoodOrder() throws Exception {
        try (FramescopeProcess program = FramescopeProcess.inTerminal("--quiet");
                RawClient client = RawClient.open(program.url())) {
            program.say("/close 1000 bye");
            assertThat(client.readFrame()).isEqualTo(close(1000, "bye"));
            client.send(close(1000, "").masked());
            assertThat(client.readToEnd().isEmpty()).isTrue();
        }
    }

    @Test
    void aScriptThatIsThereFirstIsReadToItsEndByThePeerThatComesAndThenTheProgramEnds()
            throws Exception {
        try (FramescopeProcess program = FramescopeProcess.inTerminal("--quiet")) {
            URI url = program.url();
            program.say("hello");
            program.say("/close 1000 bye");
            program.endInput();
            assertThat(program.readError()).isEqualTo(WAITS);
            try (RawClient client = RawClient.open(url)) {
                assertThat(client.readFrame()).isEqualTo(text("hello"));
                assertThat(client.readFrame()).isEqualTo(close(1000, "bye"));
                assertThat(program.readError()).startsWith("The input has ended;");
                client.send(close(1000, "").masked());
                assertThat(client.readToEnd().isEmpty()).isTrue();
            }
            assertThat(program.exitCode()).isZero();
        }
    }

    @Test
    void whatStandsBehindACloseIsForThePeerThatComesNext() throws Exception {
        try (FramescopeProcess program = FramescopeProcess.inTerminal("--quiet")) {
            URI url = program.url();
            program.say("one");
            program.say("/close 1000");
            program.say("two");
            program.say("/quit");
            program.say("three");
            try (RawClient first = RawClient.open(url)) {
                assertThat(first.readFrame()).isEqualTo(text("one"));
                assertThat(first.readFrame()).isEqualTo(close(1000, ""));
                try (RawClient second = RawClient.open(url)) {
                    assertThat(second.readFrame()).isEqualTo(text("two"));
                    assertThat(second.readFrame()).isEqualTo(close(1001, "server stops"));
                }
            }
            assertThat(program.exitCode()).isZero();
            assertThat(program.errors()).containsExactly(WAITS, WAITS);
        }
    }

    @Test
    void theEndOfAnInputThatSentNothingEndsNothing() throws Exception {
        try (FramescopeProcess program = FramescopeProcess.inTerminal("--quiet")) {
            URI url = program.url();
            program.say("/help");
            program.endInput();
            try (RawClient client = RawClient.open(url)) {
                client.send(text("still there?").masked());
                assertThat(client.readFrame()).isEqualTo(text("still there?"));
            }
            try (RawClient another = RawClient.open(url)) {
                another.send(text("and now?").masked());
                assertThat(another.readFrame()).isEqualTo(text("and now?"));
            }
        }
    }

    @Test
    void whoeverFetchesAPageIsNoPeer() throws Exception {
        try (FramescopeProcess program = FramescopeProcess.inTerminal("--quiet")) {
            URI url = program.url();
            program.say("hello");
            assertThat(program.readError()).isEqualTo(WAITS);
            try (RawClient page =
                    RawClient.connect(new InetSocketAddress(url.getHost(), url.getPort()))) {
                page.send("GET / HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\n\r\n");
                assertThat(page.readHead().startLine()).startsWith("HTTP/1.1 200");
                try (RawClient client = RawClient.open(url)) {
                    assertThat(client.readFrame()).isEqualTo(text("hello"));
                }
            }
        }
    }

    @Test
    void aScriptWaitsBetweenItsLines() throws Exception {
        try (FramescopeProcess program = FramescopeProcess.inTerminal("--quiet");
                RawClient client = RawClient.open(program.url())) {
            program.say("/every 1ms 0 tick {n}");
            program.say("/wait 20ms");
            program.say("/stop");
            program.say("over");
            assertThat(client.readFrame()).isEqualTo(text("tick 1"));
            FrameBytes last = client.readFrame();
            while (!last.equals(text("over"))) {
                last = client.readFrame();
            }
        }
    }

    @Threat("P7")
    @Test
    void aScriptThatWritesMoreThanAPeerReadsWaitsForIt() throws Exception {
        String line = "x".repeat(1 << 20);
        int lines = 100;
        try (FramescopeProcess program =
                        FramescopeProcess.inTerminal(
                                List.of("-Xmx64m"), "--quiet", "--no-capture");
                RawClient client = RawClient.open(program.url())) {
            AtomicInteger written = new AtomicInteger();
            Thread.ofVirtual()
                    .start(() -> {
                        while (written.get() < lines) {
                            say(program, line);
                            written.incrementAndGet();
                        }
                    });
            assertThat(Await.settled(Duration.ofMillis(300), written::get)).isLessThan(lines);
            for (int i = 0; i < lines; i++) {
                assertThat(client.readFrame().payload().length()).isEqualTo(line.length());
            }
        }
    }

    private static void say(FramescopeProcess program, String line) {
        try {
            program.say(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aTypedLineIsSentAgainAndAgainUntilItIsStopped() throws Exception {
        try (FramescopeProcess program = FramescopeProcess.inTerminal("--quiet");
                RawClient client = RawClient.open(program.url())) {
            program.say("/every 1ms 2 tick {n}");
            assertThat(client.readFrame()).isEqualTo(text("tick 1"));
            assertThat(client.readFrame()).isEqualTo(text("tick 2"));
            program.say("/every 60m 0 /ping {n}");
            assertThat(client.readFrame()).isEqualTo(ping("1"));
            program.say("/stop");
            program.say("over");
            assertThat(client.readFrame()).isEqualTo(text("over"));
            program.say("/stop");
            assertThat(program.readError()).isEqualTo("Nothing is being sent again and again.");
        }
    }

    @Test
    void theBehaviourOfAFileHoldsForTheRun(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("odd.json");
        Files.writeString(
                file,
                "{\"pong\": \"off\", \"rules\": [{\"when\": {\"equals\": \"a\"}, \"do\": {\"text\": \"b\"}}]}");
        try (FramescopeProcess program =
                        FramescopeProcess.inTerminal("--quiet", "--behaviour", file.toString());
                RawClient client = RawClient.open(program.url())) {
            client.send(ping("?").masked(), text("a").masked());
            assertThat(client.readFrame()).isEqualTo(text("b"));
        }
    }

    @Test
    void aFileThatIsNoBehaviourIsToldWithItsPlace(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("odd.json");
        Files.writeString(file, "{\n  \"pong\": \"maybe\"\n}");
        try (FramescopeProcess program =
                FramescopeProcess.inTerminal("--behaviour", file.toString())) {
            String all = String.join("\n", program.errors());
            assertThat(all)
                    .contains(
                            "odd.json: line 2, column 11, at pong: «maybe» is none of: on, off,"
                                    + " wrong.");
        }
    }
}
