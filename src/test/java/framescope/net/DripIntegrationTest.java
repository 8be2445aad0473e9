package framescope.net;

import static framescope.testing.FrameBytes.close;
import static framescope.testing.FrameBytes.zeros;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureRecord;
import framescope.capture.RowKind;
import framescope.net.ServerSettings.Timeouts;
import framescope.protocol.Bytes;
import framescope.protocol.Rule;
import framescope.protocol.RuleSet;
import framescope.testing.Await;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import framescope.testing.Rows;
import framescope.testing.Threat;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Peers that send a byte now and then, so that they are never silent for long: what they owe is
/// owed in all.
@Tag("socket")
class DripIntegrationTest {
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final Duration LONG = Duration.ofSeconds(60);

    private static RunningServer with(Duration handshake, Duration stall) throws ListenException {
        Timeouts timeouts = new Timeouts(handshake, stall, LONG, LONG, SHORT, Duration.ZERO);
        return RunningServer.with(RunningServer.defaultSettings().with(timeouts));
    }

    /// What a client reads.
    private interface Answer<T> {
        T read() throws IOException;
    }

    /// Sends one byte after the other, each of them well within the time, until an answer comes.
    private static <T> T dripUntil(RawClient client, Bytes bytes, Answer<T> answer)
            throws IOException {
        client.patience(SHORT.dividedBy(4));
        for (int i = 0; i < bytes.length(); i++) {
            client.send(bytes.slice(i, i + 1));
            try {
                return answer.read();
            } catch (SocketTimeoutException e) {
                // None yet.
            }
        }
        throw new AssertionError("all " + bytes.length() + " bytes were waited for");
    }

    @Threat("N1")
    @Test
    void aRequestHeadHasItsTimeInAllHoweverItsBytesAreSpread() throws Exception {
        Bytes head = Bytes.utf8("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(100));
        try (RunningServer server = with(SHORT, LONG);
                RawClient client = server.connect()) {
            assertThat(dripUntil(client, head, client::readHead).status()).isEqualTo(408);
            client.patience(Await.DEADLINE).readToEnd();
            CaptureRecord bytes = Rows.of(server.capture(), RowKind.BYTES).getFirst();
            assertThat(bytes.broken()).isEqualTo(RuleSet.of(Rule.HANDSHAKE_TIMED_OUT));
            server.isAlive();
        }
    }

    @Threat("N6")
    @Test
    void aFrameWhoseBytesDripFailsTheConnection() throws Exception {
        Bytes payload = zeros(200).masked().bytes();
        try (RunningServer server = with(LONG, SHORT);
                RawClient client = server.open()) {
            FrameBytes answer = dripUntil(client, payload, client::readFrame);
            assertThat(answer).isEqualTo(close(1008, Rule.FRAME_STALLED.reason()));
            client.patience(Await.DEADLINE).readToEnd();
            client.endOutput();
            assertThat(server.closedRow().closeSummary().code()).isEqualTo(1008);
            CaptureRecord bytes = Rows.of(server.capture(), RowKind.BYTES).getFirst();
            assertThat(bytes.broken())
                    .isEqualTo(RuleSet.of(Rule.FRAME_STALLED, Rule.FRAME_CUT_SHORT));
            server.isAlive();
        }
    }

    // The time begins with the first byte of the header.
    @Threat("N6")
    @Test
    void aHeaderWhoseBytesDripFailsTheConnection() throws Exception {
        Bytes header = zeros(1 << 20).masked().headerBytes();
        try (RunningServer server = with(LONG, SHORT);
                RawClient client = server.open()) {
            FrameBytes answer = dripUntil(client, header, client::readFrame);
            assertThat(answer).isEqualTo(close(1008, Rule.FRAME_STALLED.reason()));
        }
    }
}
