package framescope.text;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.analysis.CloseStory;
import framescope.analysis.ConnectionTraces;
import framescope.analysis.RowLinks;
import framescope.analysis.RowWalk;
import framescope.capture.Direction;
import framescope.capture.Ending;
import framescope.capture.MemoryCapture;
import framescope.capture.RowBatch;
import framescope.capture.RowKind;
import framescope.protocol.Rule;
import framescope.protocol.connection.CloseSummary;
import framescope.testing.FrameBytes;
import framescope.testing.WireWriter;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every way in which a connection can end, out of its rows, in a sentence.
class CloseSentenceTest {
    private static final long MILLI = 1_000_000;
    private static final CloseSummary ANY = new CloseSummary(Optional.empty(), 1006, false);

    private final MemoryCapture capture = MemoryCapture.keeping(1 << 24);
    private final WireWriter client = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);
    private final WireWriter server = client.answering();

    @BeforeEach
    void openTheConnection() {
        client.beginning();
    }

    private void open() {
        client.bytes(RowKind.REQUEST, "GET / HTTP/1.1\r\n\r\n", 0);
        server.bytes(RowKind.RESPONSE, "HTTP/1.1 101 Switching Protocols\r\n\r\n", 101);
    }

    private String ended(long millis, Ending ending) {
        client.after(millis * MILLI).closed(ANY, ending);
        ConnectionTraces traces = new ConnectionTraces(new RowLinks(capture));
        new RowWalk(capture, traces).run();
        boolean hasFrames = capture.totals().frames() > 0;
        return CloseSentence.of(
                CloseStory.of(capture, traces.of(client.connection()).orElseThrow(), hasFrames)
                        .orElseThrow(),
                row -> row + 1);
    }

    @Test
    void theClientClosesAndTheServerEchoes() {
        open();
        client.frame(FrameBytes.close(1001, "").masked());
        server.after(2 * MILLI).frame(FrameBytes.close(1001, ""));
        assertThat(ended(3, Ending.SERVER_FIN))
                .isEqualTo(
                        "The client closed first with 1001 «going away»; the server echoed it after"
                                + " 2.0 ms; TCP FIN followed after 1.0 ms, the server’s first.");
    }

    @Test
    void theServerClosesWithAReasonAndTheClientAnswersOtherwise() {
        open();
        server.frame(FrameBytes.close(4000, "enough\u202e"));
        client.after(20 * MILLI).frame(FrameBytes.close(1000, "bye").masked());
        assertThat(ended(20, Ending.CLIENT_FIN))
                .isEqualTo(
                        "The server closed first with 4000, «enough\\u{202e}»; the client answered"
                                + " with 1000 «normal closure», «bye» after 20 ms; TCP FIN followed"
                                + " after 0 µs, the client’s first.");
    }

    @Test
    void aCloseFrameWithoutACodeCountsAs1005() {
        open();
        client.frame(FrameBytes.close().masked());
        server.frame(FrameBytes.close());
        assertThat(ended(1, Ending.SERVER_FIN))
                .startsWith(
                        "The client closed first without a status code, which counts as 1005 «no"
                                + " status received»; the server echoed it after 0 µs;");
    }

    @Test
    void aCloseFrameMayStayWithoutAnAnswer() {
        open();
        server.frame(FrameBytes.close(1000, ""));
        assertThat(ended(10_000, Ending.TIMED_OUT))
                .isEqualTo(
                        "The server closed first with 1000 «normal closure»; the client did not"
                                + " answer; the peer did not do its part in time, and TCP was cut after"
                                + " 10.0 s.");
    }

    @Test
    void theServerFailsTheConnectionForAFrameOfTheClient() {
        open();
        int chunk = client.chunk(FrameBytes.text("odd").rsv2().masked().bytes());
        client.row(
                RowBatch.location(chunk, 0),
                FrameBytes.text("odd").rsv2().masked(),
                Rule.RESERVED_BITS);
        server.frame(FrameBytes.close(1002, "reserved bits"));
        assertThat(ended(5, Ending.RESET))
                .isEqualTo(
                        "The server failed the connection with 1002 «protocol error», because No. 4"
                                + " from the client breaks «reserved bit set» (RFC 6455 §5.2); the"
                                + " client did not answer; TCP was reset (RST) after 5.0 ms.");
    }

    @Test
    void aFindingThatAsksForAnotherCodeIsNotTheReason() {
        open();
        int chunk = client.chunk(FrameBytes.text("odd").rsv2().masked().bytes());
        client.row(
                RowBatch.location(chunk, 0),
                FrameBytes.text("odd").rsv2().masked(),
                Rule.RESERVED_BITS);
        server.frame(FrameBytes.close(1000, ""));
        assertThat(ended(5, Ending.SERVER_FIN)).startsWith("The server closed first with 1000");
    }

    @Test
    void withoutACloseFrameItCountsAs1006HoweverTcpEnded() {
        open();
        client.frame(FrameBytes.text("hi").masked());
        assertThat(ended(5, Ending.CLIENT_FIN))
                .isEqualTo(
                        "No Close frame went either way, which counts as 1006 «abnormal closure»;"
                                + " the client ended TCP with a FIN.");
    }

    @Test
    void aResetAndAVanishedPeerAreNamed() {
        open();
        assertThat(ended(5, Ending.RESET)).endsWith("; TCP was reset (RST).");
    }

    @Test
    void aPeerThatHasVanishedIsNamed() {
        open();
        assertThat(ended(5, Ending.NO_PONG))
                .endsWith("; no Pong had come for long: the peer has vanished, and TCP was cut.");
    }

    @Test
    void aRefusedHandshakeIsToldWithItsReason() {
        client.bytes(RowKind.REQUEST, "GET / HTTP/1.1\r\n\r\n", 0, Rule.ORIGIN_REFUSED);
        server.bytes(RowKind.RESPONSE, "HTTP/1.1 403 Forbidden\r\n\r\n", 403);
        assertThat(ended(5, Ending.SERVER_FIN))
                .isEqualTo(
                        "The server refused the handshake with 403 Forbidden: origin refused (RFC"
                                + " 6455 §10.2); the server ended TCP with a FIN.");
    }

    @Test
    void aHandshakeMayStayWithoutAnAnswer() {
        client.bytes(RowKind.REQUEST, "GET / HTTP/1.1\r\n\r\n", 0);
        assertThat(ended(5, Ending.CLIENT_FIN))
                .isEqualTo(
                        "The connection ended before the handshake was answered; the client ended"
                                + " TCP with a FIN.");
    }

    @Test
    void thereMayBeNoRequestAtAll() {
        assertThat(ended(5, Ending.UNSEEN))
                .isEqualTo(
                        "The connection ended before a whole request had come; how TCP ended was"
                                + " not seen.");
    }

    @Test
    void framesWithoutAHandshakeCountAsOpened() {
        client.frame(FrameBytes.text("hi").masked());
        assertThat(ended(5, Ending.UNSEEN)).startsWith("No Close frame went either way");
    }
}
