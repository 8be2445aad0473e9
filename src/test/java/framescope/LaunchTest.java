package framescope;

import static framescope.testing.FrameBytes.close;
import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.testing.FramescopeProcess;
import framescope.testing.JsonLine;
import framescope.testing.RawClient;
import framescope.testing.Threat;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The program as a user starts it: in a JVM of its own, with its modules, from the command line.
@Tag("process")
class LaunchTest {
    @Test
    void theFirstLineSaysWhereItListensAndMessagesAreEchoed() throws Exception {
        try (FramescopeProcess program = FramescopeProcess.inTerminal()) {
            URI url = program.url();
            assertThat(url.toString()).matches("ws://127\\.0\\.0\\.1:\\d+/");
            try (RawClient client = RawClient.open(url)) {
                client.send(text("Hello").masked());
                assertThat(client.readFrame()).isEqualTo(text("Hello"));
            }
        }
    }

    @Test
    void sigtermSaysGoingAwayToPeersAndPrintsTheirEnd() throws Exception {
        try (FramescopeProcess program = FramescopeProcess.inTerminal();
                RawClient client = RawClient.open(program.url())) {
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
        try (FramescopeProcess program = FramescopeProcess.inTerminal("--format", "json")) {
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
        try (FramescopeProcess program = FramescopeProcess.inTerminal("--quiet")) {
            try (RawClient client = RawClient.open(program.url())) {
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
        try (FramescopeProcess program = FramescopeProcess.inTerminal("--reply", "good");
                RawClient client = RawClient.open(program.url())) {
            client.send(text("how are you?").masked());
            assertThat(client.readFrame()).isEqualTo(text("good"));
        }
    }

    @Test
    void aWrongOptionIsExplainedInTwoLines() throws Exception {
        try (FramescopeProcess program = FramescopeProcess.start("--lisen", "127.0.0.1:0")) {
            assertThat(program.exitCode()).isEqualTo(2);
            assertThat(program.errors())
                    .hasSize(2)
                    .satisfies(lines -> assertThat(lines.getFirst()).contains("--lisen"));
            assertThat(program.readToEnd()).isEmpty();
        }
    }

    @Test
    void aWrongAddressIsExplainedInTwoLines() throws Exception {
        try (FramescopeProcess program =
                FramescopeProcess.start("--terminal", "--listen", "127.0.0.1:99999")) {
            assertThat(program.exitCode()).isEqualTo(2);
            assertThat(program.errors())
                    .hasSize(2)
                    .satisfies(lines -> assertThat(lines.getFirst()).contains("above 65535"));
        }
    }

    @Threat("N21")
    @Test
    void aPortInUseIsToldInOneSentence() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                FramescopeProcess program =
                        FramescopeProcess.start(
                                "--terminal", "--listen", "127.0.0.1:" + taken.getLocalPort())) {
            assertThat(program.exitCode()).isEqualTo(1);
            assertThat(program.errors())
                    .singleElement()
                    .asString()
                    .startsWith("Port " + taken.getLocalPort() + " on 127.0.0.1 is in use");
            assertThat(program.readToEnd()).isEmpty();
        }
    }

    @Threat("N22")
    @Test
    void listeningForOtherMachinesIsWarnedOf() throws Exception {
        try (FramescopeProcess program =
                FramescopeProcess.start("--terminal", "--listen", "0.0.0.0:0")) {
            URI url = program.url();
            program.terminate();
            assertThat(program.errors())
                    .containsExactly(
                            "The server listens on 0.0.0.0:"
                                    + url.getPort()
                                    + ": other machines on your network can connect to it.");
        }
    }

    @Test
    void aLimitThatCannotBeIsExplainedInTwoLines() throws Exception {
        try (FramescopeProcess program = FramescopeProcess.start("--max-queue", "none")) {
            assertThat(program.exitCode()).isEqualTo(2);
            assertThat(program.errors())
                    .hasSize(2)
                    .satisfies(lines ->
                            assertThat(lines.getFirst())
                                    .contains("--max-queue", "from 1024 to 1073741824", "none"));
        }
    }

    @Test
    void helpNamesEveryOption() throws Exception {
        try (FramescopeProcess program = FramescopeProcess.start("--help")) {
            assertThat(program.exitCode()).isZero();
            assertThat(String.join("\n", program.readToEnd()))
                    .contains("--terminal", "--listen", "--reply", "--format", "--quiet")
                    .contains("--subprotocol", "--allow-origin", "--no-capture", "--start")
                    .contains("--max-message", "--max-frame", "--max-fragments")
                    .contains("--max-head", "--max-line", "--max-headers")
                    .contains("--max-connections", "--max-handshakes")
                    .contains("--max-queue", "--max-queues")
                    .contains("--handshake-time", "--stall-time", "--message-time")
                    .contains("--close-time", "--linger-time", "--keep-alive");
        }
    }
}
